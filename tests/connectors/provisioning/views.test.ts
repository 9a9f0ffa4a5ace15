import { listConnector, provision } from '@phb/connectors';
import { lists, listsOf, samplesOf, type ListDeclaration, type View } from '@phb/schemas';
import { addRows } from '../addRows.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connect('/sites/phb', 'owner'), listsOf('register'));
  await provision(local.connect('/sites/phb-partner', 'owner'), listsOf('partnership'));
  for (const list of lists) {
    const outcomes = await addRows(siteOf(list), list, samplesOf(list));
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
  }
});
afterAll(() => local.close());

function siteOf(list: ListDeclaration) {
  return local.connect(pathOf(list), 'owner');
}
const pathOf = (list: ListDeclaration): string => (list.site === 'register' ? '/sites/phb' : '/sites/phb-partner');

/** What the view asks for, as a query through the connector: OData in place of CAML. */
function queryOf({ where, orderBy }: View): object {
  return { ...(where === undefined ? {} : { where }), ...(orderBy === undefined ? {} : { orderBy }) };
}

/** The ids of the items that a native view shows, as a page of SharePoint asks for it. */
async function shownBy(list: ListDeclaration, view: string): Promise<number[]> {
  const api = `${local.origin}${pathOf(list)}/_api/web/lists/getByTitle('${encodeURIComponent(list.title)}')`;
  const headers = {
    Authorization: 'Bearer owner',
    Accept: 'application/json;odata=nometadata',
    'Content-Type': 'application/json;odata=nometadata',
  };
  const found = await fetch(`${api}/views/getByTitle('${encodeURIComponent(view)}')?$select=Id`, { headers });
  const { Id } = (await found.json()) as { Id: string };
  const body = JSON.stringify({ parameters: { RenderOptions: 2 } });
  const answer = await fetch(`${api}/RenderListDataAsStream?View=${Id}`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  const { Row } = (await answer.json()) as { Row: Record<string, unknown>[] };
  return Row.map((row) => Number(row['ID']));
}

describe.each(lists)('the native views of $title', (list) => {
  it('show the rows that their declarations ask for, in their order', async () => {
    for (const view of Object.values(list.views)) {
      const { rows } = await listConnector(siteOf(list), list).all(queryOf(view));
      const shown = await shownBy(list, view.title);
      expect({ view: view.title, shown }).toEqual({ view: view.title, shown: rows.map(({ id }) => id) });
    }
  });
});
