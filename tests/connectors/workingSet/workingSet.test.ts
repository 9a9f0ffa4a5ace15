import {
  currentUser,
  listConnector,
  openWorkingSet,
  provision,
  type ListConnector,
  type Operation,
  type WorkingSet,
} from '@phb/connectors';
import { newReference, personalHealthBudgets, targets, type ColumnName } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint, type Passed } from '../localSharePoint.js';

const many = 10_050;
let local: LocalSharePoint;
/** Past the faults and the count of requests. */
let direct: ListConnector<typeof targets>;

beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [targets, personalHealthBudgets]);
  direct = listConnector(local.connectDirectly('/sites/phb', 'visitor'), targets);
  const operations: Operation<typeof targets>[] = Array.from({ length: many }, (_, index) => ({
    add: {
      measure: 'People with a personal health budget',
      financialYear: index % 10 === 0 ? '2020/21' : '2019/20',
      count: index,
      ...(index % 3 === 0 ? {} : { setBy: `Board ${index % 7}` }),
    },
  }));
  const outcomes = await direct.write(operations);
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
});
beforeEach(() => {
  local.passed.length = 0;
  local.fault = () => undefined;
  local.before = () => undefined;
});
afterAll(() => local.close());

const open = <K extends ColumnName<(typeof targets)['columns']>>(
  columns: readonly K[],
  options?: Parameters<typeof openWorkingSet<typeof targets, K>>[2],
): WorkingSet<typeof targets, K> =>
  openWorkingSet(listConnector(local.connect('/sites/phb', 'visitor'), targets), columns, options);

/** What every working set has, whatever its list and columns. */
interface AnySet {
  readonly state: string;
  subscribe(listener: () => void): () => void;
}
/** Until the set has changed so that the condition holds. */
function until(set: AnySet, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = set.subscribe(check);
    setTimeout(check, 0);
  });
}
const ready = (set: AnySet): Promise<void> => until(set, () => set.state !== 'loading');
const windowed = (requests: readonly Passed[]): readonly string[] =>
  requests.map(({ url }) => decodeURIComponent(url)).filter((url) => url.includes('ID ge') || url.includes('ID+ge'));

describe('loading', () => {
  it('shows the first rows after three requests, whatever the size, newest first', async () => {
    const set = open(['count']);
    expect(set.state).toBe('loading');
    let requestsToFirstRows = 0;
    await until(set, () => {
      if (set.size > 0 && requestsToFirstRows === 0) requestsToFirstRows = local.passed.length;
      return set.size > 0;
    });
    expect(windowed(local.passed.slice(0, 3))).toHaveLength(1);
    expect(set.value(0, 'count')).toBeGreaterThanOrEqual(5_000);
    expect(set.total).toBe(many);
    await ready(set);
    set.close();
  });

  it('loads every row once, in windows of 5,000 ids, of the columns asked for only', async () => {
    const set = open(['count', 'setBy']);
    await ready(set);
    expect(set).toMatchObject({
      state: 'ready',
      size: many,
      total: many,
      progress: 1,
      error: undefined,
      unreadable: [],
    });
    const counts = new Set(Array.from({ length: set.size }, (_, row) => set.value(row, 'count')));
    expect(counts.size).toBe(many);
    const windows = windowed(local.passed);
    expect(windows).toHaveLength(3);
    for (const url of windows) {
      expect(url).toMatch(/\$select=Id,Title,Count,SetBy(&|$)/);
      expect(url).toContain('$top=5000');
    }
    expect(local.passed).toHaveLength(5);
    set.close();
  });

  it('asks the service for the rows of its condition only, the window first', async () => {
    const set = open(['financialYear', 'count'], { where: { column: 'financialYear', is: 'eq', value: '2020/21' } });
    await ready(set);
    expect(set.size).toBe(many / 10);
    expect(windowed(local.passed)[0]).toMatch(
      /\(\(ID[ +]ge[ +]\d+[ +]and[ +]ID[ +]lt[ +]\d+\)[ +]and[ +]FinancialYear[ +]eq/,
    );
    set.close();
  });

  it('fails with the error of the service, keeps what came, and tries again on refresh', async () => {
    local.fault = ({ url }) => (/ge[ +]5001[ +]/.test(decodeURIComponent(url)) ? { cut: 'before' } : undefined);
    const set = open(['count']);
    await ready(set);
    expect(set.state).toBe('failed');
    expect(set.error).toMatchObject({ name: 'OfflineError', sentence: expect.stringContaining('connection') });
    expect(set.size).toBeGreaterThan(0);
    local.fault = () => undefined;
    await set.refresh();
    expect(set).toMatchObject({ state: 'ready', size: many, error: undefined });
    set.close();
  });

  it('says that a list is not there for somebody who may not see it', async () => {
    const outsider = listConnector(local.connect('/sites/phb', 'outsider'), targets);
    const set = openWorkingSet(outsider, ['count']);
    await ready(set);
    expect(set).toMatchObject({ state: 'failed', size: 0, error: { name: 'NoAccessError' } });
    set.close();
  });

  it('stops when it is closed', async () => {
    const set = open(['count']);
    await until(set, () => set.size > 0);
    set.close();
    const asked = local.passed.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(local.passed.length).toBeLessThanOrEqual(asked + 2);
    expect(set.size).toBe(0);
  });
});

describe('sorting, filtering and counting', () => {
  let set: WorkingSet<typeof targets, 'count' | 'setBy' | 'financialYear' | 'ref'>;
  beforeAll(async () => {
    local.fault = () => undefined;
    set = open(['count', 'setBy', 'financialYear', 'ref']);
    await ready(set);
  });
  afterAll(() => set.close());
  const counts = (rows: Int32Array): number[] => Array.from(rows, (row) => set.value(row, 'count'));

  it('sorts the whole set by several columns, blanks last either way', () => {
    const rows = set.order([{ column: 'setBy', descending: true }, { column: 'count' }]);
    expect(rows).toHaveLength(many);
    const said = Array.from(rows, (row) => [set.value(row, 'setBy'), set.value(row, 'count')] as const);
    const expected = [...said].sort(([a, x], [b, y]) => {
      if (a === b) return x - y;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b ? 1 : -1;
    });
    expect(said).toEqual(expected);
    expect(said[0]?.[0]).toBe('Board 6');
    expect(said.at(-1)?.[0]).toBeNull();
  });

  it('sorts a part of the set without touching it', () => {
    const some = set.filter((row) => set.value(row, 'count') < 5);
    const before = [...some];
    expect(counts(set.order([{ column: 'count', descending: true }], some))).toEqual([4, 3, 2, 1, 0]);
    expect([...some]).toEqual(before);
  });

  it('gives the values that occur, with their counts, blank last', () => {
    expect(set.distinct('financialYear')).toEqual([
      { value: '2019/20', count: (many / 10) * 9 },
      { value: '2020/21', count: many / 10 },
    ]);
    const boards = set.distinct('setBy');
    expect(boards.map(({ value }) => value)).toEqual([...Array.from({ length: 7 }, (_, i) => `Board ${i}`), null]);
    expect(boards.reduce((sum, { count }) => sum + count, 0)).toBe(many);
    const few = set.filter((row) => set.value(row, 'count') < 3);
    expect(set.distinct('setBy', few)).toEqual([
      { value: 'Board 1', count: 1 },
      { value: 'Board 2', count: 1 },
      { value: null, count: 1 },
    ]);
  });

  it('gives a column by the places of its values, blank last', () => {
    const { of, values } = set.ranked('setBy');
    expect(values).toEqual([...Array.from({ length: 7 }, (_, index) => `Board ${index}`), null]);
    expect(of).toHaveLength(set.size);
    for (let row = 0; row < set.size; row += 997) expect(values[of[row] ?? -1]).toBe(set.value(row, 'setBy'));
    const counts = set.ranked('count');
    for (let row = 0; row < set.size; row += 997) {
      expect(counts.values[counts.of[row] ?? -1]).toBe(set.value(row, 'count'));
    }
    expect(counts.values.at(-1)).toBeNull();
  });

  it('finds a row by its reference, and refuses one that is not there', () => {
    expect(set.indexOf(set.ref(77))).toBe(77);
    expect(() => set.value(many, 'count')).toThrow(RangeError);
  });
});

describe('refreshing', () => {
  it('asks once for all sets of a site when nothing changed', async () => {
    const site = local.connect('/sites/phb', 'member');
    const sets = [
      openWorkingSet(listConnector(site, targets), ['count'], {
        where: { column: 'financialYear', is: 'eq', value: '2020/21' },
      }),
      openWorkingSet(listConnector(site, personalHealthBudgets), ['status']),
    ];
    await Promise.all(sets.map((set) => ready(set)));
    local.passed.length = 0;
    await expect(Promise.all(sets.map((set) => set.refresh()))).resolves.toEqual([{ changed: 0 }, { changed: 0 }]);
    expect(local.passed.map(({ url }) => url)).toEqual([expect.stringContaining('/_api/web/getchanges')]);
    sets.forEach((set) => set.close());
  });

  it('reads what was added, changed and recycled, and only that', async () => {
    const set = open(['count', 'financialYear'], { where: { column: 'financialYear', is: 'eq', value: '2020/21' } });
    await ready(set);
    const before = set.size;
    const [first, second, third] = [set.ref(0), set.ref(1), set.ref(2)];
    const rows = await Promise.all([first, second, third].map((ref) => direct.get(ref)));
    const [one, two, three] = rows;
    if (!one || !two || !three) throw new Error('rows are missing');
    await direct.update(one, { count: 777_777 });
    await direct.recycle(two);
    await direct.update(three, { financialYear: '2021/22' });
    const added = await direct.add({ measure: one.measure, financialYear: '2020/21', count: 888_888 });
    const other = await direct.add({ measure: one.measure, financialYear: '2019/20', count: 999_999 });
    local.passed.length = 0;
    const version = set.version;
    await expect(set.refresh()).resolves.toEqual({ changed: 4 });
    expect(set.version).toBeGreaterThan(version);
    expect(set.size).toBe(before - 1);
    const at = (ref: typeof first): number | undefined => {
      const row = set.indexOf(ref);
      return row === undefined ? undefined : set.value(row, 'count');
    };
    expect([first, second, third, added.ref, other.ref].map(at)).toEqual([
      777_777,
      undefined,
      undefined,
      888_888,
      undefined,
    ]);
    // Every reference still leads to its own row after others were taken out.
    for (let row = 0; row < set.size; row += 1) expect(set.indexOf(set.ref(row))).toBe(row);
    expect(local.passed.length).toBeLessThanOrEqual(3);
    await expect(set.refresh()).resolves.toEqual({ changed: 0 });
    set.close();
  });

  it('tells which rows changed since it was loaded, who saved them last, and when', async () => {
    const set = open(['count', 'financialYear'], { where: { column: 'financialYear', is: 'eq', value: '2020/21' } });
    await ready(set);
    expect(set.changes.size).toBe(0);
    const [one, two] = await Promise.all([set.ref(0), set.ref(1)].map((ref) => direct.get(ref)));
    if (!one || !two) throw new Error('rows are missing');
    const owner = listConnector(local.connectDirectly('/sites/phb', 'owner'), targets);
    const [me, other] = await Promise.all([direct.site, owner.site].map((site) => currentUser(site)));
    await owner.update(one, { count: 555_555 });
    await direct.recycle(two);
    await set.refresh();
    const changed = set.changes.get(one.id);
    expect(changed).toMatchObject({ by: other?.id });
    expect(other?.id).not.toBe(me?.id);
    expect(changed?.at?.until(Temporal.Now.instant()).total('seconds')).toBeLessThan(60);
    expect(set.changes.get(two.id)).toEqual({ by: undefined, at: undefined });
    // Nothing changed: the same objects. Changed again: another.
    await set.refresh();
    expect(set.changes.get(one.id)).toBe(changed);
    const now = await direct.get(one.ref);
    if (!now) throw new Error('the row is gone');
    await direct.update(now, { count: 555_556 });
    await set.refresh();
    expect(set.changes.get(one.id)).toMatchObject({ by: me?.id });
    set.close();
  });

  it('loads again when the change log does not go back so far', async () => {
    const set = open(['count'], { where: { column: 'financialYear', is: 'eq', value: '2020/21' } });
    await ready(set);
    await direct.add({ measure: 'People with a personal health budget', financialYear: '2020/21', count: 1 });
    local.fault = ({ url }) => (url.includes('getchanges') ? { answer: 500 } : undefined);
    const before = set.size;
    await set.refresh();
    expect(set.size).toBe(before + 1);
    local.fault = () => undefined;
    local.passed.length = 0;
    await expect(set.refresh()).resolves.toEqual({ changed: 0 });
    expect(local.passed).toHaveLength(1);
    set.close();
  });

  it('misses nothing when the rows cannot be read the first time', async () => {
    const set = open(['count'], { where: { column: 'financialYear', is: 'eq', value: '2020/21' } });
    await ready(set);
    const before = set.size;
    await direct.add({ measure: 'People with a personal health budget', financialYear: '2020/21', count: 2 });
    local.fault = ({ url }) => (url.includes('/items') ? { cut: 'before' } : undefined);
    await expect(set.refresh()).rejects.toMatchObject({ name: 'OfflineError' });
    expect(set).toMatchObject({ state: 'ready', size: before });
    local.fault = () => undefined;
    local.passed.length = 0;
    await expect(set.refresh()).resolves.toEqual({ changed: 1 });
    expect(set.size).toBe(before + 1);
    expect(local.passed).toHaveLength(2);
    set.close();
  });
});

describe('every kind of column', () => {
  it('gives the values that the connector gives, and sets aside rows that do not read as declared', async () => {
    const cases = listConnector(local.connectDirectly('/sites/phb', 'member'), personalHealthBudgets);
    const person = newReference('P');
    const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
    const base = {
      personRef: person,
      category: 'Adult CHC',
      status: 'Live',
      forms: ['Notional'],
      startsOn: day('2019-04-01'),
    } as const;
    const added = [
      await cases.add({
        ...base,
        forms: ['Direct payment', 'Notional'],
        amount: 1,
        amountPeriod: 'week',
        managedAccount: true,
      }),
      await cases.add({
        ...base,
        status: 'Closed',
        startsOn: day('1999-12-31'),
        endsOn: day('2024-10-27'),
        nhsShare: 0.6667,
      }),
      await cases.add({ ...base, status: 'Identified', startsOn: null, forms: [], team: 'Adults' }),
    ];
    const broken = await cases.add(base);
    const items = cases.site.sp.web.getList('/sites/phb/Lists/PersonalHealthBudgets').items;
    await items.getById(broken.id).update({ Forms: ['Nonsense'] });
    const columns = [
      'ref',
      'personRef',
      'packageRef',
      'status',
      'forms',
      'managedAccount',
      'owner',
      'startsOn',
      'endsOn',
      'amount',
      'nhsShare',
      'team',
    ] as const;
    const set = openWorkingSet(cases, columns);
    await ready(set);
    expect(set.size).toBe(3);
    for (const row of added) {
      const index = set.indexOf(row.ref) ?? -1;
      expect(set.id(index)).toBe(row.id);
      const { forms, ...others } = Object.fromEntries(columns.map((column) => [column, set.value(index, column)]));
      const { forms: expected, ...rest } = Object.fromEntries(columns.map((column) => [column, row[column]]));
      expect(others).toEqual(rest);
      expect(new Set(forms as string[])).toEqual(new Set(expected as string[]));
    }
    expect(set.unreadable).toEqual([
      { id: broken.id, title: broken.ref, problems: [{ column: 'forms', message: expect.stringContaining('Form') }] },
    ]);
    expect(set.distinct('forms')).toEqual([
      { value: ['Notional'], count: 2 },
      { value: ['Direct payment'], count: 1 },
      { value: [], count: 1 },
    ]);
    // Choices sort in the order in which they are declared: the stages of a case, not the alphabet.
    const stages = Array.from(set.order([{ column: 'status' }]), (row) => set.value(row, 'status'));
    expect(stages).toEqual(['Identified', 'Live', 'Closed']);
    const starts = Array.from(set.order([{ column: 'startsOn' }]), (row) => set.value(row, 'startsOn')?.toString());
    expect(starts).toEqual(['1999-12-31', '2019-04-01', undefined]);
    set.close();
  });
});
