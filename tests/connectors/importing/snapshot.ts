import { registerRows, type SiteConnection } from '@phb/connectors';
import type { ListDeclaration } from '@phb/schemas';

/** Every row of some lists in every declared column, by reference. Versions and ids are SharePoint's own and left out. */
export async function snapshot(site: SiteConnection, lists: readonly ListDeclaration[]): Promise<readonly string[]> {
  const { rows, unreadable } = await registerRows(site, lists);
  if (unreadable.length > 0) throw new Error(`${unreadable.length} rows cannot be read`);
  return lists
    .flatMap((list) => {
      const names = Object.keys(list.columns);
      return (rows.get(list.title) ?? []).map((row) => JSON.stringify([list.title, ...names.map((name) => row[name])]));
    })
    .sort();
}
