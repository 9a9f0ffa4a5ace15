import { columnsOf, type ListDeclaration } from '@phb/schemas';
import { listContext } from '../list/context.js';
import { readPages } from '../list/read.js';
import { largestPage, type AnyQuery } from '../odata/query.js';
import { permissions } from '../permissions/permissions.js';
import type { SiteConnection } from '../session/site.js';

/** SharePoint looks at most this many values up by an index in one question. */
const mostAtOnce = 60;
/** Above this many questions, reading the whole list is the shorter way. */
const mostQuestions = 10;

function questions(column: string, refs: readonly string[]): readonly AnyQuery[] {
  if (refs.length > mostAtOnce * mostQuestions) return [{ pageSize: largestPage }];
  return Array.from({ length: Math.ceil(refs.length / mostAtOnce) }, (_, at) => ({
    where: { column, is: 'in', value: refs.slice(at * mostAtOnce, (at + 1) * mostAtOnce) },
    pageSize: largestPage,
  }));
}

/**
 * Which rows of a list other rows point at: a case with reviews, a person with a case. They must not be taken away.
 * @param lists the lists of the site that may point; those that this person may not read cannot be asked
 * @param own references of rows that go as well, whose pointing does not count
 * @returns the titles of the lists that point, by the reference that they point at
 */
export async function pointedAt(
  site: SiteConnection,
  lists: readonly ListDeclaration[],
  list: ListDeclaration,
  refs: readonly string[],
  own: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const wanted = new Set(refs);
  const found = new Map<string, Set<string>>();
  const may = await Promise.all(lists.map((other) => permissions(site, other)));
  for (const other of lists.filter((_, at) => may[at]?.read)) {
    const context = listContext(site, other);
    for (const [name, column] of columnsOf(other)) {
      if (column.kind !== 'reference' || column.isKey || column.prefix !== list.columns.ref.prefix) continue;
      for (const query of questions(name, refs)) {
        for await (const page of readPages(context, query, signal)) {
          for (const row of page.rows) {
            const ref = String(row[name]);
            if (!wanted.has(ref) || own.has(String(row.ref))) continue;
            found.set(ref, (found.get(ref) ?? new Set()).add(other.title));
          }
        }
      }
    }
  }
  return found;
}
