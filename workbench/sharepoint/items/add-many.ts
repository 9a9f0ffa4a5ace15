import { noBytes } from '../http/bytes.js';
import type { Call } from '../http/call.js';
import { Query } from '../http/query.js';
import type { List } from '../lists/list.js';
import { defaultFormat } from '../representation/format.js';
import type { Service } from '../service-state.js';
import type { Site } from '../sites/site.js';
import type { Principal } from '../users/principal.js';
import type { Web } from '../webs/web.js';
import { addSent } from './items.js';

/** Where items are added, and by whom: their permissions hold, and they become the author. */
export interface AddedTo {
  readonly site: Site;
  readonly web: Web;
  readonly list: List;
  readonly user: Principal;
}

/**
 * Adds items in one transaction. Each is read, checked, stored and told of in the change log as if it had been posted by
 * itself; only the request and the answer are saved. Tenants have the migration service for that.
 *
 * @param bodies the body of each, as it would be posted to the list's items: JSON
 * @throws SharePointError as the first that is refused; then none of them is stored
 */
export function addMany(service: Service, { site, web, list, user }: AddedTo, bodies: readonly string[]): void {
  const call: Call = {
    verb: 'POST',
    origin: '',
    path: `${web.path}/_api/web/lists`,
    query: new Query(''),
    contentType: 'application/json',
    ifMatch: undefined,
    header: () => undefined,
    body: '',
    bytes: noBytes,
    format: defaultFormat,
    service,
    site,
    web,
    visitor: { user },
  };
  service.database.transaction(() => {
    for (const body of bodies) addSent({ ...call, body }, list);
  });
}
