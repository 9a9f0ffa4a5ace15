import { z, type SiteUserId } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import type { SiteConnection } from '../session/site.js';

/** Somebody whom a site knows. */
export interface SiteUser {
  /** The site's own id, which person columns hold. */
  readonly id: SiteUserId;
  readonly name: string;
  /** Somebody of another organisation, invited into the site. */
  readonly isGuest: boolean;
}

const user = z.object({
  Id: z.int(),
  Title: z.string(),
  LoginName: z.string(),
  PrincipalType: z.int(),
  IsShareByEmailGuestUser: z.optional(z.boolean()),
  IsEmailAuthenticationGuestUser: z.optional(z.boolean()),
  IsHiddenInUI: z.optional(z.boolean()),
});
type WireUser = z.infer<typeof user>;

/** SharePoint's number for a single person, against groups and lists of addresses. */
const person = 1;

function siteUser(wire: WireUser): SiteUser {
  const isGuest =
    wire.LoginName.toLowerCase().includes('#ext#') ||
    wire.IsShareByEmailGuestUser === true ||
    wire.IsEmailAuthenticationGuestUser === true;
  return { id: wire.Id as SiteUserId, name: wire.Title, isGuest };
}

/** Who is asking. */
export async function currentUser(site: SiteConnection): Promise<SiteUser> {
  const answer = await spGet<unknown>(SPQueryable(site.sp.web, 'currentuser'));
  return siteUser(expecting('current user', () => user.parse(answer)));
}

/**
 * The people whom the site knows, by name: everybody who ever had access to it or was named in it, so also some who have left.
 * Groups and SharePoint's own accounts are left out.
 */
export async function siteMembers(site: SiteConnection): Promise<readonly SiteUser[]> {
  const answer = await spGet<unknown>(SPQueryable(site.sp.web, 'siteusers'));
  const users = expecting('site users', () => z.array(user).parse(answer));
  return users
    .filter((one) => one.PrincipalType === person && one.IsHiddenInUI !== true && /\|membership\|/i.test(one.LoginName))
    .map(siteUser)
    .sort((left, right) => left.name.localeCompare(right.name, 'en-GB'));
}
