import { documentUpload, listConnector, type Outcome, type SiteConnection } from '@phb/connectors';
import type { ListDeclaration, NewRow } from '@phb/schemas';

/** Adds rows to any list: to a document library as files, each with its reference in it. */
export async function addRows(
  site: SiteConnection,
  list: ListDeclaration,
  rows: readonly NewRow<ListDeclaration>[],
): Promise<readonly Outcome[]> {
  if (!list.library) return listConnector(site, list).write(rows.map((add) => ({ add })));
  const outcomes: Outcome[] = [];
  for (const [index, row] of rows.entries()) {
    const content = new Blob([`The document ${String(Reflect.get(row, 'ref'))}`]);
    const name = (nth: number): string => `${index + 1}-${nth}.txt`;
    const added = await documentUpload(site, list, { content, name, row }).run();
    outcomes.push({ ok: true, id: added.row.id, etag: added.row.etag });
  }
  return outcomes;
}
