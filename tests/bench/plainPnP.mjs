import { InjectHeaders } from '@pnp/queryable';
import { SPBrowser, spfi } from '@pnp/sp';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';

/** A list of a site by PnPjs as it comes, the peer of our connectors. */
export function plainList(webUrl, token, title) {
  const sp = spfi().using(SPBrowser({ baseUrl: webUrl }), InjectHeaders({ Authorization: `Bearer ${token}` }));
  return sp.web.lists.getByTitle(title);
}
