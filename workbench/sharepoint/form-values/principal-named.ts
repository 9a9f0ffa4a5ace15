import { SharePointError } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { Principal } from '../users/principal.js';
import { ensureSiteUser } from '../users/users.js';

/** The user or group of a form's key: a login, an address, a group's name. Someone of the directory is added to the site. */
export function principalNamed(call: Call, key: string): Principal | undefined {
  const known = call.service.principals.byLogin(call.site.id, key);
  if (known !== undefined) return known;
  try {
    return ensureSiteUser(call, key);
  } catch (error) {
    if (error instanceof SharePointError && error.status === 404) return undefined;
    throw error;
  }
}
