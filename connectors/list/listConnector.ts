import type { ListDeclaration } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import { addRow } from './add.js';
import { listContext, type ListContext } from './context.js';
import { giveReference } from './giveReference.js';
import { readAll, readOne, readPages } from './read.js';
import { recycleRow, restoreRow } from './recycle.js';
import type { ListConnector } from './types.js';
import { updateRow } from './update.js';
import { readVersions } from './versions.js';
import { writeAll } from './writeAll.js';

/** Connects one list of a site. Sends nothing yet. Keep it as long as the connection to the site. */
export function listConnector<L extends ListDeclaration>(site: SiteConnection, list: L): ListConnector<L> {
  const context: ListContext<L> = listContext(site, list);
  return {
    site,
    list,
    get: (ref) => readOne(context, ref),
    pages: (query, signal) => readPages(context, query ?? {}, signal),
    all: (query, signal) => readAll(context, query ?? {}, signal),
    add: (row) => addRow(context, row),
    update: (stored, changes) => updateRow(context, stored, changes),
    recycle: (stored) => recycleRow(context, stored),
    restore: (recycled) => restoreRow(context, recycled),
    giveReference: (id) => giveReference(context, id),
    versions: (rows, signal) => readVersions(context, rows, signal),
    write: (operations, options) => writeAll(context, operations, options ?? {}),
  };
}
