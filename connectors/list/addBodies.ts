import type { ListDeclaration, NewRow } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import { addBody, prepareAdd } from './add.js';
import { listContext } from './context.js';

/**
 * Writes rows as they would be posted to a list, for a service that takes many without a request for each. Sends nothing.
 * @returns the bodies of rows, in order; a row without a reference is given one
 */
export function addBodies<L extends ListDeclaration>(
  site: SiteConnection,
  list: L,
): (rows: readonly NewRow<L>[]) => readonly string[] {
  const context = listContext(site, list);
  return (rows) => rows.map((row) => addBody(context, prepareAdd(context, row)));
}
