/** By plain HTTP: the council guest gets nothing of the register, however the address is written, and the manager no identities. */
import { colleagues, people } from '../../../workbench/identity/people.js';
import { sitePages } from '../../../workbench/host/pages.js';
import { workbenchOrigin } from '../harness/visit.js';
import { ask, askExactly, items, itemsPath, sitePaths, tokenOf } from './plainHttp.js';

interface List {
  readonly Id: string;
  readonly Title: string;
  readonly RootFolder: { readonly ServerRelativeUrl: string };
}

async function lists(site: keyof typeof sitePaths): Promise<readonly List[]> {
  const query = '$select=Id,Title,RootFolder/ServerRelativeUrl&$expand=RootFolder';
  const answer = await ask('administrator', `${sitePaths[site]}/_api/web/lists?${query}`);
  const found: { value: List[] } = await answer.json();
  return found.value;
}

let registerLists: readonly List[];
beforeAll(async () => {
  registerLists = await lists('register');
});

/** Who is asking: the documented token, or the cookie that the pages use. */
const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the token': { authorization: `Bearer ${tokenOf('council-guest')}` },
  'the cookie': { cookie: 'workbench-person=council-guest' },
};

const accept = { accept: 'application/json;odata=nometadata' };

/** Every address of the register that a script could think of. */
function addresses(): readonly string[] {
  const api = `${sitePaths.register}/_api`;
  const ofSite = [
    '',
    '/web',
    '/site',
    '/web/lists',
    '/lists',
    '/web/siteusers',
    '/web/sitegroups',
    '/web/currentuser',
    '/web/roleassignments',
    '/web/roledefinitions',
    '/web/associatedmembergroup/users',
    '/web/regionalsettings',
    '/web/regionalsettings/timezone',
    '/web/getchanges',
    '/web/recyclebin',
    '/site/recyclebin',
    '/web/getfolderbyserverrelativeurl(%27/sites/phb/Lists/People%27)',
    '/web/nothing',
    '/contextinfo',
    '/$batch',
    '/search/query?querytext=%27Demo%27',
  ].map((path) => api + path);
  const ofLists = registerLists.flatMap(({ Id, Title, RootFolder }) => {
    const named = encodeURIComponent(Title);
    const folder = encodeURIComponent(RootFolder.ServerRelativeUrl);
    return [
      `${api}/web/lists/getbytitle('${named}')`,
      `${api}/web/lists/GetByTitle(%27${named}%27)/items?$top=1`,
      `${api}/web/lists(guid'${Id}')/items`,
      `${api}/web/lists/getbyid('${Id}')/items(1)`,
      `${api}/lists('${Id}')/items`,
      `${api}/web/getlist('${folder}')/items(1)`,
      `${api}/web/getlist(@a)/items?@a='${folder}'`,
      `${api}/web/lists('${Id}')/items?$select=Title&$filter=Id%20ge%201`,
      ...['items(1)', 'items(1)/versions', 'items/getbyid(1)', 'fields', 'views', 'getchanges', 'roleassignments'].map(
        (rest) => `${api}/web/lists/getbytitle('${named}')/${rest}`,
      ),
      ...['renderlistdataasstream', 'getitems', 'recycle', 'rootfolder', 'itemcount'].map(
        (rest) => `${api}/web/lists(guid'${Id}')/${rest}`,
      ),
      encodeURI(RootFolder.ServerRelativeUrl),
      encodeURI(`${RootFolder.ServerRelativeUrl}/AllItems.aspx`),
    ];
  });
  const pages = sitePages.filter((page) => page.site === 'register').map((page) => page.path);
  return [...ofSite, ...ofLists, ...pages, `${sitePaths.register}/SitePages/Home.aspx`, sitePaths.register];
}

/** The same address in other words. */
function spellings(): readonly string[] {
  const rest = "_api/web/lists/getbytitle('People')/items";
  const encoded = '%5Fapi/web/lists/getbytitle(%27People%27)/items';
  return [
    `/SITES/PHB/${rest}`,
    `/Sites/Phb/_API/Web/Lists/GetByTitle('people')/Items`,
    `/sites/phb/${encoded}`,
    `/sites/%70%68%62/${rest}`,
    `/%73ites/phb/${rest}`,
    `/sites/phb//${rest}`,
    `//sites/phb/${rest}`,
    `/sites//phb/${rest}`,
    `/sites/phb/./${rest}`,
    `/sites/phb/${rest}/`,
    `/sites/phb/${rest}?`,
    `/sites/phb/${rest};x=1`,
    `/sites/phb/${rest}%20`,
    `/sites/phb/${rest}%00`,
    `/sites/phb%20/${rest}`,
    `/sites/phb./${rest}`,
    `/sites/phb%2F${rest}`,
    `/sites%2Fphb/${rest}`,
    `/sites/phb%2f_api%2fweb%2flists`,
    `/sites/phb/_vti_bin/client.svc/web/lists`,
    `/sites/phb/_vti_bin/listdata.svc/People`,
    `/sites/phb-partner/../phb/${rest}`,
    `/sites/phb-partner/%2e%2e/phb/${rest}`,
    `/sites/phb-partner/..%2Fphb/${rest}`,
    `/sites/phb-partner/_api/../../phb/${rest}`,
    `/sites/phb-partner/_api/%2e%2e/%2e%2e/phb/${rest}`,
    `/sites/phb-partner/_api/web/getlist('%2Fsites%2Fphb%2FLists%2FPeople')/items`,
    `/sites/phb-partner/_api/web/getlist(@l)/items?@l='/sites/phb/Lists/People'`,
    `/sites/phb-partner/_api/web/lists/getbytitle('People')/items`,
    `/_api/web/lists/getbytitle('People')/items`,
    `/sites/phb-partner/sites/phb/${rest}`,
  ];
}

/** The form digest that SharePoint wants of a page's POST. */
async function digest(who: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const answer = await askExactly(`${sitePaths.partnership}/_api/contextinfo`, {
    method: 'POST',
    headers: { ...accept, ...who },
  });
  const { FormDigestValue }: { FormDigestValue: string } = JSON.parse(answer.text);
  return { 'x-requestdigest': FormDigestValue };
}

/**
 * Whether an answer names anybody of the register or holds rows. Those who work with it are named by the workbench's own
 * frame and by the site's list of its users.
 */
function tells(text: string): boolean {
  const said = [...people, ...colleagues].reduce((rest, { name }) => rest.replaceAll(name, ''), text);
  return /"value"\s*:\s*\[\s*\{|Demo-[A-Z]|"ItemCount"|NhsNumber/.test(said);
}

describe.each(Object.entries(ways))('the council guest, by %s', (_way, who) => {
  it.each(['GET', 'POST'])('is refused at every address of the register (%s)', async (method) => {
    const answers = await Promise.all(
      addresses().map(async (path) => {
        const answer = await askExactly(path, { method, headers: { ...accept, ...who } });
        return { path, status: answer.status, tells: tells(answer.text) };
      }),
    );
    expect(answers.length).toBeGreaterThan(120);
    expect(answers.filter((answer) => ![403, 404].includes(answer.status) || answer.tells)).toEqual([]);
  });

  it.each(['MERGE', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'HEAD'])('may not %s', async (method) => {
    const path = `${itemsPath('register', 'Settings')}(1)`;
    const direct = await askExactly(path, { method, headers: { ...accept, ...who, 'if-match': '*' } });
    expect([403, 404, 405]).toContain(direct.status);
    if (!['OPTIONS', 'HEAD'].includes(method)) {
      const headers = { ...accept, ...who, 'if-match': '*', 'x-http-method': method };
      expect((await askExactly(path, { method: 'POST', headers })).status).toBe(403);
    }
  });

  it('is refused however the address is spelt', async () => {
    const answers = await Promise.all(
      spellings().map(async (path) => {
        const answer = await askExactly(path, { headers: { ...accept, ...who } });
        return { path, status: answer.status, tells: tells(answer.text) };
      }),
    );
    expect(answers.filter((answer) => ![403, 404].includes(answer.status) || answer.tells)).toEqual([]);
  });

  it('is refused in a batch of the partnership site that names the register', async () => {
    const persons = registerLists.find((list) => list.Title === 'People');
    const asked = [
      `${workbenchOrigin()}${itemsPath('register', 'People')}?$top=1`,
      `${workbenchOrigin()}${sitePaths.register}/_api/web/lists(guid'${persons?.Id ?? ''}')/items`,
      `${sitePaths.register}/_api/web/siteusers`,
      `../../phb/_api/web/lists/getbytitle('People')/items`,
      `${workbenchOrigin()}/sites/phb-partner/_api/web/lists(guid'${persons?.Id ?? ''}')/items`,
      `${workbenchOrigin()}/sites/PHB/_api/web/lists`,
    ];
    const parts = asked.map(
      (url) =>
        `--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET ${url} HTTP/1.1\r\nAccept: application/json;odata=nometadata\r\n\r\n`,
    );
    const body = `${parts.join('')}--batch_1--\r\n`;
    const answer = await askExactly(`${sitePaths.partnership}/_api/$batch`, {
      method: 'POST',
      headers: { ...who, 'content-type': 'multipart/mixed; boundary=batch_1', ...(await digest(who)) },
      body,
    });
    const inner = [...answer.text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((match) => Number(match[1]));
    if (answer.status === 200) {
      expect(inner).toHaveLength(asked.length);
      expect(inner.filter((one) => one < 400 || one >= 500)).toEqual([]);
    } else expect([400, 403]).toContain(answer.status);
    expect(tells(answer.text)).toBe(false);
  });
});

it('sends nobody to a host that a request names', async () => {
  const answer = await fetch(`${workbenchOrigin()}//elsewhere.example/x`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe(`${workbenchOrigin()}/x`);
});

describe('the manager', () => {
  it('reads the register’s other lists, and of People nothing', async () => {
    const persons = registerLists.find((list) => list.Title === 'People');
    if (persons === undefined) throw new Error('The register has no list People.');
    const readable = await ask('manager', `${sitePaths.register}/_api/web/lists?$select=Title`);
    const titles = ((await readable.json()) as { value: { Title: string }[] }).value.map((list) => list.Title);
    expect(titles).toContain('Personal health budgets');
    expect(titles).not.toContain('People');
    await expectNothing('register', persons);
    for (const list of titles) {
      expect([list, tells(JSON.stringify(await items('manager', 'register', list)))]).toEqual([list, false]);
    }
  });

  it('reads the action plan of the partnership, and of Shared cases nothing', async () => {
    const shared = (await lists('partnership')).find((list) => list.Title === 'Shared cases');
    if (shared === undefined) throw new Error('The partnership site has no list Shared cases.');
    expect(await items('manager', 'partnership', 'Actions')).toHaveLength(10);
    await expectNothing('partnership', shared);
  });
});

async function expectNothing(site: keyof typeof sitePaths, list: List): Promise<void> {
  const headers = { ...accept, authorization: `Bearer ${tokenOf('manager')}` };
  const title = encodeURIComponent(list.Title);
  const paths = [
    `lists/getbytitle('${title}')`,
    `lists/getbytitle('${title}')/items`,
    `lists/getbytitle('${title}')/items(1)`,
    `lists/getbytitle('${title}')/fields`,
    `lists(guid'${list.Id}')/items?$select=Title`,
    `lists(guid'${list.Id}')/getchanges`,
    `getlist('${list.RootFolder.ServerRelativeUrl}')/items`,
  ].map((rest) => `${sitePaths[site]}/_api/web/${rest}`);
  const answers = await Promise.all(
    paths.map(async (path) => {
      const answer = await askExactly(path, { headers });
      return { path, status: answer.status, tells: tells(answer.text) };
    }),
  );
  expect(answers.filter((answer) => ![403, 404].includes(answer.status) || answer.tells)).toEqual([]);
}
