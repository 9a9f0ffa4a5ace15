import type { RowVersion } from '@phb/connectors';
import { listsOf, people, personalHealthBudgets } from '@phb/schemas';
import type { ItemId, ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import type { Data } from '../../part/data.js';
import type { CaseFile } from '../case/readCase.js';
import { readRowsOfCase } from '../case/rows/readRows.js';

/** One save of one row that belongs to a case. */
export interface HistoryEntry {
  readonly list: ListDeclaration;
  /** The reference of the row. */
  readonly ref: string;
  readonly version: RowVersion<ListDeclaration>;
}

async function versionsOf(
  data: Data,
  list: ListDeclaration,
  rows: readonly Stored<RowOf<ListDeclaration>>[],
  signal: AbortSignal,
): Promise<readonly HistoryEntry[]> {
  const refs = new Map<ItemId, string>(rows.map((row) => [row.id, String(row.ref)]));
  const entries: HistoryEntry[] = [];
  for await (const { id, versions } of data.list(list).versions(rows, signal)) {
    for (const version of versions) entries.push({ list, ref: refs.get(id) ?? '', version });
  }
  return entries;
}

/** The lists of the register whose rows say to which case they belong. */
const listsOfCase = listsOf('register').filter(({ columns }) => columns['caseRef'] !== undefined);

/**
 * Everything that was saved of a case and of the rows that belong to it, newest first, as SharePoint's versions tell it. Lists
 * that this person may not open are left out. A list of the case costs two requests, one if it has no rows.
 */
export async function readHistory(data: Data, file: CaseFile, signal: AbortSignal): Promise<readonly HistoryEntry[]> {
  const ofLists = listsOfCase
    .filter((list) => file.may(list).read)
    .map(async (list) => {
      const { rows } = await readRowsOfCase(data, list, file.row.ref);
      return rows.length === 0 ? [] : versionsOf(data, list, rows, signal);
    });
  const found = await Promise.all([
    versionsOf(data, personalHealthBudgets, [file.row], signal),
    ...(typeof file.person === 'object' ? [versionsOf(data, people, [file.person], signal)] : []),
    ...ofLists,
  ]);
  return found.flat().sort((a, b) => Temporal.Instant.compare(b.version.savedAt, a.version.savedAt));
}
