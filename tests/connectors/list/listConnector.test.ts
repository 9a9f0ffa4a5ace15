import {
  ConflictError,
  DuplicateError,
  listConnector,
  NoAccessError,
  NotFoundError,
  provision,
  UnreadableRowError,
  ValidationFailedError,
  type ListConnector,
} from '@phb/connectors';
import {
  caseNotes,
  newReference,
  people,
  personalHealthBudgets,
  reportedCounts,
  settings,
  type NewRow,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import type { Refusal } from '../../../workbench/sharepoint/index.js';
import { localSharePoint, type LocalSharePoint, type Passed } from '../localSharePoint.js';

let local: LocalSharePoint;
let cases: ListConnector<typeof personalHealthBudgets>;
let persons: ListConnector<typeof people>;

beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connect('/sites/phb', 'owner'), [people, personalHealthBudgets, settings, reportedCounts]);
  const site = local.connect('/sites/phb', 'member');
  cases = listConnector(site, personalHealthBudgets);
  persons = listConnector(site, people);
});
beforeEach(() => {
  local.passed.length = 0;
  local.fault = () => undefined;
  local.before = () => undefined;
});
afterAll(() => local.close());

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const liveCase = (more: Partial<NewRow<typeof personalHealthBudgets>> = {}): NewRow<typeof personalHealthBudgets> => ({
  personRef: newReference('P'),
  status: 'Live',
  category: 'Adult CHC',
  forms: ['Notional', 'Direct payment'],
  startsOn: day('2019-04-01'),
  endsOn: day('2019-10-31'),
  amount: 123_456,
  amountPeriod: 'week',
  nhsShare: 0.6667,
  managedAccount: true,
  team: 'Adults “north” <b> & more',
  ...more,
});
/** Lets the first write of this kind meet a fault. */
function onFirstWrite(fault: Refusal): void {
  let met = false;
  local.fault = ({ method, url }) => {
    if (met || method !== 'POST' || !/\/items/.test(url)) return undefined;
    met = true;
    return fault;
  };
}
const posts = (): readonly Passed[] =>
  local.passed.filter(({ method, url }) => method === 'POST' && url.endsWith('/items'));

describe('adding and reading a row', () => {
  it('gives back what was stored, every kind of column included, and finds it by its reference', async () => {
    const row = liveCase();
    const added = await cases.add(row);
    expect(added).toMatchObject({ ...row, ref: expect.stringMatching(/^PHB-/), oneOff: false, packageRef: null });
    const read = await cases.get(added.ref);
    expect(read).toEqual(added);
    expect(read?.startsOn?.toString()).toBe('2019-04-01');
    expect(read?.endsOn?.toString()).toBe('2019-10-31');
  });

  it('gives back a note as it was written, lines and marks included', async () => {
    const site = local.connect('/sites/phb', 'member');
    await provision(local.connectDirectly('/sites/phb', 'owner'), [caseNotes]);
    const notes = listConnector(site, caseNotes);
    const text = 'First line\nsecond “line” <b> & more';
    const added = await notes.add({ caseRef: newReference('PHB'), notedOn: day('2019-04-30'), text });
    expect(await notes.get(added.ref)).toEqual(added);
    expect(added.text).toBe(text);
  });

  it('answers undefined for a reference that nobody has', async () => {
    await expect(cases.get(newReference('PHB'))).resolves.toBeUndefined();
  });

  it('says what is wrong with a row that somebody edited elsewhere', async () => {
    const added = await cases.add(liveCase());
    const site = local.connectDirectly('/sites/phb', 'member');
    const items = site.sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets').items;
    await items.getById(added.id).update({ Category: 'Nonsense' });
    const failure = await cases.get(added.ref).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnreadableRowError);
    expect(failure).toMatchObject({ sentence: expect.stringContaining('Category') });
  });
});

describe('a create whose fate is unknown', () => {
  it.each<[string, Refusal]>([
    ['carried out, but the answer was lost', { cut: 'after' }],
    ['carried out, but the answer broke off', { cut: 'amid' }],
    ['carried out, but a gateway said 503', { answer: 503, carriedOut: true }],
    ['carried out, but a gateway said 504', { answer: 504, carriedOut: true }],
    ['never arrived', { cut: 'before' }],
  ])('is sent again unchanged and makes one row (%s)', async (_, fault) => {
    onFirstWrite(fault);
    const row = liveCase();
    const added = await cases.add(row);
    expect(added).toMatchObject(row);
    const bodies = posts().map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    const same = await cases.all({ where: { column: 'personRef', is: 'eq', value: row.personRef } });
    expect(same.rows).toHaveLength(1);
  });

  it('makes one row even if the first try is only carried out after the second', async () => {
    let late: (() => Promise<unknown>) | undefined;
    local.before = async ({ method, body }) => {
      if (method !== 'POST' || !late) return;
      const go = late;
      late = undefined;
      await go();
      expect(body).not.toBe('');
    };
    let met = false;
    local.fault = ({ method, url, body }) => {
      if (met || method !== 'POST' || !url.endsWith('/items')) return undefined;
      met = true;
      late = async () => {
        const site = local.connectDirectly('/sites/phb', 'member');
        await site.sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets').items.add(JSON.parse(body));
      };
      return { cut: 'before' };
    };
    const row = liveCase();
    const added = await cases.add(row);
    const same = await cases.all({ where: { column: 'personRef', is: 'eq', value: row.personRef } });
    expect(same.rows.map(({ id }) => id)).toEqual([added.id]);
  });

  it('tells the reference to go on with when it had to give up', async () => {
    local.fault = ({ method }) => (method === 'POST' ? { cut: 'before' } : undefined);
    const failure = await cases.add(liveCase()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'OfflineError', unclear: true, ref: expect.stringMatching(/^PHB-/) });
  });
});

describe('unique values', () => {
  it('refuses a second row with the same NHS number, names the column, and adds nothing', async () => {
    const person: NewRow<typeof people> = {
      familyName: 'Demo-Hartley',
      givenName: 'Ann',
      dateOfBirth: day('1950-02-01'),
      nhsNumber: '9990000018' as never,
    };
    await persons.add(person);
    const failure = await persons.add({ ...person, givenName: 'Eve' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DuplicateError);
    expect(failure).toMatchObject({ column: 'nhsNumber', sentence: expect.stringContaining('NHS number') });
    expect((await persons.all()).rows).toHaveLength(1);
  });

  it('refuses a reference that the caller chose and another row has', async () => {
    const first = await cases.add(liveCase());
    const failure = await cases.add(liveCase({ ref: first.ref })).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DuplicateError', column: 'ref' });
  });

  it('takes a row with the same reference and the same values for its own', async () => {
    const row = liveCase({ ref: newReference('PHB') });
    const first = await cases.add(row);
    await expect(cases.add(row)).resolves.toEqual(first);
  });

  it('makes another reference when chance gave one that somebody else’s row has', async () => {
    let taken = '';
    local.before = async ({ method, url, body }) => {
      if (taken !== '' || method !== 'POST' || !url.endsWith('/items')) return;
      taken = String(JSON.parse(body).Title);
      const site = local.connectDirectly('/sites/phb', 'member');
      await listConnector(site, personalHealthBudgets).add(liveCase({ ref: taken as never, status: 'Closed' }));
    };
    const added = await cases.add(liveCase());
    expect(taken).not.toBe('');
    expect(added.ref).not.toBe(taken);
    expect(added.status).toBe('Live');
  });
});

describe('updating', () => {
  it('writes the changed columns only and gives the tag of the new version', async () => {
    const added = await cases.add(liveCase());
    const etag = await cases.update(added, { amount: 50_005, endsOn: null });
    const read = await cases.get(added.ref);
    expect(read).toMatchObject({ amount: 50_005, endsOn: null, forms: added.forms, etag });
    expect(
      JSON.parse(local.passed.find(({ body }) => body.includes('Amount') && !body.includes('Title'))?.body ?? ''),
    ).toEqual({
      Amount: 500.05,
      EndsOn: null,
    });
  });

  it('sends nothing when nothing changes', async () => {
    const added = await cases.add(liveCase());
    local.passed.length = 0;
    await expect(cases.update(added, {})).resolves.toBe(added.etag);
    expect(local.passed).toEqual([]);
  });

  it('refuses to write over what somebody else saved, saves nothing, and shows theirs', async () => {
    const added = await cases.add(liveCase());
    await cases.update(added, { amount: 100 });
    const failure = await cases.update(added, { amount: 200 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConflictError);
    expect(failure).toMatchObject({ status: 412, current: { ref: added.ref, amount: 100 } });
    await expect(cases.get(added.ref)).resolves.toMatchObject({ amount: 100 });
  });

  it('is a conflict too if another column was changed, and the caller only gave the version', async () => {
    const added = await cases.add(liveCase());
    await cases.update(added, { council: 'Dorset Council' });
    await expect(cases.update({ id: added.id, etag: added.etag }, { amount: 200 })).rejects.toThrow(ConflictError);
    await expect(cases.update(added, { amount: 200 })).rejects.toThrow(ConflictError);
  });

  it.each<[string, Refusal]>([
    ['lost', { cut: 'after' }],
    ['503 after it was carried out', { answer: 503, carriedOut: true }],
  ])('knows its own write again when the answer was lost (%s)', async (_, fault) => {
    const added = await cases.add(liveCase());
    onFirstWrite(fault);
    const etag = await cases.update(added, { amount: 777, forms: ['Third party'], managedAccount: false });
    await expect(cases.get(added.ref)).resolves.toMatchObject({ amount: 777, forms: ['Third party'], etag });
  });

  it('writes on the new version where no declared column differs from what the caller had', async () => {
    const added = await cases.add(liveCase());
    // Somebody edits the item elsewhere and puts it back: two versions later it says the same.
    const etag = await cases.update(added, { council: 'Dorset Council' });
    await cases.update({ id: added.id, etag }, { council: null });
    await cases.update(added, { amount: 999 });
    await expect(cases.get(added.ref)).resolves.toMatchObject({ amount: 999, council: null });
  });

  it('says that the row is gone', async () => {
    const added = await cases.add(liveCase());
    await cases.recycle(added);
    await expect(cases.update(added, { amount: 1 })).rejects.toThrow(NotFoundError);
  });

  it('lets one of many writers of the same version win', async () => {
    const added = await cases.add(liveCase());
    const writes = Array.from({ length: 8 }, (_, index) => cases.update(added, { amount: 1000 + index }));
    const settled = await Promise.allSettled(writes);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of settled) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ConflictError);
  });
});

describe('recycling', () => {
  it('takes the row out, and again does no harm', async () => {
    const added = await cases.add(liveCase());
    await cases.recycle(added);
    await expect(cases.get(added.ref)).resolves.toBeUndefined();
    await expect(cases.recycle(added)).resolves.toBeUndefined();
  });

  it('keeps a row that somebody changed meanwhile', async () => {
    const added = await cases.add(liveCase());
    await cases.update(added, { amount: 5 });
    await expect(cases.recycle(added)).rejects.toThrow(ConflictError);
    await expect(cases.get(added.ref)).resolves.toBeDefined();
  });
});

describe('what the service refuses', () => {
  it('tells the message of the list’s own validation', async () => {
    const text = 'Ends on must not be before starts on. Check both dates.';
    const type = 'Microsoft.SharePoint.SPListDataValidationException';
    onFirstWrite({ answer: 500, error: { code: -2130575162, type, message: text } });
    const failure = await cases.add(liveCase({ endsOn: day('2018-01-01') })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ValidationFailedError);
    expect(failure).toMatchObject({
      sentence: expect.stringMatching(/Ends on must not be before starts on.*Nothing was saved\.$/s),
    });
  });

  it('keeps visitors out of a list of the team, and lets them read the others', async () => {
    const visitor = local.connect('/sites/phb', 'visitor');
    await expect(listConnector(visitor, people).all()).rejects.toMatchObject({
      name: expect.stringMatching(/NotFoundError|NoAccessError/),
    });
    await expect(listConnector(visitor, settings).all()).resolves.toMatchObject({ rows: [] });
    await expect(listConnector(visitor, settings).add({ name: 'LOCAL-MONTHS', value: '3' })).rejects.toThrow(
      NoAccessError,
    );
  });

  it('keeps everybody else out of the site', async () => {
    const outsider = local.connect('/sites/phb', 'outsider');
    await expect(listConnector(outsider, settings).all()).rejects.toThrow(NoAccessError);
  });
});
