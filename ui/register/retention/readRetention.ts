import { closedStatuses, decisions, people, personalHealthBudgets, retentionDue, settings } from '@phb/schemas';
import type { Decision, Person, PersonalHealthBudget, Policy, RetentionDue, Setting, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import type { Data } from '../../part/data.js';
import { readPolicy } from '../case/readPolicy.js';

/** A case with what its retention comes to. */
export interface RetainedRow {
  readonly row: Stored<PersonalHealthBudget>;
  /** Undefined for somebody who may not read People or Decisions: then only the date of the case is known. */
  readonly due: RetentionDue | undefined;
  /** The day that counts: worked out, or as the case holds it. */
  readonly reviewOn: Temporal.PlainDate | null;
}

/** What the retention screen shows. */
export interface Retention {
  readonly rows: readonly RetainedRow[];
  readonly policy: Policy;
  readonly problems: readonly string[];
  readonly settingRows: readonly Stored<Setting>[];
  /** What this person may do: decide on records, change the table. */
  readonly mayDecide: boolean;
  readonly mayChangePeriods: boolean;
}

const retentionKinds = ['Keep longer', 'May be destroyed'] as const satisfies readonly Decision['kind'][];

function byRef<Row>(rows: readonly Row[], ref: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const of = found.get(ref(row));
    if (of) of.push(row);
    else found.set(ref(row), [row]);
  }
  return found;
}

async function readDecisions(data: Data, signal: AbortSignal): Promise<readonly Stored<Decision>[]> {
  const list = data.list(decisions);
  const [onRecords, endings] = await Promise.all([
    list.all({ where: { column: 'kind', is: 'in', value: retentionKinds } }, signal),
    list.all({ where: { column: 'toStatus', is: 'in', value: closedStatuses } }, signal),
  ]);
  return [...onRecords.rows, ...endings.rows];
}

/** What the retention of one case comes to. */
export function retainedRow(
  row: Stored<PersonalHealthBudget>,
  person: Person | undefined,
  ofCase: readonly Decision[],
  policy: Policy,
): RetainedRow {
  const due = retentionDue({ row, person, decisions: ofCase }, policy);
  return { row, due, reviewOn: due.reviewOn ?? null };
}

/** One case by its reference, for a hold that is set before it is closed. Undefined if there is none. */
export async function readRetained(
  data: Data,
  ref: PersonalHealthBudget['ref'],
  policy: Policy,
): Promise<RetainedRow | undefined> {
  const row = await data.list(personalHealthBudgets).get(ref);
  if (row === undefined) return undefined;
  const [person, ofCase] = await Promise.all([
    data.list(people).get(row.personRef),
    data.list(decisions).all({ where: { column: 'caseRef', is: 'eq', value: ref } }),
  ]);
  return retainedRow(row, person, ofCase.rows, policy);
}

/** Reads every case that is closed, declined or refused, and works out until when its record is kept. */
export async function readRetention(data: Data, signal: AbortSignal): Promise<Retention> {
  const [onCases, onPeople, onDecisions, onSettings] = await Promise.all(
    [personalHealthBudgets, people, decisions, settings].map((list) => data.permissions(list)),
  );
  const [closed, { policy, problems }, settingPage] = await Promise.all([
    data.list(personalHealthBudgets).all({ where: { column: 'status', is: 'in', value: closedStatuses } }, signal),
    readPolicy(data),
    data.list(settings).all({}, signal),
  ]);
  const whole = onPeople?.read === true && onDecisions?.read === true;
  const [persons, made] = whole
    ? await Promise.all([data.list(people).all({}, signal), readDecisions(data, signal)])
    : [undefined, []];
  const personOf = new Map<string, Person>(persons?.rows.map((person) => [person.ref, person]) ?? []);
  const decisionsOf = byRef(made, ({ caseRef }) => caseRef);
  return {
    rows: closed.rows.map((row) =>
      whole
        ? retainedRow(row, personOf.get(row.personRef), decisionsOf.get(row.ref) ?? [], policy)
        : { row, due: undefined, reviewOn: row.retentionReviewOn },
    ),
    policy,
    problems,
    settingRows: settingPage.rows,
    mayDecide: whole && onCases?.edit === true && onDecisions.add,
    mayChangePeriods: onSettings?.edit === true && onSettings.add,
  };
}

/** Ways to look at the records. */
export const retentionViews = {
  due: 'Due for review',
  held: 'Under a legal hold',
  destroy: 'May be destroyed',
  dates: 'Dates to put right',
  all: 'All closed records',
} as const;
export type RetentionView = keyof typeof retentionViews;

/** The date of the case is not the one that the table now gives. */
export function isOutOfStep({ row, due, reviewOn }: RetainedRow): boolean {
  if (due === undefined || due.standing === 'unknown' || reviewOn === null) return false;
  return row.retentionReviewOn === null || !row.retentionReviewOn.equals(reviewOn);
}

/** The records of one way to look at them, those that are due first. */
export function rowsOf(
  rows: readonly RetainedRow[],
  view: RetentionView,
  today: Temporal.PlainDate,
): readonly RetainedRow[] {
  const tests: Readonly<Record<RetentionView, (each: RetainedRow) => boolean>> = {
    due: ({ row, due, reviewOn }) =>
      !row.legalHold &&
      due?.mayBeDestroyed === undefined &&
      reviewOn !== null &&
      Temporal.PlainDate.compare(reviewOn, today) <= 0,
    held: ({ row }) => row.legalHold,
    destroy: ({ due }) => due?.mayBeDestroyed !== undefined,
    dates: isOutOfStep,
    all: () => true,
  };
  return rows
    .filter(tests[view])
    .sort((a, b) =>
      a.reviewOn === null || b.reviewOn === null
        ? Number(a.reviewOn === null) - Number(b.reviewOn === null)
        : Temporal.PlainDate.compare(a.reviewOn, b.reviewOn),
    );
}
