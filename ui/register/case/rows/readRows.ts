import { budgetLines, organisations } from '@phb/schemas';
import type { ListDeclaration, Query, Reference, RowOf, Stored } from '@phb/schemas';
import type { Page } from '@phb/connectors';
import { Temporal } from 'temporal-polyfill';
import type { ReferenceOption, ReferenceOptions } from '../../../kit/form/references.js';
import type { Data } from '../../../part/data.js';
import type { CaseFile } from '../readCase.js';
import type { CaseRows } from './caseRows.js';

/** The rows of a list that belong to a case. */
export function readRowsOfCase<L extends ListDeclaration>(
  data: Data,
  list: L,
  ref: Reference<'PHB'>,
): Promise<Page<L>> {
  const ofCase = { where: { column: 'caseRef', is: 'eq', value: ref } };
  // Every list of the record has an indexed caseRef, which the type of a list of any shape does not say.
  return data.list(list).all(ofCase as unknown as Query<L['columns']>);
}

/** Rows in the order in which their pane shows them. What is empty in that column comes last. */
export function inOrder(
  { column, descending = false }: CaseRows['order'],
  rows: readonly Stored<RowOf<ListDeclaration>>[],
): readonly Stored<RowOf<ListDeclaration>>[] {
  return [...rows].sort((a, b) => {
    const [left, right]: readonly unknown[] = [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (descending ? -1 : 1) * compare(left, right);
  });
}

function compare(left: unknown, right: unknown): number {
  if (left instanceof Temporal.PlainDate && right instanceof Temporal.PlainDate) {
    return Temporal.PlainDate.compare(left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en-GB');
}

/** The organisations by name, in the order of their names. */
export async function readOrganisationNames(data: Data): Promise<readonly ReferenceOption[]> {
  const page = await data.list(organisations).all({ orderBy: { column: 'name' } });
  return page.rows.map(({ ref, name }) => ({ ref, name }));
}

type ReadOptions = (data: Data, file: CaseFile) => Promise<readonly ReferenceOption[]>;

/** Where the names of references come from, by their prefix. */
const sources: Readonly<Record<string, { readonly list: ListDeclaration; readonly read: ReadOptions }>> = {
  ORG: {
    list: organisations,
    read: readOrganisationNames,
  },
  BL: {
    list: budgetLines,
    read: async (data, file) => {
      const page = await readRowsOfCase(data, budgetLines, file.row.ref);
      return page.rows.map(({ ref, description }) => ({ ref, name: description }));
    },
  },
};

/** Reads the names of what the columns of some lists refer to. Lists that this person may not open are left out. */
export async function readReferenceNames(
  data: Data,
  file: CaseFile,
  lists: readonly ListDeclaration[],
): Promise<ReferenceOptions> {
  const prefixes = new Set(
    lists.flatMap(({ columns }) =>
      Object.values(columns).flatMap((column) => (column.kind === 'reference' && !column.isKey ? [column.prefix] : [])),
    ),
  );
  const read = Object.entries(sources)
    .filter(([prefix, { list }]) => prefixes.has(prefix) && file.may(list).read)
    .map(async ([prefix, source]) => [prefix, await source.read(data, file)] as const);
  return Object.fromEntries(await Promise.all(read));
}
