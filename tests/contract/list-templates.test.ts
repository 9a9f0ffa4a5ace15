/** Lists of SharePoint's templates: what columns they begin with; and numbers and texts as they are sent. */
import type { Target } from './target.js';
import { openTarget } from './target.js';
import { at, column, errorOf, freshTitle, members, send } from './wire.js';

let target: Target;
const made: string[] = [];

beforeAll(async () => {
  target = await openTarget();
});

afterAll(async () => {
  for (const list of made) {
    await send(target, { method: 'POST', path: list, headers: { 'X-HTTP-Method': 'DELETE' } });
  }
  await target.close();
});

const post = (path: string, body: unknown) => send(target, { method: 'POST', path, body });

async function makeList(template: unknown): Promise<string> {
  const answer = await post('web/lists', { Title: freshTitle('template'), BaseTemplate: template });
  expect([template, answer.status]).toEqual([template, 201]);
  const path = `web/lists(guid'${String(at(answer.json, 'Id'))}')`;
  made.push(path);
  return path;
}

const start = '2024-03-10T09:00:00Z';
const link = { Url: 'https://contoso.example/', Description: 'Contoso' };
const cases: [number, Record<string, unknown>][] = [
  [102, { Title: 'Survey' }],
  [103, { URL: link, Comments: 'A link' }],
  [104, { Title: 'News', Body: '<p>New</p>', Expires: start }],
  [105, { Title: 'Demo-Hartley', FirstName: 'Ann', Email: 'ann@contoso.example', Company: 'Contoso', WorkPhone: '1' }],
  [
    106,
    {
      Title: 'Meeting',
      EventDate: start,
      EndDate: '2024-03-10T10:00:00Z',
      Location: 'Room 1',
      Description: 'About it',
      fAllDayEvent: false,
      fRecurrence: false,
    },
  ],
  [107, { Title: 'Task', DueDate: start, Status: 'In Progress', Priority: '(1) High', PercentComplete: 0.5 }],
  [108, { Title: 'Discussion', Body: 'What do you think?' }],
  [171, { Title: 'Task', StartDate: start, DueDate: start, Body: 'Do it', AssignedToId: [] }],
];

describe('lists of templates (section 6)', () => {
  it.each(cases)('of template %i take the values that clients send', async (template, item) => {
    const list = await makeList(template);
    const added = await post(`${list}/items`, item);
    expect([added.status, errorOf(added).message]).toEqual([201, undefined]);
    const names = Object.keys(item).filter((name) => name !== 'AssignedToId');
    const path = `${list}/items(${String(at(added.json, 'Id'))})?$select=${names.join(',')}`;
    const { AssignedToId, ...values } = item;
    expect(AssignedToId ?? []).toEqual([]);
    expect((await send(target, { path, odata: 'nometadata' })).json).toMatchObject(values);
    const view = at((await send(target, { path: `${list}/defaultView/viewFields` })).json, 'Items');
    const fields = column((await send(target, { path: `${list}/fields?$select=InternalName` })).json, 'InternalName');
    expect(fields).toEqual(expect.arrayContaining(Array.isArray(view) ? view : ['no view']));
  });

  it('have SharePoint’s ids and names', async () => {
    const list = await makeList(106);
    const field = async (guid: string) =>
      at((await send(target, { path: `${list}/fields(guid'${guid}')` })).json, 'InternalName');
    expect(await field('64cd368d-2f95-4bfc-a1f9-8d4324ecb007')).toBe('EventDate');
    expect(await field('2684f9f2-54be-429f-ba06-76754fc056bf')).toBe('EndDate');
    expect(await field('7d95d1f4-f5fd-4a70-90cd-b35abc9b5bc8')).toBe('fAllDayEvent');
    const tasks = await makeList(107);
    const defaults = await post(`${tasks}/items`, { Title: 'With defaults' });
    expect(defaults.json).toMatchObject({ Status: 'Not Started', Priority: '(2) Normal' });
  });

  it('are refused if there is no such template (section 2)', async () => {
    for (const template of [9999, 113, 0]) {
      const refusal = await post('web/lists', { Title: freshTitle('none'), BaseTemplate: template });
      expect([refusal.status, errorOf(refusal).message]).toEqual([500, 'Invalid list template.']);
    }
  });
});

describe('values as sent (section 6)', () => {
  it('are read from text where a number is due, and refused where a text is due', async () => {
    const list = await makeList('100');
    expect((await post(`${list}/fields`, { FieldTypeKind: '9', Title: 'Amount' })).status).toBe(201);
    const parameters = { FieldTypeKind: '2', Title: 'Word' };
    expect((await post(`${list}/fields/AddField`, { parameters })).status).toBe(200);
    const types = await send(target, {
      path: `${list}/fields?$filter=CanBeDeleted eq true&$select=Title,TypeAsString`,
    });
    expect(column(types.json, 'TypeAsString')).toEqual(expect.arrayContaining(['Number', 'Text']));
    expect((await post('web/lists', { Title: freshTitle('none'), BaseTemplate: 'x' })).status).toBe(400);
    const refusal = await post(`${list}/items`, { Title: 5 });
    expect([refusal.status, errorOf(refusal).message]).toEqual([
      400,
      "Cannot convert a primitive value to the expected type 'Edm.String'. See the inner exception for more details.",
    ]);
    expect(members((await send(target, { path: `${list}/items` })).json)).toEqual([]);
  });

  it('are told apart by the case of their names (section 2)', async () => {
    const list = await makeList(100);
    for (const item of [{ TITLE: 'upper' }, { title: 'lower' }]) {
      const refusal = await post(`${list}/items`, item);
      expect([refusal.status, errorOf(refusal).message]).toEqual([
        400,
        expect.stringContaining(`The property '${Object.keys(item).join()}' does not exist on type 'SP.Data.`),
      ]);
    }
    expect((await post(`${list}/items`, { Title: 'right' })).status).toBe(201);
  });

  it('are refused where yes or no is due and they are neither (section 11)', async () => {
    const list = await makeList(100);
    const refusal = await post(`${list}/breakroleinheritance(copyroleassignments='yes',clearsubscopes=true)`, {});
    expect(refusal.status).toBe(400);
    expect(at((await send(target, { path: `${list}/HasUniqueRoleAssignments` })).json, 'value')).toBe(false);
    expect((await post(`${list}/breakroleinheritance(copyroleassignments=true)`, {})).status).toBe(200);
    expect(at((await send(target, { path: `${list}/HasUniqueRoleAssignments` })).json, 'value')).toBe(true);
  });
});
