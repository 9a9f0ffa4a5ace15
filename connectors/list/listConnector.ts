import type { ListDeclaration } from '@phb/schemas';
import type { SiteConnection } from '../session/site.js';
import { listContext, type ListContext } from './context.js';
import { fetchWriting } from './fetchWriting.js';
import { readAll, readOne, readPages } from './read.js';
import type { ListConnector } from './types.js';

/** Connects one list of a site. Sends nothing yet. Keep it as long as the connection to the site. */
export function listConnector<L extends ListDeclaration>(site: SiteConnection, list: L): ListConnector<L> {
  const context: ListContext<L> = listContext(site, list);
  return {
    site,
    list,
    get: (ref) => readOne(context, ref),
    pages: (query, signal) => readPages(context, query ?? {}, signal),
    all: (query, signal) => readAll(context, query ?? {}, signal),
    add: async (row) => (await fetchWriting()).addRow(context, row),
    update: async (stored, changes) => (await fetchWriting()).updateRow(context, stored, changes),
    recycle: async (stored) => (await fetchWriting()).recycleRow(context, stored),
    restore: async (recycled) => (await fetchWriting()).restoreRow(context, recycled),
    giveReference: async (id) => (await fetchWriting()).giveReference(context, id),
    async *versions(rows, signal) {
      yield* (await fetchWriting()).readVersions(context, rows, signal);
    },
    write: async (operations, options) => (await fetchWriting()).writeAll(context, operations, options ?? {}),
  };
}
