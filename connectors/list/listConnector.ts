import type { ListDeclaration } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import type { ListConnector } from './types.js';

/** Connects one list of a site. */
export function listConnector<L extends ListDeclaration>(site: SiteConnection, list: L): ListConnector<L> {
  throw new Error(`${site.webUrl} ${list.title}: follows`);
}
