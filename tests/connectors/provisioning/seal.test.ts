import { listConnector, provision } from '@phb/connectors';
import { personalHealthBudgets, sealsOf } from '@phb/schemas';
import type { PersonalHealthBudget, Stored } from '@phb/schemas';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
let live: Stored<PersonalHealthBudget>;
const register = () => listConnector(local.connect('/sites/phb', 'member'), personalHealthBudgets);

beforeEach(async () => {
  local = await localSharePoint();
  await provision(local.connect('/sites/phb', 'owner'), [personalHealthBudgets]);
  const sample = samplePersonalHealthBudgets.rows.find(({ status }) => status === 'Live');
  if (sample === undefined) throw new Error('no sample is live');
  live = await register().add(sample);
});
afterEach(() => local.close());

const base = (): string => `${local.origin}/sites/phb/_api/web/getList('/sites/phb/Lists/PersonalHealthBudgets')`;

/** What Excel, a flow or the grid view does: it writes the columns it is told to, as one of the team. */
async function elsewhere(path: string, body: object, method = 'MERGE'): Promise<{ status: number; text: string }> {
  const answer = await fetch(base() + path, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer member',
      Accept: 'application/json;odata=nometadata',
      'Content-Type': 'application/json;odata=nometadata',
      'If-Match': '*',
      ...(method === 'POST' ? {} : { 'X-HTTP-Method': method }),
    },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}
const change = (body: object) => elsewhere(`/items(${live.id})`, body);

it('refuses a status that is changed elsewhere, and takes every other column', async () => {
  const refused = await change({ Status: 'Suspended' });
  expect(refused.status).toBe(500);
  expect(refused.text).toContain('The status is changed by moves in the register');
  expect(await register().get(live.ref)).toMatchObject({ status: 'Live' });
  expect((await change({ Team: 'North' })).status).toBe(204);
  expect(await register().get(live.ref)).toMatchObject({ status: 'Live', team: 'North' });
});

it('refuses it in the grid view’s own call, without writing any of its cells', async () => {
  const formValues = [
    { FieldName: 'Team', FieldValue: 'South' },
    { FieldName: 'Status', FieldValue: 'Suspended' },
  ];
  const { status, text } = await elsewhere(`/items(${live.id})/ValidateUpdateListItem()`, { formValues }, 'POST');
  expect(status).toBe(200);
  expect(text).toContain('The status is changed by moves in the register');
  expect(await register().get(live.ref)).toMatchObject({ status: 'Live', team: live.team });
});

it('refuses a reference that is changed elsewhere, since other lists name the row by it', async () => {
  const refused = await change({ Title: 'PHB-2222-2222' });
  expect(refused.status).toBe(500);
  expect(refused.text).toContain('it never changes');
  expect(await register().get(live.ref)).toMatchObject({ id: live.id });
});

it('lets the product set it, one row or many, and holds the new status from then on', async () => {
  await register().update(live, { status: 'Suspended' });
  expect((await change({ Status: 'Live' })).status).toBe(500);
  const now = await register().get(live.ref);
  if (now === undefined) throw new Error('the row is gone');
  const [outcome] = await register().write([{ update: now, changes: { status: 'Live' } }]);
  expect(outcome).toMatchObject({ ok: true });
  expect((await change({ Status: 'Suspended' })).status).toBe(500);
});

it('holds it in rows that were added many at a time', async () => {
  const other = { ...live, ref: undefined };
  const [outcome] = await register().write([{ add: other }]);
  expect(outcome).toMatchObject({ ok: true });
  const id = live.id + 1;
  expect((await elsewhere(`/items(${id})`, { Status: 'Suspended' })).status).toBe(500);
});

it('lets a row pass that was made without the product, so that a site of an earlier version works on', async () => {
  const { Status, Category } = { Status: 'Identified', Category: 'Wheelchair' };
  const made = await elsewhere('/items', { Title: 'PHB-7K3Q-9F2X', PersonRef: 'P-1', Status, Category }, 'POST');
  expect(made.status).toBe(201);
  const { Id } = JSON.parse(made.text) as { Id: number };
  expect((await elsewhere(`/items(${Id})`, { Status: 'Offered' })).status).toBe(204);
});

it('stands on no form and in no view', async () => {
  const seals = sealsOf(personalHealthBudgets).map(({ internalName }) => internalName);
  expect(seals).toEqual(['TitleSeal', 'StatusSeal']);
  const headers = { Authorization: 'Bearer member', Accept: 'application/json;odata=nometadata' };
  const views = await (await fetch(`${base()}/views?$expand=ViewFields&$select=ViewFields`, { headers })).text();
  for (const name of seals) {
    expect(views).not.toContain(name);
    const field = await fetch(`${base()}/fields/getByInternalNameOrTitle('${name}')?$select=SchemaXml`, { headers });
    const { SchemaXml } = (await field.json()) as { SchemaXml: string };
    for (const form of ['New', 'Edit', 'Display']) expect(SchemaXml).toContain(`ShowIn${form}Form="FALSE"`);
  }
});
