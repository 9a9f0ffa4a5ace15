import { listConnector, provision } from '@phb/connectors';
import { namedGroups, planOutcomes, restrictedMatters } from '@phb/schemas';
import '@pnp/sp/site-groups/web.js';
import '@pnp/sp/site-users/web.js';
import { Temporal } from 'temporal-polyfill';
import { samplePlanOutcomes } from '../../../schemas/samples/plan.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeEach(async () => {
  local = await localSharePoint();
});
afterEach(() => local.close());

const owner = () => local.connect('/sites/phb', 'owner');
async function valuesOf(rest: string): Promise<readonly Record<string, unknown>[]> {
  const response = await fetch(`${local.origin}/sites/phb/_api/web/getList('/sites/phb/Lists/${rest}`, {
    headers: { Authorization: 'Bearer owner', Accept: 'application/json;odata=nometadata' },
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { value: Record<string, unknown>[] }).value;
}
const fieldsOf = async (path: string) =>
  new Map((await valuesOf(`${path}')/fields`)).map((field) => [field['InternalName'], field]));
async function assignmentsOf(path: string): Promise<Record<string, string[]>> {
  const select = '$expand=Member,RoleDefinitionBindings&$select=Member/Title,RoleDefinitionBindings/Name';
  const found = (await valuesOf(`${path}')/roleassignments?${select}`)) as unknown as readonly {
    Member: { Title: string };
    RoleDefinitionBindings: { Name: string }[];
  }[];
  return Object.fromEntries(
    found.map(({ Member, RoleDefinitionBindings }) => [Member.Title, RoleDefinitionBindings.map(({ Name }) => Name)]),
  );
}

describe('a restricted list', () => {
  it('opens a restricted list to a named few, whom it gives a group, also after an interruption', async () => {
    let posts = 0;
    local.fault = ({ method, url }) =>
      method === 'POST' && /roleassignments/i.test(url) && posts++ === 0 ? { answer: 403 } : undefined;
    await expect(provision(owner(), [restrictedMatters])).rejects.toMatchObject({ name: 'NoAccessError' });
    local.fault = () => undefined;
    const report = await provision(owner(), [restrictedMatters]);
    const few = { 'PHB Owners': ['Full Control'], [namedGroups.few.title]: ['Contribute'] };
    expect(await assignmentsOf('RestrictedMatters')).toEqual(few);
    expect(report.warnings).toEqual([]);
    const rows = () => listConnector(local.connect('/sites/phb', 'member'), restrictedMatters).all();
    await expect(rows()).rejects.toMatchObject({ name: 'NotFoundError' });
    const group = owner().sp.web.siteGroups.getByName(namedGroups.few.title);
    await group.users.add('i:0#.f|membership|member@phb.example');
    expect((await rows()).rows).toEqual([]);
    expect(await provision(owner(), [restrictedMatters])).toMatchObject({ changes: 0, warnings: [] });
    expect(await assignmentsOf('RestrictedMatters')).toEqual(few);
  });
});

describe('a column of what has happened', () => {
  it('refuses a day that has not come yet of what has happened, to whoever writes', async () => {
    await provision(owner(), [planOutcomes]);
    const fields = await fieldsOf('PlanOutcomes');
    expect(fields.get('ScoredOn')).toMatchObject({
      ValidationFormula: '=OR(ISBLANK([Scored on]),[Scored on]<=TODAY())',
      ValidationMessage: 'Scored on must not be after today.',
    });
    expect(fields.get('TargetOn')).toMatchObject({ ValidationFormula: null });
    const connector = listConnector(owner(), planOutcomes);
    const [row] = samplePlanOutcomes.rows;
    if (!row) throw new Error('no example');
    const ahead = { ...row, scoredOn: Temporal.PlainDate.from('2099-01-21') };
    await expect(connector.add(ahead)).rejects.toMatchObject({ name: 'ValidationFailedError' });
    await expect(connector.add(row)).resolves.toMatchObject({ ref: row.ref });
  });

  it('adds the check of a column to lists that exist, and leaves one of the site’s own', async () => {
    await provision(owner(), [planOutcomes]);
    const field = owner().sp.web.getList('/sites/phb/Lists/PlanOutcomes').fields.getByInternalNameOrTitle('ScoredOn');
    await field.update({ ValidationFormula: '', ValidationMessage: '' });
    expect((await provision(owner(), [planOutcomes])).lines).toEqual([
      'Plan outcomes: set validation formula, validation message of “Scored on”.',
    ]);
    await field.update({ ValidationFormula: '=[Scored on]>0', ValidationMessage: 'Ours' });
    expect(await provision(owner(), [planOutcomes])).toMatchObject({
      changes: 0,
      warnings: ['Plan outcomes: “Scored on” has a validation formula of its own. It was left.'],
    });
  });
});
