/** Thousands of writes while everything goes wrong that can: nothing is lost, nothing is written twice. */
import { listConnector, provision, type ListConnector, type Operation, type Outcome } from '@phb/connectors';
import { targets, type ReferenceOf, type Stored, type RowOf } from '@phb/schemas';
import { chance } from '../../../workbench/sharepoint/refusals/rule.js';
import type { Refusal } from '../../../workbench/sharepoint/index.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

const many = 2_000;
type Row = Stored<RowOf<typeof targets>>;

let local: LocalSharePoint;
let goals: ListConnector<typeof targets>;
/** Past the refusals. */
let seen: ListConnector<typeof targets>;

beforeAll(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [targets]);
  goals = listConnector(local.connect('/sites/phb', 'visitor', { tries: 8 }), targets);
  seen = listConnector(local.connectDirectly('/sites/phb', 'visitor'), targets);
});
afterAll(() => local.close());
afterEach(() => (local.fault = () => undefined));

/** What may happen to a request, each as likely as the others. */
const mishaps: readonly Refusal[] = [
  { answer: 429, retryAfter: 20 },
  { answer: 429, retryAfter: 20, retryAfterAs: 'date' },
  { answer: 429, retryAfter: 5, rateLimit: { limit: 1200, remaining: 0, reset: 5 } },
  { answer: 503 },
  { answer: 503, retryAfter: 3, carriedOut: true },
  { answer: 504 },
  { answer: 504, carriedOut: true },
  { cut: 'before' },
  { cut: 'after' },
  { cut: 'amid' },
  { delay: 3 },
];

/** Lets two requests in five meet a mishap, and some parts of batches too. Answers what happened how often. */
function letThingsGoWrong(seed: number): Map<string, number> {
  const random = chance(seed);
  const happened = new Map<string, number>();
  local.fault = () => {
    const mishap = random() < 0.4 ? mishaps[Math.floor(random() * mishaps.length)] : undefined;
    const name = JSON.stringify(mishap ?? 'nothing');
    happened.set(name, (happened.get(name) ?? 0) + 1);
    return mishap;
  };
  return happened;
}

/** Writes, and again what is not yet known to be written, as a person would who presses the button again. */
async function insist(operations: readonly Operation<typeof targets>[]): Promise<readonly Outcome[]> {
  const outcomes: (Outcome | undefined)[] = operations.map(() => undefined);
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const open = operations.flatMap((_, index) => (outcomes[index]?.ok === true ? [] : [index]));
    if (open.length === 0) break;
    const again = open.map((index) => withReference(operations[index], outcomes[index]));
    const answered = await goals.write(again);
    answered.forEach((outcome, at) => (outcomes[open[at] ?? -1] = outcome));
  }
  return outcomes.map((outcome) => outcome ?? { ok: false, error: new Error('never sent') as never });
}

function withReference(
  operation: Operation<typeof targets> | undefined,
  outcome: Outcome | undefined,
): Operation<typeof targets> {
  if (operation === undefined) throw new Error('there is an operation for each outcome');
  if (!('add' in operation) || outcome?.ref === undefined) return operation;
  return { add: { ...operation.add, ref: outcome.ref as ReferenceOf<typeof targets> } };
}

const rowsByCount = async (): Promise<readonly Row[]> =>
  [...(await seen.all()).rows].sort((left, right) => left.count - right.count);
const failures = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((outcome) => (outcome.ok ? [] : [`${outcome.error.name}: ${outcome.error.message}`]));
const upTo = (limit: number): number[] => Array.from({ length: limit }, (_, index) => index);
/** The number of the version in a tag: 1 for a row that was written once. */
const versionOf = ({ etag }: Row): number => Number(/,(\d+)"$/.exec(etag)?.[1]);

it(`adds ${many} rows, each once`, async () => {
  const happened = letThingsGoWrong(11);
  local.refusals.add({ answer: 429, retryAfter: 2, parts: true, share: 0.03, seed: 1 });
  local.refusals.add({ answer: 503, carriedOut: true, parts: true, share: 0.02, seed: 2 });
  local.refusals.add({ cut: 'before', parts: true, share: 0.001, seed: 3 });
  local.refusals.add({ cut: 'after', parts: true, share: 0.001, seed: 4 });
  const outcomes = await insist(
    upTo(many).map((count) => ({
      add: { measure: 'People with a personal health budget', financialYear: '2019/20', count },
    })),
  );
  expect(failures(outcomes)).toEqual([]);
  const rows = await rowsByCount();
  expect(rows.map(({ count }) => count)).toEqual(upTo(many));
  expect(rows.map(versionOf)).toEqual(rows.map(() => 1));
  outcomes.forEach((outcome, count) => expect(outcome).toMatchObject({ ref: rows[count]?.ref, id: rows[count]?.id }));
  expect(happened.size).toBeGreaterThan(mishaps.length / 2);
});

it(`changes ${many} rows, each once`, async () => {
  const before = await rowsByCount();
  letThingsGoWrong(12);
  const outcomes = await insist(before.map((row) => ({ update: row, changes: { count: row.count + many } })));
  expect(failures(outcomes)).toEqual([]);
  const after = await rowsByCount();
  expect(after.map(({ ref, count }) => [ref, count])).toEqual(before.map(({ ref, count }) => [ref, count + many]));
  expect(after.map(versionOf)).toEqual(after.map(() => 2));
  expect(outcomes.map((outcome) => outcome.ok && outcome.etag)).toEqual(after.map(({ etag }) => etag));
});

it('recycles half of them, and no other', async () => {
  const before = await rowsByCount();
  letThingsGoWrong(13);
  const outcomes = await insist(before.filter((_, index) => index % 2 === 0).map((recycle) => ({ recycle })));
  expect(failures(outcomes)).toEqual([]);
  expect((await rowsByCount()).map(({ ref }) => ref)).toEqual(
    before.filter((_, index) => index % 2 === 1).map(({ ref }) => ref),
  );
});
