import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Temporal } from 'temporal-polyfill';
import { connectSite, listConnector, siteMembers, type SiteConnection } from '@phb/connectors';
import {
  actions,
  approvals,
  blockContracts,
  budgetLines,
  caseDocuments,
  contacts,
  contactsLog,
  foiRequests,
  decisions,
  isRunning,
  milestones,
  monitoringReturns,
  newReference,
  organisations,
  packagesByStream,
  packagesOfCare,
  parties,
  payments,
  people,
  peopleByForm,
  personalHealthBudgets,
  planOutcomes,
  purchases,
  reportedCounts,
  restrictedMatters,
  reviews,
  risks,
  settings,
  sharedCases,
  targets,
  type ListDeclaration,
} from '@phb/schemas';
import { loadDemonstration } from '../../../../workbench/data/index.js';
import { DemonstrationError, writeMissing } from '../../../../workbench/data/load/writeMissing.js';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';
import { referenceDate } from '../../../../workbench/data/demonstration/marginals.js';
import { openSharePoint, type SharePointService } from '../../../../workbench/sharepoint/index.js';

const owner = 'i:0#.f|membership|owner@phb.example';
const token = 'demo-owner';
const today = Temporal.PlainDate.from('2019-04-30');
const set = demonstrationSet();

let service: SharePointService;
let server: Server;
let origin: string;
let register: SiteConnection;
let partnership: SiteConnection;
const nurse = 'i:0#.f|membership|nurse@phb.example';
const caseOwners = ['Wren Demo-Nurse'];
const firstRun: string[] = [];

beforeAll(async () => {
  service = openSharePoint({
    data: ':memory:',
    authenticate: (request) => (request.headers.authorization === `Bearer ${token}` ? { loginName: owner } : undefined),
  });
  server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.admin.ensureUser({ loginName: owner, title: 'Owner', email: 'owner@phb.example' });
  service.admin.ensureUser({ loginName: nurse, title: 'Wren Demo-Nurse', email: 'nurse@phb.example' });
  service.admin.ensureSite({ path: '/sites/phb', title: 'Register', owner });
  service.admin.ensureSite({ path: '/sites/phb-partner', title: 'Partnership', owner });
  service.admin.ensureMember('/sites/phb', 'members', nurse);
  const connect = (path: string) =>
    connectSite(`${origin}${path}`, { kind: 'token', getToken: () => Promise.resolve(token) });
  register = connect('/sites/phb');
  partnership = connect('/sites/phb-partner');
  await loadDemonstration({ origin, token, today, caseOwners, onProgress: (line) => firstRun.push(line) });
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  service.close();
});

async function rowsOf<L extends ListDeclaration>(site: SiteConnection, list: L) {
  const page = await listConnector(site, list).all({ pageSize: 5000 });
  expect(page.unreadable).toEqual([]);
  return page.rows;
}

const plain = (row: object, without: readonly string[]) =>
  JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name)))),
  ) as object;
const byRef = (a: { readonly ref: unknown }, b: { readonly ref: unknown }) => (String(a.ref) < String(b.ref) ? -1 : 1);
const stored = ['id', 'etag', 'modified', 'owner', 'doneBy', 'careCoordinator', 'decidedBy', 'askedBy', 'answeredBy'];

it('writes every row, and each reads back as it was made', async () => {
  const pairs = [
    [register, people, set.people],
    [register, packagesOfCare, set.packagesOfCare],
    [register, personalHealthBudgets, set.personalHealthBudgets],
    [register, reviews, set.reviews],
    [register, organisations, set.organisations],
    [register, planOutcomes, set.planOutcomes],
    [register, budgetLines, set.budgetLines],
    [register, purchases, set.purchases],
    [register, monitoringReturns, set.monitoringReturns],
    [register, payments, set.payments],
    [register, decisions, set.decisions],
    [register, approvals, set.approvals],
    [register, restrictedMatters, set.restrictedMatters],
    [register, parties, set.parties],
    [register, contactsLog, set.contactsLog],
    [register, caseDocuments, set.caseDocuments],
    [register, targets, set.targets],
    [register, reportedCounts, set.reportedCounts],
    [register, blockContracts, set.blockContracts],
    [register, foiRequests, set.foiRequests],
    [register, risks, set.risks],
    [register, contacts, set.contacts],
    [register, settings, set.settings],
    [partnership, actions, set.actions],
    [partnership, milestones, set.milestones],
  ] as const;
  for (const [site, list, made] of pairs) {
    const held = await rowsOf<ListDeclaration>(site, list);
    expect([list.title, held.length]).toEqual([list.title, made.length]);
    const read = [...held].sort(byRef).map((row) => JSON.stringify(plain(row, stored), Object.keys(list.columns)));
    const wanted = [...made].sort(byRef).map((row) => JSON.stringify(plain(row, stored), Object.keys(list.columns)));
    expect(read).toEqual(wanted);
  }
});

it('gives the published totals from what the service holds', async () => {
  const budgets = await rowsOf(register, personalHealthBudgets);
  const packages = await rowsOf(register, packagesOfCare);
  const byForm = peopleByForm(budgets, 'active', referenceDate);
  expect([byForm.total, ...byForm.lines.map((line) => line.count)]).toEqual([1497, 1223, 149, 125]);
  expect(packagesByStream(packages, referenceDate).total).toBe(2888);
});

it('publishes the jointly funded cases of one council, and nobody who must not be disclosed', async () => {
  const shared = await rowsOf(partnership, sharedCases);
  const budgets = new Map(set.personalHealthBudgets.map((row) => [row.ref, row]));
  const persons = new Map(set.people.map((row) => [row.ref, row]));
  expect(shared.length).toBeGreaterThan(30);
  for (const row of shared) {
    const budget = budgets.get(row.ref);
    expect(budget?.council).toBe('Northbay');
    expect(budget?.councilShare).toBeGreaterThan(0);
    const person = budget && persons.get(budget.personRef);
    expect(person?.doNotDisclose).toBe(false);
    expect(row.familyName).toBe(person?.familyName);
    expect(row.publishedAt.toString()).toBe('2019-04-30T08:00:00Z');
  }
  expect(shared.map((row) => row.ref)).not.toContain(set.flagged.doNotDisclose);
});

it('gives running cases an owner of the site, nearly all of them, and done reviews somebody who did them', async () => {
  const { id } = (await siteMembers(register)).find((member) => member.name === caseOwners[0]) ?? {};
  const budgets = await rowsOf(register, personalHealthBudgets);
  const running = budgets.filter((row) => isRunning(row.status));
  const owned = running.filter((row) => row.owner === id);
  expect(id).toBeDefined();
  expect(owned.length).toBeGreaterThan(1400);
  expect(running.filter((row) => row.owner === null)).toHaveLength(running.length - owned.length);
  expect(owned.length).toBeLessThan(running.length);
  const done = (await rowsOf(register, reviews)).filter((row) => (row.doneOn === null) !== (row.doneBy === null));
  expect(done).toEqual([]);
  await expect(loadDemonstration({ origin, token, today, caseOwners: ['Nobody'] })).rejects.toThrow(
    'Nobody should look after cases, but the register site does not know them.',
  );
});

it('says what it does as it goes', () => {
  expect(firstRun.some((line) => line.startsWith('People: '))).toBe(true);
  expect(firstRun).toContain('Personal health budgets: 1,879 rows added');
  expect(firstRun.at(-1)).toMatch(/^Shared with Northbay: \d+ cases published, 0 unchanged, \d+ withheld$/);
});

it('adds nothing the second time, and puts back only what is gone', async () => {
  const [gone] = await rowsOf(register, targets);
  if (!gone) throw new Error('no target');
  await listConnector(register, targets).recycle(gone);
  const [action] = await rowsOf(partnership, actions);
  if (!action) throw new Error('no action');
  await listConnector(partnership, actions).update(action, { status: 'On track' });
  const versions = async () => (await rowsOf(register, personalHealthBudgets)).map((row) => [row.id, row.etag]);
  const before = await versions();
  const lines: string[] = [];
  await loadDemonstration({ origin, token, today, caseOwners, onProgress: (line) => lines.push(line) });
  expect(lines).toContain('Targets: 1 row added');
  expect(lines).toContain('People: all 4,454 rows there already');
  expect(await versions()).toEqual(before);
  expect(lines.at(-1)).toMatch(/^Shared with Northbay: 0 cases published, \d+ unchanged, \d+ withheld$/);
  const after = await listConnector(partnership, actions).get(action.ref);
  expect(after?.status).toBe('On track');
});

it('grows to the cases that are wished, all rows as they were made, and goes on where it was interrupted', async () => {
  const wish = { cases: 2100 };
  const grown = demonstrationSet(undefined, wish);
  const told: (readonly [number, number])[] = [];
  const many: string[] = [];
  const load = (failAt = Infinity) =>
    loadDemonstration({
      origin,
      token,
      today,
      caseOwners,
      wish,
      more: {
        addMany(listTitle, bodies) {
          if (many.length >= failAt) throw new Error('The disk is full.');
          many.push(listTitle);
          service.admin.addItems({ sitePath: '/sites/phb', listTitle, author: owner, bodies });
        },
        onCases: (...done) => told.push(done),
      },
    });
  await expect(load(2)).rejects.toThrow('Personal health budgets: further rows could not be added. The disk is full.');
  expect((await rowsOf(register, people)).length).toBe(grown.people.length);
  await load();
  expect(told.at(0)).toEqual([1879, 2100]);
  expect(told.at(-1)).toEqual([2100, 2100]);
  for (const [list, made] of [
    [people, grown.people],
    [packagesOfCare, grown.packagesOfCare],
    [personalHealthBudgets, grown.personalHealthBudgets],
    [reviews, grown.reviews],
  ] as const) {
    const names = Object.keys(list.columns);
    const held = await rowsOf<ListDeclaration>(register, list);
    const read = [...held].sort(byRef).map((row) => JSON.stringify(plain(row, stored), names));
    expect(read).toEqual([...made].sort(byRef).map((row) => JSON.stringify(plain(row, stored), names)));
  }
  const more = (await rowsOf(register, personalHealthBudgets)).slice(-221);
  expect(more.filter(({ owner: keeper }) => keeper !== null).length).toBeGreaterThan(190);
  many.length = 0;
  await load();
  expect(many).toEqual([]);
});

it('says which list refused a row, and why, and can be run again', async () => {
  const [person] = set.people;
  if (!person) throw new Error('no person');
  const twin = { ...person, ref: newReference('P') };
  const connector = listConnector(register, people);
  await expect(writeMissing(connector, [person, twin], () => undefined)).rejects.toThrow(
    /^People: 1 of 1 row could not be added\. The first: /,
  );
  await expect(writeMissing(connector, [person, twin], () => undefined)).rejects.toThrow(DemonstrationError);
  expect(await writeMissing(connector, [person], () => undefined)).toBe(0);
});
