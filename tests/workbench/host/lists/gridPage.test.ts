/** @jest-environment <rootDir>/tests/ui/connectedDom.cjs */
import { listConnector, provision } from '@phb/connectors';
import { budgetLines, personalHealthBudgets } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { samplePersonalHealthBudgets } from '../../../../schemas/samples/personalHealthBudgets.js';
import { gridAddress, asksForGrid, gridView } from '../../../../workbench/host/lists/gridPage.js';
import { listView } from '../../../../workbench/host/lists/listPage.js';
import { readNativeList } from '../../../../workbench/host/lists/readList.js';
import type { NativeList } from '../../../../workbench/host/lists/readList.js';
import { localSharePoint } from '../../../connectors/localSharePoint.js';
import type { LocalSharePoint, Person } from '../../../connectors/localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
  const owner = local.connect('/sites/phb', 'owner');
  await provision(owner, [personalHealthBudgets, budgetLines]);
  for (const row of samplePersonalHealthBudgets.rows) await listConnector(owner, personalHealthBudgets).add(row);
});
afterAll(() => local.close());

const json = 'application/json;odata=nometadata';
async function asked(who: Person, path: string, sent?: { method: string; body: unknown }): Promise<unknown> {
  const answer = await fetch(`${local.origin}/sites/phb/_api/web/${path}`, {
    headers: {
      Authorization: `Bearer ${who}`,
      Accept: json,
      'Content-Type': json,
      'X-HTTP-Method': sent?.method ?? '',
    },
    ...(sent === undefined ? {} : { method: 'POST', body: JSON.stringify(sent.body) }),
  });
  expect(answer.ok).toBe(true);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function opened(list: ListDeclaration, who: Person, query = ''): Promise<NativeList> {
  const ask = (path: string, body?: unknown): Promise<unknown> =>
    asked(who, path, body === undefined ? undefined : { method: '', body });
  const address = `/sites/phb/Lists/${list.path}`;
  const read = await readNativeList(ask, address, undefined, new URLSearchParams(query));
  if (read === undefined) throw new Error(`${list.title} has no view`);
  return read;
}

function page(text: string): Document {
  return new DOMParser().parseFromString(text, 'text/html');
}

describe('the grid view', () => {
  const query = new URLSearchParams('ShowInGrid=True&SortField=Status');

  it('is asked for by the address that SharePoint uses, and left by the same without it', async () => {
    const list = await opened(personalHealthBudgets, 'member');
    expect(asksForGrid(query)).toBe(true);
    expect(asksForGrid(new URLSearchParams('SortField=Status'))).toBe(false);
    expect(gridAddress(list, query, false)).toMatch(/\.aspx\?SortField=Status$/);
    expect(gridAddress(list, new URLSearchParams(), true)).toMatch(/\.aspx\?ShowInGrid=True$/);
  });

  it('gives each cell the editor of its column, with what is stored and a name of its own', async () => {
    const list = await opened(personalHealthBudgets, 'member', query.toString());
    const document = page(gridView(list, '/sites/phb/_api/web/getList(x)', query).text);
    const [first] = list.rows;
    const title = String(first?.['Title']);
    const named = (label: string) => document.querySelector(`[aria-label="${label} of ${title}"]`);
    const status = named('Status');
    expect(status?.tagName).toBe('SELECT');
    expect([...(status?.querySelectorAll('option[selected]') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'Live',
    ]);
    expect(status?.querySelectorAll('option')).toHaveLength(personalHealthBudgets.columns.status.choices.length + 1);
    const ticked = [...(named('Form')?.querySelectorAll('[checked]') ?? [])].map((box) => box.getAttribute('value'));
    expect(ticked).toEqual(first?.['Forms']);
    expect(named('Starts on')?.getAttribute('value')).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    expect(named('Approved amount')?.getAttribute('value')).toMatch(/^£/);
    const labels = [...document.querySelectorAll('[data-field]')].map((one) => one.getAttribute('aria-label'));
    expect(new Set(labels).size).toBe(labels.length);
    // What is changed before the page's script listens would be saved by nobody.
    expect(status?.matches('fieldset:disabled select')).toBe(true);
  });

  it('is offered to those who may change rows, and to nobody where the list’s owner has turned it off', async () => {
    const offers = async (who: Person): Promise<readonly (string | null)[]> => {
      const list = await opened(personalHealthBudgets, who);
      const settings = { webPath: '/sites/phb', today: '2019-04-30' };
      const text = listView(list, '/sites/phb/Lists/x', new URLSearchParams(), '?grid', settings).text;
      return [...page(text).querySelectorAll('.commands a')].map(({ textContent }) => textContent);
    };
    expect(await offers('member')).toEqual(['New', 'Edit in grid view']);
    expect(await offers('visitor')).toEqual([]);
    const switchGrid = (DisableGridEditing: boolean) =>
      asked('owner', `getList('/sites/phb/Lists/PersonalHealthBudgets')`, {
        method: 'MERGE',
        body: { DisableGridEditing },
      });
    await switchGrid(true);
    expect(await offers('member')).toEqual(['New']);
    await switchGrid(false);
  });
});
