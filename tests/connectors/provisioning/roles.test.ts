import {
  audienceOf,
  columnsOf,
  listAddress,
  listCodec,
  lists,
  newReference,
  rightOf,
  roles,
  samplesOf,
  type ListDeclaration,
  type RoleKey,
} from '@phb/schemas';
import { paths, roleKeys, roleSites, type Answer, type RoleSites } from './roleSites.js';

let sites: RoleSites;
beforeAll(async () => {
  sites = await roleSites();
  for (const list of lists) {
    for (const row of samplesOf(list)) expect((await add('administrator', list, asSent(list, row))).status).toBe(201);
  }
});
afterAll(() => sites.close());

type Row = ReturnType<typeof samplesOf>[number];
/** An example as a request's body. People are left out: nobody of the site is meant. */
function asSent(list: ListDeclaration, row: Row): Record<string, unknown> {
  const sent = listCodec(list, 'Europe/London').write(row);
  const people = columnsOf(list).filter(([, column]) => column.kind === 'person');
  const codec = listCodec(list, 'Europe/London');
  const left = new Set(people.map(([name]) => codec.wireName(name)));
  return Object.fromEntries(Object.entries(sent).filter(([name]) => !left.has(name)));
}
/** The same once more, under another reference and without what must be unique. */
function another(list: ListDeclaration): Record<string, unknown> {
  const [row] = samplesOf(list);
  if (row === undefined) throw new TypeError(`${list.title} has no example`);
  const codec = listCodec(list, 'Europe/London');
  const unique = columnsOf(list).filter(([name, column]) => column.unique && name !== 'ref');
  const taken = new Set(unique.map(([name]) => codec.wireName(name)));
  const kept = Object.entries(asSent(list, row)).filter(([name]) => !taken.has(name));
  return { ...Object.fromEntries(kept), Title: newReference(list.columns.ref.prefix) };
}
const at = (list: ListDeclaration): string => `getList('${paths[list.site]}/${listAddress(list)}')`;
let files = 0;
/** A row of a list; of a library a file, with its columns written after it. */
async function add(role: RoleKey, list: ListDeclaration, body: Record<string, unknown>): Promise<Answer> {
  if (!list.library) return sites.ask(role, list.site, `${at(list)}/items`, { verb: 'POST', body });
  files += 1;
  const name = `${files}.txt`;
  const made = await sites.ask(role, list.site, `${at(list)}/rootfolder/files/AddUsingPath(decodedurl='${name}')`, {
    verb: 'POST',
    body: { text: files },
  });
  if (made.status !== 200) return made;
  const path = `getFileByServerRelativePath(decodedUrl='${paths[list.site]}/${listAddress(list)}/${name}')`;
  const item = `${path}/ListItemAllFields`;
  const { status, text } = await sites.ask(role, list.site, item, { verb: 'MERGE', body });
  if (status !== 204) return { status, text };
  return { status: 201, text: (await sites.ask(role, list.site, `${item}?$select=Id`)).text };
}
const idOf = (text: string): number => (JSON.parse(text) as { Id: number }).Id;

async function added(role: RoleKey, list: ListDeclaration): Promise<boolean> {
  const answer = await add(role, list, another(list));
  if (answer.status === 201) return true;
  expect(`${answer.status} to add to ${list.title}`).toMatch(/^40[34] to /); // refused, not failed
  return false;
}

/** What the service lets somebody with a role do with a list, tried one by one. */
async function tried(role: RoleKey, list: ListDeclaration) {
  const theirs = await add('administrator', list, another(list));
  const there = `${at(list)}/items(${idOf(theirs.text)})`;
  const status = async (path: string, send?: { verb: string; body?: unknown }): Promise<boolean> => {
    const answer = await sites.ask(role, list.site, path, send);
    if (answer.status >= 200 && answer.status < 300) return true;
    expect(`${answer.status} to ${path}`).toMatch(/^40[34] to /); // refused, not failed
    return false;
  };
  /** The bytes themselves are as closed as the row. */
  const content = list.library ? [`${there}/file/$value`, `${there}/file/versions`] : [];
  return {
    read: await status(`${there}?$select=Title`),
    contents: await Promise.all(content.map((path) => status(path))),
    readAll: await status(`${at(list)}/items?$top=10`),
    add: await added(role, list),
    edit: await status(there, { verb: 'MERGE', body: { Title: newReference(list.columns.ref.prefix) } }),
    recycle: await status(`${there}/recycle`, { verb: 'POST' }),
    changeTheList: await status(at(list), { verb: 'MERGE', body: { Description: list.description } }),
    changeItsPermissions: await status(`${at(list)}/roleassignments`),
  };
}

describe.each(roleKeys)('%s', (role) => {
  it.each(lists.map((list) => [list.title, list] as const))('may do with “%s” what is declared', async (_, list) => {
    const right = rightOf(roles[role], list);
    const reads = right !== 'none';
    const writes = right === 'write' || right === 'full';
    // Members of a site may change the lists that have the permissions of the site: so SharePoint makes them.
    const keepsLists = right === 'full' || (right === 'write' && audienceOf(list.audience).inherits === true);
    expect(await tried(role, list)).toEqual({
      read: reads,
      contents: list.library ? [reads, reads] : [],
      readAll: reads,
      add: writes,
      edit: writes,
      recycle: writes,
      changeTheList: keepsLists,
      changeItsPermissions: right === 'full',
    });
  });
});

const titlesWhere = (role: RoleKey, right: string): readonly string[] =>
  lists.filter((list) => rightOf(roles[role], list) === right).map(({ title }) => title);

describe('what was promised', () => {
  it('lets finance write the money lists and nothing else but their own views', () => {
    expect(titlesWhere('financeOfficer', 'write')).toEqual(['Monitoring returns', 'Payments', 'Saved views']);
    expect(titlesWhere('financeOfficer', 'full')).toEqual([]);
  });

  it('lets finance read what payments are made for and agreed by, and no other list about a case', () => {
    const cases = lists
      .filter((list) => list.site === 'register' && 'caseRef' in list.columns)
      .map(({ title }) => title);
    const read = titlesWhere('financeOfficer', 'read').filter((title) => cases.includes(title));
    expect([...read].sort()).toEqual(['Approvals', 'Budget lines', 'Purchases']);
  });

  it('opens restricted matters to the few and the administrator only', () => {
    const who = roleKeys.filter((role) => titlesWhere(role, 'none').every((title) => title !== 'Restricted matters'));
    expect(who).toEqual(['few', 'administrator']);
  });

  it('keeps council guests out of the register altogether', () => {
    expect(lists.filter((list) => list.site === 'register' && rightOf(roles.guest, list) !== 'none')).toEqual([]);
    expect(titlesWhere('guest', 'write')).toEqual(['Actions', 'Milestones']);
  });

  /** Every value of the examples that identifies a person or speaks of one, long enough to be found by chance nowhere else. */
  const secrets = lists
    .filter(({ audience }) => audience !== 'management')
    .flatMap((list) =>
      columnsOf(list)
        .filter(([, column]) => column.personal)
        .flatMap(([name, column]) =>
          samplesOf(list).map((row) => {
            const value = (row as Readonly<Record<string, unknown>>)[name];
            return column.kind === 'calendarDate' || typeof value !== 'string' ? '' : value;
          }),
        ),
    )
    .filter((value) => value.length > 5);

  it.each(['manager', 'financeOfficer'] as const)(
    'sends a %s no identity, whatever is asked in whichever way',
    async (role) => {
      expect(secrets.length).toBeGreaterThan(20);
      const money = new Set<string>(
        role === 'financeOfficer'
          ? lists.filter(({ audience }) => audience === 'money' || audience === 'spending').map(({ title }) => title)
          : [],
      );
      const seen: string[] = [];
      for (const site of ['register', 'partnership'] as const) {
        for (const path of ['lists?$expand=Fields', 'recyclebin', 'siteuserinfolist/items', 'getchanges']) {
          const query = { query: { Item: true, List: true, Add: true, Update: true, DeleteObject: true } };
          const send = path === 'getchanges' ? { verb: 'POST', body: query } : undefined;
          seen.push((await sites.ask(role, site, path, send)).text);
        }
      }
      for (const list of lists.filter(({ title }) => !money.has(title))) {
        const viewXml = '<View Scope="RecursiveAll"><RowLimit>100</RowLimit></View>';
        for (const [path, body] of [
          ['items', undefined],
          ['items?$expand=FieldValuesAsText,FieldValuesAsHtml', undefined],
          ['items(1)/versions', undefined],
          ['getitems', { query: { ViewXml: viewXml } }],
          ['RenderListDataAsStream', { parameters: { ViewXml: viewXml } }],
          ['getlistitemchangessincetoken', { query: { RowLimit: '100' } }],
        ] as const) {
          const send = body === undefined ? undefined : { verb: 'POST', body };
          seen.push((await sites.ask(role, list.site, `${at(list)}/${path}`, send)).text);
        }
      }
      const everything = seen.join('\n');
      expect(everything).toContain('PHB-'); // cases themselves are there
      expect(secrets.filter((secret) => everything.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
    },
  );
});
