import type { RoleKey } from '@phb/schemas';

/** The keys of the people one can be in the workbench. */
export type PersonKey =
  'coordinator' | 'nurse' | 'finance-officer' | 'manager' | 'clinical-lead' | 'council-guest' | 'administrator';

/** One of the invented people of the workbench. */
export interface Person {
  readonly key: PersonKey;
  readonly name: string;
  /** What the person does, in words. */
  readonly role: string;
  readonly loginName: string;
  readonly email: string;
  readonly guest: boolean;
  /** A documented token for plain HTTP on loopback: `Authorization: Bearer demo-…`. */
  readonly token: string;
  /** The object id that sign-in tokens carry. */
  readonly objectId: string;
  /** The role that the person's groups give them in both sites. */
  readonly is: RoleKey;
}

/** The tenant that the workbench's sign-in tokens name. */
export const tenantId = '5f0c7d5e-0000-4000-8000-0000000000ff';

const member = (user: string): string => `i:0#.f|membership|${user}@phb.example`;

/** The invented people, in the order of the switch. */
export const people: readonly Person[] = [
  {
    key: 'coordinator',
    name: 'Robin Demo-Ashdown',
    role: 'Personal health budget coordinator',
    loginName: member('robin.demo-ashdown'),
    email: 'robin.demo-ashdown@phb.example',
    guest: false,
    token: 'demo-coordinator',
    objectId: '5f0c7d5e-0000-4000-8000-000000000001',
    is: 'coordinator',
  },
  {
    key: 'nurse',
    name: 'Niamh Demo-Larchfield',
    role: 'Nurse',
    loginName: member('niamh.demo-larchfield'),
    email: 'niamh.demo-larchfield@phb.example',
    guest: false,
    token: 'demo-nurse',
    objectId: '5f0c7d5e-0000-4000-8000-000000000005',
    is: 'nurse',
  },
  {
    key: 'finance-officer',
    name: 'Omar Demo-Pennington',
    role: 'Finance officer',
    loginName: member('omar.demo-pennington'),
    email: 'omar.demo-pennington@phb.example',
    guest: false,
    token: 'demo-finance-officer',
    objectId: '5f0c7d5e-0000-4000-8000-000000000006',
    is: 'financeOfficer',
  },
  {
    key: 'manager',
    name: 'Priya Demo-Whitfield',
    role: 'Manager',
    loginName: member('priya.demo-whitfield'),
    email: 'priya.demo-whitfield@phb.example',
    guest: false,
    token: 'demo-manager',
    objectId: '5f0c7d5e-0000-4000-8000-000000000002',
    is: 'manager',
  },
  {
    key: 'clinical-lead',
    name: 'Tess Demo-Rowanberry',
    role: 'Clinical lead, one of the few',
    loginName: member('tess.demo-rowanberry'),
    email: 'tess.demo-rowanberry@phb.example',
    guest: false,
    token: 'demo-clinical-lead',
    objectId: '5f0c7d5e-0000-4000-8000-000000000007',
    is: 'few',
  },
  {
    key: 'council-guest',
    name: 'Kim Demo-Harbour',
    role: 'Northbay Council (guest)',
    loginName: member('kim.demo-harbour_northbay.example#ext#'),
    email: 'kim.demo-harbour@northbay.example',
    guest: true,
    token: 'demo-council-guest',
    objectId: '5f0c7d5e-0000-4000-8000-000000000003',
    is: 'guest',
  },
  {
    key: 'administrator',
    name: 'Alex Demo-Thornbury',
    role: 'Administrator',
    loginName: member('alex.demo-thornbury'),
    email: 'alex.demo-thornbury@phb.example',
    guest: false,
    token: 'demo-administrator',
    objectId: '5f0c7d5e-0000-4000-8000-000000000004',
    is: 'administrator',
  },
];

/** Members of the register who look after cases but cannot be switched to: a team has more than one coordinator. */
export const colleagues: readonly Pick<Person, 'name' | 'loginName' | 'email'>[] = [
  { name: 'Wren Demo-Larkrise', loginName: member('wren.demo-larkrise'), email: 'wren.demo-larkrise@phb.example' },
  { name: 'Idris Demo-Fernley', loginName: member('idris.demo-fernley'), email: 'idris.demo-fernley@phb.example' },
];

/** The person with that key, or nothing if nobody has it. */
export function personByKey(key: string): Person | undefined {
  return people.find((person) => person.key === key);
}

/** The person whose documented token that is, or nothing. */
export function personByToken(token: string): Person | undefined {
  return people.find((person) => person.token === token);
}

/** Who one is on a first visit. */
export const firstPerson: PersonKey = 'coordinator';

/** The invented person who owns both sites. */
export function administrator(): Person {
  const found = personByKey('administrator');
  if (found === undefined) throw new Error('The workbench has no administrator.');
  return found;
}
