import { listConnector, provision, type ListConnector, type Operation } from '@phb/connectors';
import { newReference, people, settings, targets, type NewRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
let goals: ListConnector<typeof targets>;
/** Past the faults. */
let seen: ListConnector<typeof targets>;

beforeEach(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [targets, people, settings]);
  goals = listConnector(local.connect('/sites/phb', 'visitor'), targets);
  seen = listConnector(local.connectDirectly('/sites/phb', 'visitor'), targets);
});
afterEach(() => local.close());

const goal = (count: number): NewRow<typeof targets> => ({
  measure: 'People with a personal health budget',
  financialYear: '2019/20',
  count,
});
const adds = (many: number): Operation<typeof targets>[] =>
  Array.from({ length: many }, (_, index) => ({ add: goal(index) }));
const isBatch = (url: string): boolean => url.endsWith('/$batch');
const batches = (): number => local.passed.filter(({ url }) => isBatch(url)).length;
/** Whatever happens on the way, each row is there once. */
async function expectEachOnce(many: number): Promise<void> {
  const { rows } = await seen.all();
  expect(rows.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
    Array.from({ length: many }, (_, index) => index),
  );
}
describe('many writes', () => {
  it('sends 100 to a request, keeps their order, and gives each its outcome', async () => {
    const progress: [number, number][] = [];
    const outcomes = await goals.write(adds(250), { onProgress: (done, total) => progress.push([done, total]) });
    expect(outcomes).toHaveLength(250);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(batches()).toBe(3);
    expect(progress).toEqual([
      [0, 250],
      [100, 250],
      [200, 250],
      [250, 250],
    ]);
    const { rows } = await seen.all();
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: 250 }, (_, index) => index));
    outcomes.forEach((outcome, index) => {
      expect(outcome).toMatchObject({ id: rows[index]?.id, etag: rows[index]?.etag, ref: rows[index]?.ref });
    });
  });

  it('does each kind of write, and one that fails harms no other', async () => {
    const [first, second, third] = await Promise.all([seen.add(goal(1)), seen.add(goal(2)), seen.add(goal(3))]);
    const newer = await seen.update(second, { setBy: 'Somebody else' });
    const outcomes = await goals.write([
      { update: first, changes: { count: 11 } },
      { update: second, changes: { count: 12 } },
      { recycle: third },
      { recycle: { id: second.id, etag: second.etag } },
      { add: goal(4) },
      { add: { ...goal(5), ref: first.ref } },
      { add: { ...goal(6), count: Number.NaN } },
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.error.name))).toEqual([
      'done',
      'ConflictError',
      'done',
      'ConflictError',
      'done',
      'DuplicateError',
      'ValidationFailedError',
    ]);
    const { rows } = await seen.all();
    expect(rows.map(({ count }) => count)).toEqual([11, 2, 4]);
    expect(rows[1]?.etag).toBe(newer);
    expect(outcomes[0]).toMatchObject({ etag: rows[0]?.etag });
    expect(outcomes[1]).toMatchObject({ error: { current: { setBy: 'Somebody else' } } });
    expect(outcomes[5]).toMatchObject({ ref: first.ref, error: { column: 'ref' } });
  });

  it('names the column of a duplicate', async () => {
    const rules = listConnector(local.connect('/sites/phb', 'owner'), settings);
    const outcomes = await rules.write([
      { add: { name: 'LOCAL-MONTHS', value: '3' } },
      { add: { name: 'LOCAL-MONTHS', value: '6' } },
    ]);
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, error: { name: 'DuplicateError', column: 'name' } }]);
  });
});

describe('faults on the way', () => {
  it.each([
    ['the answer of a whole batch is lost', { cut: 'after' }],
    ['the answer of a whole batch breaks off', { cut: 'amid' }],
    ['a gateway says 503 after the batch was carried out', { answer: 503, carriedOut: true }],
    ['a batch never arrives', { cut: 'before' }],
    ['a batch is throttled', { answer: 429, retryAfter: 12 }],
  ] as const)('loses and doubles nothing when %s', async (_, fault) => {
    let met = 0;
    local.fault = ({ url }) => (isBatch(url) && met++ === 1 ? fault : undefined);
    const outcomes = await goals.write(adds(250));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    await expectEachOnce(250);
  });

  it('sends only the throttled parts again, after the longest wait asked for', async () => {
    // The third was refused; that the fourth was carried out all the same makes it the harder case.
    local.refusals.add({ answer: 429, retryAfter: 30, parts: true, skip: 2, times: 1 });
    local.refusals.add({ answer: 429, retryAfter: 40, carriedOut: true, parts: true, skip: 2, times: 1 });
    const outcomes = await goals.write(adds(10));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    expect(local.clock.waits).toEqual([40_000]);
    const second = local.passed.filter(({ url }) => isBatch(url))[1];
    expect(second?.body.match(/POST /g)).toHaveLength(2);
    await expectEachOnce(10);
  });

  it('halves a batch that is refused as too large, down to the one that is', async () => {
    local.fault = ({ url, body }) =>
      isBatch(url) && (body.match(/POST /g) ?? []).length > 20 ? { answer: 400 } : undefined;
    const outcomes = await goals.write(adds(64));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    await expectEachOnce(64);
  });

  it('keeps a batch below the size that SharePoint takes', async () => {
    const long = 'x'.repeat(9_000);
    const outcomes = await goals.write(
      Array.from({ length: 120 }, (_, index) => ({ add: { ...goal(index), basis: long } })),
    );
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const sizes = local.passed.filter(({ url }) => isBatch(url)).map(({ body }) => body.length);
    expect(Math.max(...sizes)).toBeLessThan(1_000_000);
    await expectEachOnce(120);
  });

  it('gives every operation an outcome when the connection is gone for good, and says which were not sent', async () => {
    let sent = 0;
    local.fault = ({ url }) => (isBatch(url) && ++sent > 1 ? { cut: 'before' } : undefined);
    const outcomes = await goals.write(adds(250));
    expect(outcomes.slice(0, 100).every((outcome) => outcome.ok)).toBe(true);
    for (const outcome of outcomes.slice(100, 200)) {
      expect(outcome).toMatchObject({
        ok: false,
        ref: expect.any(String),
        error: { name: 'OfflineError', unclear: true },
      });
    }
    for (const outcome of outcomes.slice(200))
      expect(outcome).toMatchObject({ ok: false, error: { name: 'StoppedError' } });
    // And can be resumed: with the references that were told, nothing doubles, whatever had been carried out.
    local.fault = () => undefined;
    const rest = outcomes.flatMap((outcome, index) =>
      outcome.ok ? [] : [{ add: { ...goal(index), ref: outcome.ref as never } }],
    );
    expect((await goals.write(rest)).filter((outcome) => !outcome.ok)).toEqual([]);
    await expectEachOnce(250);
  });

  it('tells everybody who has no permission so, in one request', async () => {
    const visitor = listConnector(local.connect('/sites/phb', 'outsider'), targets);
    const outcomes = await visitor.write(adds(150));
    expect(outcomes[0]).toMatchObject({ ok: false, error: { name: 'NoAccessError' } });
    expect(outcomes.every((outcome) => !outcome.ok)).toBe(true);
    expect(batches()).toBe(1);
  });

  it('knows its own updates again after the answer was lost', async () => {
    await seen.write(adds(20));
    const { rows } = await seen.all();
    let met = 0;
    local.fault = ({ url }) => (isBatch(url) && met++ === 0 ? { cut: 'after' } : undefined);
    const outcomes = await goals.write(rows.map((row) => ({ update: row, changes: { count: row.count + 100 } })));
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const after = await seen.all();
    expect(after.rows.map(({ count }) => count)).toEqual(rows.map(({ count }) => count + 100));
    expect(outcomes.map((outcome) => outcome.ok && outcome.etag)).toEqual(after.rows.map(({ etag }) => etag));
  });

  it('knows rows again that it had recycled when the answer was lost', async () => {
    await seen.write(adds(5));
    const { rows } = await seen.all();
    let met = 0;
    local.fault = ({ url, body }) =>
      isBatch(url) && body.includes('/recycle') && met++ === 0 ? { cut: 'after' } : undefined;
    const outcomes = await goals.write(rows.map((recycle) => ({ recycle })));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect((await seen.all()).rows).toEqual([]);
  });
});

describe('stopping', () => {
  it('waits for what was sent, sends nothing more, and says so of each', async () => {
    const controller = new AbortController();
    local.before = ({ url }) => {
      if (isBatch(url) && batches() === 2) controller.abort();
    };
    const outcomes = await goals.write(adds(350), { signal: controller.signal });
    expect(outcomes.slice(0, 200).every((outcome) => outcome.ok)).toBe(true);
    for (const outcome of outcomes.slice(200)) {
      expect(outcome).toMatchObject({ ok: false, error: { name: 'StoppedError', unclear: false } });
    }
    await expectEachOnce(200);
  });
});

describe('reading by columns that identify a person', () => {
  it('keeps what is asked for out of every address', async () => {
    const persons = listConnector(local.connect('/sites/phb', 'member'), people);
    const added = await persons.add({
      ref: newReference('P'),
      familyName: "O'Demo-Hartley",
      givenName: 'Ann',
      dateOfBirth: Temporal.PlainDate.from('1950-02-01'),
      nhsNumber: '9990000018' as never,
    });
    await persons.add({
      familyName: 'Demo-Smith',
      givenName: 'Bo',
      dateOfBirth: Temporal.PlainDate.from('1951-02-01'),
    });
    const byNumber = await persons.all({ where: { column: 'nhsNumber', is: 'eq', value: '9990000018' as never } });
    expect(byNumber.rows).toEqual([added]);
    const byName = await persons.all({ where: { column: 'familyName', is: 'startsWith', value: "O'Demo" } });
    expect(byName.rows).toEqual([added]);
    const sorted = await persons.all({ orderBy: { column: 'familyName' }, pageSize: 1 });
    expect(sorted.rows.map(({ familyName }) => familyName)).toEqual(['Demo-Smith', "O'Demo-Hartley"]);
    for (const { url } of local.passed) expect(url).not.toMatch(/Demo|999000|FamilyName%20eq|p_FamilyName/);
  });
});
