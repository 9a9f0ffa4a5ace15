/** Versions of rows and the way back from the recycle bin, on the embedded service. */
import {
  currentUser,
  listConnector,
  NoAccessError,
  NotFoundError,
  provision,
  type ListConnector,
} from '@phb/connectors';
import type { RowHistory } from '@phb/connectors';
import { newReference, people, personalHealthBudgets, type ItemId, type NewRow, type NhsNumber } from '@phb/schemas';
import { spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

type Cases = typeof personalHealthBudgets;
let local: LocalSharePoint;
let cases: ListConnector<Cases>;
let others: ListConnector<Cases>;

beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connect('/sites/phb', 'owner'), [people, personalHealthBudgets]);
  cases = listConnector(local.connect('/sites/phb', 'member'), personalHealthBudgets);
  others = listConnector(local.connect('/sites/phb', 'owner'), personalHealthBudgets);
});
beforeEach(() => {
  local.passed.length = 0;
  local.fault = () => undefined;
});
afterAll(() => local.close());

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const liveCase = (more: Partial<NewRow<Cases>> = {}): NewRow<Cases> => ({
  personRef: newReference('P'),
  status: 'Live',
  category: 'Adult CHC',
  forms: ['Notional'],
  startsOn: day('2019-04-01'),
  amount: 10_000,
  amountPeriod: 'week',
  ...more,
});
async function historyOf(row: { readonly id: ItemId }, list = cases): Promise<RowHistory<Cases>> {
  for await (const history of list.versions([row])) return history;
  throw new Error('no history');
}
const itemsOf = (who: 'member' | 'owner') =>
  local.connectDirectly('/sites/phb', who).sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets').items;

describe('versions', () => {
  it('tells who saved what and when, newest first, with each kind of value from what to what', async () => {
    const me = await currentUser(cases.site);
    const before = Temporal.Now.instant().subtract({ seconds: 2 });
    const added = await cases.add(liveCase());
    const etag = await others.update(added, {
      amount: 12_050,
      forms: ['Notional', 'Direct payment'],
      endsOn: day('2019-10-31'),
      owner: me.id,
    });
    await cases.update({ id: added.id, etag }, { team: 'Rang the family', owner: null });
    const { versions } = await historyOf(added);
    expect(versions.map(({ label, kind, savedBy }) => [label, kind, savedBy])).toEqual([
      ['3.0', 'changed', 'The member'],
      ['2.0', 'changed', 'The owner'],
      ['1.0', 'added', 'The member'],
    ]);
    expect(versions[0]?.changes).toEqual([
      { column: 'owner', before: me.id, after: null },
      { column: 'team', before: null, after: 'Rang the family' },
    ]);
    expect(versions[1]?.changes).toHaveLength(4);
    expect(versions[1]?.changes).toEqual(
      expect.arrayContaining([
        { column: 'amount', before: 10_000, after: 12_050 },
        { column: 'forms', before: ['Notional'], after: ['Notional', 'Direct payment'] },
        { column: 'endsOn', before: null, after: day('2019-10-31') },
        { column: 'owner', before: null, after: me.id },
      ]),
    );
    expect(versions[2]?.changes).toEqual([]);
    expect(versions[2]?.values).toMatchObject({ ref: added.ref, startsOn: day('2019-04-01'), managedAccount: false });
    for (const { savedAt } of versions) {
      expect(Temporal.Instant.compare(savedAt, before)).toBe(1);
      expect(Temporal.Instant.compare(savedAt, Temporal.Now.instant())).not.toBe(1);
    }
  });

  it('reads the histories of many rows in a few requests, in their order, and none of a row that is gone', async () => {
    const rows = await Promise.all(Array.from({ length: 25 }, () => cases.add(liveCase())));
    const [gone] = rows;
    if (gone === undefined) throw new Error('no row');
    await cases.recycle(gone);
    local.passed.length = 0;
    const histories: RowHistory<Cases>[] = [];
    for await (const history of cases.versions(rows)) histories.push(history);
    expect(histories.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(histories.map(({ versions }) => versions.length)).toEqual([0, ...Array.from({ length: 24 }, () => 1)]);
    expect(local.passed).toHaveLength(2);
  });

  it('reads all pages of a row with more versions than fit on one, and says that older ones are gone', async () => {
    const added = await cases.add(liveCase());
    const list = local.connectDirectly('/sites/phb', 'owner').sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets');
    await list.update({ MajorVersionLimit: 70 });
    for (let n = 1; n <= 72; n += 1) await itemsOf('owner').getById(added.id).update({ Amount: n });
    const { versions } = await historyOf(added);
    await list.update({ MajorVersionLimit: 50 });
    expect(versions).toHaveLength(70);
    expect(versions[0]).toMatchObject({ label: '73.0', changes: [{ column: 'amount', before: 7_100, after: 7_200 }] });
    // The version that ends the first page knows the one that begins the second.
    expect(versions[49]?.changes).toEqual([{ column: 'amount', before: 2_200, after: 2_300 }]);
    expect(versions[69]).toMatchObject({ label: '4.0', kind: 'oldest', changes: [] });
  });

  it('tells that a value was changed that does not read as declared, without it', async () => {
    const added = await cases.add(liveCase());
    await itemsOf('owner').getById(added.id).update({ Category: 'Nonsense' });
    await itemsOf('owner').getById(added.id).update({ Category: 'Wheelchair' });
    const { versions } = await historyOf(added);
    expect(versions.map(({ changes }) => changes)).toEqual([
      [{ column: 'category', before: undefined, after: 'Wheelchair' }],
      [{ column: 'category', before: 'Adult CHC', after: undefined }],
      [],
    ]);
    expect(versions[1]?.values).not.toHaveProperty('category');
  });

  it('asks again for the parts of the batch that the service was too busy for', async () => {
    const added = await cases.add(liveCase());
    let refused = 0;
    local.refusals.decide(({ isPart, url }) => {
      if (!isPart || !/versions/.test(url) || refused === 2) return undefined;
      refused += 1;
      return { answer: 429, retryAfter: 1 };
    });
    const { versions } = await historyOf(added);
    expect(versions).toHaveLength(1);
    expect(refused).toBe(2);
  });

  it('is refused to who may not read the list', async () => {
    const person = await listConnector(local.connect('/sites/phb', 'member'), people).add({
      familyName: 'Demo-Hartley',
      givenName: 'Ann',
      dateOfBirth: day('1950-02-01'),
      nhsNumber: '9990000018' as NhsNumber,
    });
    const visitor = listConnector(local.connect('/sites/phb', 'visitor'), people);
    const seen: number[] = [];
    const read = (async () => {
      for await (const { versions } of visitor.versions([person])) seen.push(versions.length);
    })();
    // SharePoint may hide a row that may not be read, or refuse it: either way nothing of it is told.
    await read.catch((error: unknown) => expect(error).toBeInstanceOf(NoAccessError));
    expect(seen.every((count) => count === 0)).toBe(true);
  });
});

describe('restoring', () => {
  it('brings a recycled row back as it was, with its id and versions', async () => {
    const added = await cases.add(liveCase());
    await cases.update(added, { amount: 5 });
    const row = await cases.get(added.ref);
    if (row === undefined) throw new Error('no row');
    const recycled = await cases.recycle(row);
    if (recycled === undefined) throw new Error('nothing was recycled');
    await expect(cases.get(added.ref)).resolves.toBeUndefined();
    await cases.restore(recycled);
    await expect(cases.get(added.ref)).resolves.toMatchObject({ id: added.id, amount: 5, personRef: row.personRef });
    expect((await historyOf(added)).versions.length).toBeGreaterThanOrEqual(2);
  });

  it('does no harm when it is asked again, or its first answer was lost', async () => {
    const added = await cases.add(liveCase());
    const recycled = await cases.recycle(added);
    if (recycled === undefined) throw new Error('nothing was recycled');
    let met = false;
    local.fault = ({ url }) => {
      if (met || !url.includes('restore')) return undefined;
      met = true;
      return { cut: 'after' };
    };
    await cases.restore(recycled);
    expect(met).toBe(true);
    await expect(cases.restore(recycled)).resolves.toBeUndefined();
    await expect(cases.get(added.ref)).resolves.toMatchObject({ id: added.id });
  });

  it('says so when another row has taken the reference, and leaves the row in the bin', async () => {
    const added = await cases.add(liveCase());
    const recycled = await cases.recycle(added);
    if (recycled === undefined) throw new Error('nothing was recycled');
    await cases.add(liveCase({ ref: added.ref, status: 'Suspended' }));
    await expect(cases.restore(recycled)).rejects.toMatchObject({ name: 'DuplicateError' });
    await expect(cases.get(added.ref)).resolves.toMatchObject({ status: 'Suspended' });
  });

  it('says that a row is in the bin no more', async () => {
    const added = await cases.add(liveCase());
    const recycled = await cases.recycle(added);
    if (recycled === undefined) throw new Error('nothing was recycled');
    const { web } = local.connectDirectly('/sites/phb', 'member').sp;
    await spPost(SPQueryable(web, `recyclebin('${recycled.binId}')/deleteObject`));
    await expect(cases.restore(recycled)).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('a row without a reference', () => {
  it('is given one, once, and keeps the one that it has', async () => {
    const added = await cases.add(liveCase());
    // As somebody makes a row in the grid view: without a reference, and without a seal.
    await itemsOf('owner').getById(added.id).update({ Title: null, TitleSeal: null });
    local.fault = ({ method, url }) =>
      method === 'POST' && url.includes(`(${added.id})`) && local.passed.length < 3 ? { cut: 'after' } : undefined;
    local.passed.length = 0;
    const ref = await cases.giveReference(added.id);
    expect(ref).toMatch(/^PHB-/);
    await expect(cases.giveReference(added.id)).resolves.toBe(ref);
    await expect(cases.get(ref)).resolves.toMatchObject({ id: added.id, amount: 10_000 });
  });
});
