import { listConnector, provision, readSiteZone } from '@phb/connectors';
import {
  caseDocuments,
  caseNotes,
  choice,
  columnsOf,
  defineList,
  internalName,
  lists,
  listsOf,
  number,
  people,
  personalHealthBudgets,
  reference,
  settings,
  text,
  type ListDeclaration,
} from '@phb/schemas';
import { listValidation } from '../../../connectors/provisioning/validation.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeEach(async () => {
  local = await localSharePoint();
});
afterEach(() => local.close());

const owner = () => local.connect('/sites/phb', 'owner');
async function read(path: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${local.origin}/sites/phb/_api/web/${path}`, {
    headers: { Authorization: 'Bearer owner', Accept: 'application/json;odata=nometadata' },
  });
  expect(response.status).toBe(200);
  return response.json() as Promise<Record<string, unknown>>;
}
const listAt = (path: string): string => `getList('/sites/phb/Lists/${path}')`;
async function fieldsOf(path: string): Promise<Map<unknown, Record<string, unknown>>> {
  const { value } = await read(`${listAt(path)}/fields`);
  return new Map((value as Record<string, unknown>[]).map((field) => [field['InternalName'], field]));
}

describe('provisioning an empty site', () => {
  it('makes every list as declared, and finds nothing to do the second time', async () => {
    const said: string[] = [];
    const first = await provision(owner(), listsOf('register'), { onProgress: (line) => said.push(line) });
    expect(first.warnings).toEqual([]);
    expect(said).toEqual(first.lines);
    const posts = local.passed.filter(({ method }) => method === 'POST').length;
    expect(posts).toBeGreaterThan(first.changes - 10);
    local.passed.length = 0;
    const second = await provision(owner(), listsOf('register'));
    expect(second).toMatchObject({ changes: 0, warnings: [] });
    expect(local.passed.every(({ method }) => method === 'GET')).toBe(true);
    expect(second.lines).toEqual(listsOf('register').map(({ title }) => `${title}: complete, nothing to do.`));
  });

  it('gives each column the name, type, limits, index and help that its declaration says', async () => {
    await provision(owner(), [people, personalHealthBudgets, caseNotes]);
    const [persons, cases] = [await fieldsOf('People'), await fieldsOf('PersonalHealthBudgets')];
    for (const [name, column] of columnsOf(personalHealthBudgets)) {
      expect(cases.get(internalName(name))).toMatchObject({
        Title: column.label,
        Required: column.required,
        Indexed: column.indexed,
        EnforceUniqueValues: column.unique,
        Description: column.description ?? '',
      });
    }
    expect(cases.get('Title')).toMatchObject({
      Title: 'Case reference',
      Indexed: true,
      EnforceUniqueValues: true,
      MaxLength: 13,
    });
    expect(cases.get('Amount')).toMatchObject({
      TypeAsString: 'Currency',
      CurrencyLocaleId: 2057,
      MinimumValue: 0,
      MaximumValue: 10_000_000,
    });
    expect(cases.get('StartsOn')).toMatchObject({ TypeAsString: 'DateTime', DisplayFormat: 0 });
    expect(cases.get('Forms')).toMatchObject({
      TypeAsString: 'MultiChoice',
      Choices: ['Notional', 'Third party', 'Direct payment'],
    });
    expect(cases.get('Owner')).toMatchObject({ TypeAsString: 'User' });
    expect((await fieldsOf('CaseNotes')).get('Text')).toMatchObject({ TypeAsString: 'Note', RichText: false });
    expect(persons.get('NhsNumber')).toMatchObject({
      TypeAsString: 'Text',
      MaxLength: 10,
      EnforceUniqueValues: true,
      Indexed: true,
    });
    expect(persons.get('Postcode')).toMatchObject({ MaxLength: 8, Indexed: false });
  });

  it('keeps versions, keeps attachments out, and keeps search out of lists that identify people', async () => {
    await provision(owner(), [people, settings]);
    const select = '?$select=Title,Description,EnableVersioning,MajorVersionLimit,EnableAttachments,NoCrawl';
    expect(await read(`${listAt('People')}${select}`)).toEqual({
      Title: 'People',
      Description: people.description,
      EnableVersioning: true,
      MajorVersionLimit: 50,
      EnableAttachments: false,
      NoCrawl: true,
    });
    expect(await read(`${listAt('Settings')}${select}`)).toMatchObject({ NoCrawl: false });
  });

  it('makes a document library in the site’s root, without folders, kept out of search, with the names of files in its views', async () => {
    await provision(owner(), [caseDocuments]);
    const list = "getList('/sites/phb/CaseDocuments')";
    const select = '?$select=Title,BaseTemplate,EnableVersioning,EnableFolderCreation,NoCrawl';
    expect(await read(`${list}${select}`)).toEqual({
      Title: 'Case documents',
      BaseTemplate: 101,
      EnableVersioning: true,
      EnableFolderCreation: false,
      NoCrawl: true,
    });
    const { value } = await read(`${list}/views?$expand=ViewFields`);
    const shown = (value as { DefaultView: boolean; ViewFields: { Items: string[] } }[]).find(
      (view) => view.DefaultView,
    );
    expect(shown?.ViewFields.Items).toEqual([
      'DocIcon',
      'LinkFilename',
      'Title',
      'CaseRef',
      'Kind',
      'DocumentDate',
      'Note',
    ]);
    expect(await provision(owner(), [caseDocuments])).toMatchObject({ changes: 0, warnings: [] });
  });

  it('makes the views, with their columns, condition and order', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const { value } = await read(`${listAt('PersonalHealthBudgets')}/views?$expand=ViewFields`);
    // SharePoint writes an empty element with a blank before its end.
    const plain = (view: Record<string, unknown>) => ({
      ...view,
      ViewQuery: String(view['ViewQuery']).replace(/ \/>/g, '/>'),
    });
    const views = new Map((value as Record<string, unknown>[]).map((view) => [view['Title'], plain(view)]));
    expect(views.get('Live cases')).toMatchObject({
      DefaultView: true,
      RowLimit: 100,
      ViewQuery:
        '<Where><Eq><FieldRef Name="Status"/><Value Type="Choice">Live</Value></Eq></Where><OrderBy><FieldRef Name="NextReviewDue"/></OrderBy>',
      ViewFields: {
        Items: [
          'LinkTitle',
          'Status',
          'Category',
          'Forms',
          'Owner',
          'StartsOn',
          'Amount',
          'AmountPeriod',
          'NextReviewDue',
        ],
      },
    });
    expect([...views.keys()]).toEqual(expect.arrayContaining(['Live cases', 'Reviews by date', 'Closed']));
  });

  it('is refused to somebody who may not make lists', async () => {
    await expect(provision(local.connect('/sites/phb', 'visitor'), [settings])).rejects.toMatchObject({
      name: 'NoAccessError',
    });
  });
});

describe('provisioning after an interruption', () => {
  const few = defineList({
    title: 'A few things',
    path: 'Few',
    site: 'register',
    audience: 'team',
    description: 'Short',
    columns: {
      ref: reference('F'),
      name: text({ label: 'Name', personal: true, indexed: true }),
      size: number({ label: 'Size' }),
    },
    rules: [{ columns: ['size'], holds: () => true, message: 'Too small.', formula: '[Size]>0' }],
    views: { all: { title: 'All', columns: ['ref', 'name', 'size'], isDefault: true } },
  });

  it('goes on where it stopped, wherever that was', async () => {
    await provision(owner(), [few]);
    const whole = local.passed.filter(({ method }) => method === 'POST').length;
    expect(whole).toBeGreaterThan(8);
    for (let stop = 0; stop < whole; stop += 1) {
      await local.close();
      local = await localSharePoint();
      let posts = 0;
      local.fault = ({ method }) => (method === 'POST' && posts++ >= stop ? { answer: 403 } : undefined);
      await expect(provision(owner(), [few])).rejects.toMatchObject({ name: 'NoAccessError' });
      local.fault = () => undefined;
      await provision(owner(), [few]);
      expect(await provision(owner(), [few])).toMatchObject({ changes: 0, warnings: [] });
      expect(await read(`${listAt('Few')}?$select=Title,NoCrawl,EnableAttachments,ValidationFormula`)).toMatchObject({
        Title: 'A few things',
        NoCrawl: true,
        EnableAttachments: false,
        ValidationFormula: '=[Size]>0',
      });
      const fields = await fieldsOf('Few');
      expect([...fields.keys()]).toEqual(expect.arrayContaining(['Name', 'Size']));
      expect(fields.get('Title')).toMatchObject({ Title: 'Reference', EnforceUniqueValues: true });
      await expect(listConnector(local.connect('/sites/phb', 'visitor'), few).all()).rejects.toThrow();
      const { ViewFields } = await read(`${listAt('Few')}/defaultView?$expand=ViewFields`);
      expect(ViewFields).toMatchObject({ Items: ['LinkTitle', 'Name', 'Size'] });
    }
  });

  it('looks again and goes on when an answer is lost', async () => {
    let posts = 0;
    local.fault = ({ method }) => (method === 'POST' && posts++ === 7 ? { cut: 'after' } : undefined);
    const report = await provision(owner(), [people]);
    expect(report.lines.join('\n')).toContain('an answer of SharePoint was lost');
    // Made twice, a column's name would end in a number; some that every list has (LinkTitle2) end in one anyway.
    const twice = /^(?!Link|_).*\d$/;
    expect([...(await fieldsOf('People')).keys()].filter((name) => twice.test(String(name)))).toEqual([]);
    expect(await provision(owner(), [people])).toMatchObject({ changes: 0 });
  });
});

describe('provisioning a new version', () => {
  const version = (columns: ListDeclaration['columns'], description = 'As it was'): ListDeclaration =>
    defineList({
      title: 'Things',
      path: 'Things',
      site: 'register',
      description,
      columns,
      views: {},
    });
  const ref = reference('T');
  const before = version({ ref, kind: choice(['A', 'B'], { label: 'Kind' }), size: number({ label: 'Size' }) });

  it('adds what is new and drops nothing', async () => {
    await provision(owner(), [before]);
    const after = version(
      {
        ref,
        kind: choice(['C', 'A', 'B'], { label: 'Kind', required: true, indexed: true, description: 'Which' }),
        name: text({ label: 'Name', maxLength: 20 }),
      },
      'As it is',
    );
    const report = await provision(owner(), [after]);
    expect(report.lines).toEqual([
      'Things: set Description.',
      'Things: set description, required, index, choices of “Kind”.',
      'Things: added the column “Name”.',
    ]);
    const fields = await fieldsOf('Things');
    expect(fields.get('Kind')).toMatchObject({
      Required: true,
      Indexed: true,
      Choices: ['C', 'A', 'B'],
      Description: 'Which',
    });
    expect(fields.has('Size')).toBe(true);
    expect(await provision(owner(), [after])).toMatchObject({ changes: 0, warnings: [] });
  });

  it('leaves what was changed in the site, and says so', async () => {
    await provision(owner(), [before]);
    const site = owner();
    const list = site.sp.web.getList('/sites/phb/Lists/Things');
    await list.update({ Title: 'Our things' });
    await list.fields.getByInternalNameOrTitle('Size').update({ Title: 'How big' }, 'SP.FieldNumber');
    const body = JSON.stringify({ __metadata: { type: 'SP.FieldChoice' }, Choices: { results: ['A', 'B', 'Own'] } });
    const verbose = 'application/json;odata=verbose';
    await fetch(`${local.origin}/sites/phb/_api/web/${listAt('Things')}/fields/getByInternalNameOrTitle('Kind')`, {
      method: 'POST',
      headers: { Authorization: 'Bearer owner', 'X-HTTP-Method': 'MERGE', Accept: verbose, 'Content-Type': verbose },
      body,
    });
    const report = await provision(owner(), [before]);
    expect(report.changes).toBe(0);
    expect(report.warnings).toEqual([
      'Things: the list is called “Our things” in this site. Its title was left.',
      'Things: “Kind” has choices that the product does not know: Own. They were left.',
      'Things: the column “Size” is called “How big” in this site. Its name was left.',
    ]);
    expect((await fieldsOf('Things')).get('Kind')).toMatchObject({ Choices: ['A', 'B', 'Own'] });
  });

  it('says that a column has another type, and leaves it', async () => {
    await provision(owner(), [before]);
    const report = await provision(owner(), [
      version({ ref, kind: choice(['A', 'B'], { label: 'Kind' }), size: text({ label: 'Size' }) }),
    ]);
    expect(report).toMatchObject({
      changes: 0,
      warnings: [expect.stringContaining('type Number, but Text is needed')],
    });
  });

  it('leaves a validation formula of the site’s own', async () => {
    await provision(owner(), [people]);
    const list = owner().sp.web.getList('/sites/phb/Lists/People');
    await list.update({ ValidationFormula: '=[Postcode]<>"X"', ValidationMessage: 'Our rule' });
    const report = await provision(owner(), [people]);
    expect(report).toMatchObject({ changes: 0, warnings: [expect.stringContaining('validation formula of its own')] });
  });
});

describe('the validation formula', () => {
  it.each(lists.filter((list) => list.rules.some(({ formula }) => formula)).map((list) => [list.title, list] as const))(
    'holds all rules of “%s” that SharePoint can express, within its length',
    (_, list) => {
      const validation = listValidation(list, new Map());
      expect(validation?.leftOut).toEqual([]);
      expect(validation?.formula.length).toBeLessThanOrEqual(1024);
      expect(validation?.message.length).toBeLessThanOrEqual(1024);
      for (const { formula } of list.rules) if (formula) expect(validation?.formula).toContain(formula);
    },
  );

  it('uses the names that the columns have in the site, and leaves out a rule for which there is no room', () => {
    const long = `[Size]<>"${'x'.repeat(1000)}"`;
    const list = defineList({
      title: 'Things',
      path: 'Things',
      site: 'register',
      description: '',
      columns: { ref: reference('T'), size: number({ label: 'Size' }) },
      rules: [
        { columns: ['size'], holds: () => true, message: 'First.', formula: '[Size]>0' },
        { columns: ['size'], holds: () => true, message: 'Second.', formula: long },
      ],
      views: {},
    });
    expect(listValidation(list, new Map([['Size', 'How big']]))).toEqual({
      formula: '=[How big]>0',
      message: 'Check this row: First.',
      leftOut: ['Second.'],
    });
  });
});

describe('the time zone of the site', () => {
  it('is read, and a site in another zone is pointed out', async () => {
    const owned = { title: 'Elsewhere', owner: 'i:0#.f|membership|owner@phb.example', timeZone: 'UTC' };
    local.service.admin.ensureSite({ path: '/sites/elsewhere', ...owned });
    await expect(readSiteZone(owner())).resolves.toBe('Europe/London');
    const elsewhere = local.connect('/sites/elsewhere', 'owner');
    await expect(readSiteZone(elsewhere)).resolves.toBe('UTC');
    const report = await provision(elsewhere, []);
    expect(report.warnings).toEqual([expect.stringContaining('time zone is UTC')]);
  });
});
