import { permission, includes } from '../permissions/base-permissions.js';
import type { Service } from '../service-state.js';
import type { Site } from '../sites/site.js';
import type { Web } from '../webs/web.js';
import type { Principal } from './principal.js';

/** Ids that no user has, for what everyone holds: guests, and the tenant's own people. */
const anyGuest = -1;
const anyInsider = -2;

/**
 * Lets in someone of the directory whom the site does not know yet, if it has given something to everyone (or to everyone
 * except external users) that lets them open the web. They become a user of the site.
 */
export function admitNewcomer(
  { principals, security }: Pick<Service, 'principals' | 'security'>,
  site: Site,
  web: Web,
  login: string,
): Principal | undefined {
  const entry = principals.findInDirectory(login);
  if (entry === undefined || entry.login.toLowerCase() !== login.toLowerCase()) return undefined;
  const anyone = { siteId: site.id, id: entry.guest ? anyGuest : anyInsider, guest: entry.guest };
  const held = security.permissionsOf(security.principalIds(anyone), web.scopeId);
  return includes(held, permission.open) ? principals.ensureUser(site.id, entry) : undefined;
}
