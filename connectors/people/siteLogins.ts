import { z, type SiteUserId } from '@phb/schemas';
import { spGet, spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { safeToRepeat } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';

const login = z.object({ Id: z.int(), Title: z.string(), LoginName: z.string() });

/** Somebody as they sign in: what names them in another site of the same organisation, where their id is another. */
export interface SiteLogin {
  readonly id: SiteUserId;
  readonly login: string;
  readonly name: string;
}

/** Everybody whom the site has an id for, groups and SharePoint's own accounts among them. */
export async function siteLogins(site: SiteConnection): Promise<readonly SiteLogin[]> {
  const answer = await spGet<unknown>(SPQueryable(site.sp.web, 'siteusers'));
  const users = expecting('site users', () => z.array(login).parse(answer));
  return users.map(({ Id, LoginName, Title }) => ({ id: Id as SiteUserId, login: LoginName, name: Title }));
}

/** Gives somebody an id in the site, or says the one they have. Undefined if the organisation does not know them. */
export async function ensureLogin(site: SiteConnection, name: string): Promise<SiteUserId | undefined> {
  try {
    const request = SPQueryable(site.sp.web, 'ensureuser');
    const answer = await spPost<unknown>(request, safeToRepeat({ body: JSON.stringify({ logonName: name }) }));
    return expecting('ensured user', () => login.parse(answer)).Id as SiteUserId;
  } catch (error) {
    if (error instanceof ConnectorError && (error.status === 400 || error.status === 404)) return undefined;
    throw error;
  }
}
