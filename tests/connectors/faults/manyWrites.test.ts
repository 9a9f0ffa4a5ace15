import { listConnector, provision, type ConnectorError, type ListConnector, type Operation } from '@phb/connectors';
import { targets, type NewRow, type RowOf, type Stored } from '@phb/schemas';
import { ConnectorError as AnyFailure } from '../../../connectors/errors/connectorError.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';
import { mishapsOfParts, weather } from './weather.js';

/** A list that the team writes. */
const list = { ...targets, audience: 'team' } as const;
type Target = typeof list;
type Row = Stored<RowOf<Target>>;
/** What a row should hold in the end: who it was set by, by its number. Rows that are to go are not in it. */
type Wanted = Map<number, string | null>;

let local: LocalSharePoint;
/** As a page of the site, through everything that goes wrong; and past it. */
let writer: ListConnector<Target>;
let seen: ListConnector<Target>;

beforeEach(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [list]);
  writer = listConnector(local.connectAsPage('/sites/phb'), list);
  seen = listConnector(local.connectDirectly('/sites/phb', 'member'), list);
});
afterEach(() => local.close());

const goal = (count: number): NewRow<Target> => ({
  measure: 'People with a personal health budget',
  financialYear: '2019/20',
  count,
});

/** One write: its row's number, what it makes of it (undefined: it goes), and the operation, which may be given a reference. */
interface Write {
  readonly count: number;
  readonly makes: string | null | undefined;
  readonly operation: (ref: string | undefined) => Operation<Target>;
}
const addOf = (count: number): Write => ({
  count,
  makes: null,
  operation: (ref) => ({ add: { ...goal(count), ...(ref === undefined ? {} : { ref: ref as Row['ref'] }) } }),
});
const changeOf = (row: Row, setBy: string): Write => ({
  count: row.count,
  makes: setBy,
  operation: () => ({ update: row, changes: { setBy } }),
});
const recycleOf = (row: Row): Write => ({ count: row.count, makes: undefined, operation: () => ({ recycle: row }) });

async function rowsByCount(): Promise<Map<number, Row>> {
  const { rows, unreadable } = await seen.all({ pageSize: 5000 });
  expect(unreadable).toEqual([]);
  const byCount = new Map(rows.map((row) => [row.count, row]));
  // Nothing is there twice.
  expect(byCount.size).toBe(rows.length);
  return byCount;
}

const held = (rows: Map<number, Row>): Wanted => new Map([...rows].map(([count, { setBy }]) => [count, setBy]));

/** A failure tells the person what became of the write: that nothing was saved, or that it is not known. */
function expectHonest(error: ConnectorError, wasDone: boolean): void {
  if (!error.unclear) expect([error.message, wasDone]).toEqual([error.message, false]);
  expect(error.sentence).toMatch(
    error.unclear ? /not known (whether|what)/ : /(Nothing (of it )?was saved|was not sent)/,
  );
}

/**
 * Sends writes until each is done, as a person does who tries again what was told to have failed, and checks after each round
 * that what was told is what the list holds.
 * @returns how many rounds it took
 */
async function untilDone(
  writes: readonly Write[],
  send: (operations: readonly Operation<Target>[]) => ReturnType<ListConnector<Target>['write']>,
): Promise<number> {
  const refs = new Map<Write, string>();
  const wanted = held(await rowsByCount());
  let waiting = writes;
  for (let round = 1; ; round += 1) {
    const sent = waiting;
    const outcomes = await send(sent.map((write) => write.operation(refs.get(write))));
    expect(outcomes).toHaveLength(sent.length);
    const rows = await rowsByCount();
    waiting = sent.filter((write, index) => {
      const outcome = outcomes[index];
      const row = rows.get(write.count);
      const isDone = write.makes === undefined ? row === undefined : row !== undefined && row.setBy === write.makes;
      if (outcome?.ok) {
        expect([write.count, isDone]).toEqual([write.count, true]);
        if (outcome.etag !== undefined) expect(outcome.etag).toBe(row?.etag);
        return false;
      }
      if (outcome === undefined) throw new Error('a write has no outcome');
      expectHonest(outcome.error, isDone);
      if (outcome.ref !== undefined) refs.set(write, outcome.ref);
      return true;
    });
    if (waiting.length > 0) {
      if (round === 20) throw new Error(`${waiting.length} writes are still not done`);
      continue;
    }
    for (const { count, makes } of writes) {
      if (makes === undefined) wanted.delete(count);
      else wanted.set(count, makes);
    }
    expect(held(rows)).toEqual(wanted);
    return round;
  }
}

/** One at a time, with the outcome that the caller of each is told. */
async function oneByOne(operations: readonly Operation<Target>[]): ReturnType<ListConnector<Target>['write']> {
  const outcomes = [];
  for (const operation of operations) {
    try {
      if ('add' in operation) {
        const { id, ref, etag } = await writer.add(operation.add);
        outcomes.push({ ok: true as const, id, ref, etag });
      } else if ('recycle' in operation) {
        await writer.recycle(operation.recycle);
        outcomes.push({ ok: true as const, id: operation.recycle.id });
      } else {
        const etag = await writer.update(operation.update, operation.changes);
        outcomes.push({ ok: true as const, id: operation.update.id, etag });
      }
    } catch (error) {
      if (!(error instanceof AnyFailure)) throw error;
      outcomes.push({ ok: false as const, error, ...(error.ref === undefined ? {} : { ref: error.ref }) });
    }
  }
  return outcomes;
}

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

it('10,000 writes in batches: none lost, none doubled, each told', async () => {
  local.fault = weather(0.25, 1);
  mishapsOfParts.forEach((mishap, index) =>
    local.refusals.add({ ...mishap, parts: true, share: 0.004, seed: index + 1 }),
  );
  await untilDone(numbers(0, 6000).map(addOf), (operations) => writer.write(operations));
  const rows = [...(await rowsByCount()).values()];
  await untilDone(
    rows.slice(0, 4000).map((row) => (row.count % 4 === 3 ? recycleOf(row) : changeOf(row, `Changed ${row.count}`))),
    (operations) => writer.write(operations),
  );
  // The weather was as bad as intended: every kind of mishap was met.
  expect([...new Set(local.statuses)]).toEqual(expect.arrayContaining([0, 403, 429, 503, 504]));
});

it('in worse weather, where whole batches are given up, trying again what was told to have failed is enough', async () => {
  local.fault = weather(0.75, 2);
  const rounds = await untilDone(numbers(0, 1000).map(addOf), (operations) => writer.write(operations));
  expect(rounds).toBeGreaterThan(1);
});

it('one at a time: adds, changes and recycles alike', async () => {
  local.fault = weather(0.4, 3);
  await untilDone(numbers(0, 200).map(addOf), oneByOne);
  const rows = [...(await rowsByCount()).values()];
  await untilDone(
    rows.map((row) => (row.count % 2 === 0 ? recycleOf(row) : changeOf(row, 'Changed'))),
    oneByOne,
  );
  expect((await rowsByCount()).size).toBe(100);
});
