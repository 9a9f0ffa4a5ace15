import { provision } from '@phb/connectors';
import { namedGroups, payments, people, personalHealthBudgets, sharedCases } from '@phb/schemas';
import '@pnp/sp/security/index.js';
import '@pnp/sp/site-groups/web.js';
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
  return (await response.json()) as Record<string, unknown>;
}
const listAt = (path: string) => `getList('/sites/phb/Lists/${path}')`;

describe('the permissions of a list', () => {
  const assignmentsOf = async (path: string): Promise<Record<string, string[]>> => {
    const { value } = await read(
      `${listAt(path)}/roleassignments?$expand=Member,RoleDefinitionBindings&$select=Member/Title,RoleDefinitionBindings/Name`,
    );
    return Object.fromEntries(
      (value as { Member: { Title: string }; RoleDefinitionBindings: { Name: string }[] }[]).map(
        ({ Member, RoleDefinitionBindings }) => [Member.Title, RoleDefinitionBindings.map(({ Name }) => Name)],
      ),
    );
  };

  it('gives a list of the team to owners and members only, and leaves the register the permissions of the site', async () => {
    await provision(owner(), [people, personalHealthBudgets]);
    expect(await assignmentsOf('People')).toEqual({ 'PHB Owners': ['Full Control'], 'PHB Members': ['Contribute'] });
    expect(await read(`${listAt('PersonalHealthBudgets')}?$select=HasUniqueRoleAssignments`)).toEqual({
      HasUniqueRoleAssignments: false,
    });
  });

  it('gives those who pay the money and a look at the site, each right just as declared, also when it was changed', async () => {
    await provision(owner(), [payments]);
    const declared = {
      'PHB Owners': ['Full Control'],
      'PHB Members': ['Contribute'],
      [namedGroups.finance.title]: ['Contribute'],
    };
    expect(await assignmentsOf('Payments')).toEqual(declared);
    const { value } = await read('roleassignments?$expand=Member,RoleDefinitionBindings');
    expect(value).toContainEqual(
      expect.objectContaining({
        Member: expect.objectContaining({ Title: namedGroups.finance.title }),
        RoleDefinitionBindings: [expect.objectContaining({ Name: 'Read' })],
      }),
    );

    const list = owner().sp.web.getList('/sites/phb/Lists/Payments');
    const group = async (of: Promise<{ Id: number }>) => (await of).Id;
    const { web } = owner().sp;
    const visitors = await group(web.associatedVisitorGroup());
    const finance = await group(web.siteGroups.getByName(namedGroups.finance.title)());
    const read_ = (await web.roleDefinitions.getByType(2)()).Id;
    await list.roleAssignments.add(visitors, read_);
    await list.roleAssignments.getById(finance).delete();
    await list.roleAssignments.add(finance, read_);
    expect(await provision(owner(), [payments])).toMatchObject({
      lines: [
        'Payments: closed the list to PHB Visitors.',
        'Payments: set the list’s own permissions: members write, “PHB finance” write, nobody else but the owners.',
      ],
      warnings: [],
    });
    expect(await assignmentsOf('Payments')).toEqual(declared);
  });

  it('leaves a group that an owner let in by hand, and points it out', async () => {
    await provision(owner(), [people]);
    const { web } = owner().sp;
    const added = await web.siteGroups.add({ Title: 'Auditors' });
    const list = web.getList('/sites/phb/Lists/People');
    await list.roleAssignments.add(added.Id, (await web.roleDefinitions.getByType(2)()).Id);
    expect(await provision(owner(), [people])).toMatchObject({
      changes: 0,
      warnings: ['People: Auditors may open this list, which is not open to the whole site. Check that this is meant.'],
    });
    expect(await assignmentsOf('People')).toMatchObject({ Auditors: ['Read'] });
  });

  it('lets members only read a list that is published to them, also after an interruption', async () => {
    const readOnly = { 'PHB Owners': ['Full Control'], 'PHB Members': ['Read'] };
    let stopped = false;
    local.fault = ({ method, url }) => {
      if (method !== 'POST' || !/roleassignments/i.test(url) || stopped) return undefined;
      stopped = true; // the list has permissions of its own by now, copied from the site
      return { answer: 403 };
    };
    await expect(provision(owner(), [sharedCases])).rejects.toMatchObject({ name: 'NoAccessError' });
    local.fault = () => undefined;
    await provision(owner(), [sharedCases]);
    expect(await assignmentsOf('SharedCases')).toEqual(readOnly);
    await provision(owner(), [sharedCases]);
    expect(await assignmentsOf('SharedCases')).toEqual(readOnly);
  });
});
