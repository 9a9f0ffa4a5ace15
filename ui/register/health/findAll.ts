import {
  approvals,
  budgetLines,
  columnsOf,
  decisions,
  display,
  importRuns,
  isReference,
  missingAtStatus,
  parties,
  people,
  personalHealthBudgets,
  planOutcomes,
  readReference,
  reviewClocks,
  reviews,
  showDate,
  validate,
} from '@phb/schemas';
import type { Decision, Person, Policy, Reference, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { sameValue } from '../../kit/form/fieldValue.js';
import { openReview } from '../case/nextReview.js';
import { isOutOfStep, retainedRow } from '../retention/readRetention.js';
import { writeRetentionDate } from '../retention/retentionWrites.js';
import type { Finding } from './finding.js';
import type { WholeRegister } from './readRegister.js';
import { writeReviewDate } from './writeReviewDate.js';

/** The case that a row is or belongs to. */
function caseOf(row: Readonly<Record<string, unknown>>): Reference<'PHB'> | undefined {
  const named: unknown = row['caseRef'] ?? row['ref'];
  return typeof named === 'string' ? readReference('PHB', named) : undefined;
}

function* unreadable(register: WholeRegister): Generator<Finding> {
  for (const list of register.lists) {
    const { prefix } = list.columns.ref;
    for (const { id, title, problems } of register.page(list)?.unreadable ?? []) {
      const lacksReference = !isReference(prefix, title);
      const others = problems.filter(({ column }) => column !== 'ref');
      const row = { list, id, name: lacksReference ? `Item ${id}` : title, caseRef: undefined };
      if (lacksReference) {
        yield {
          ...row,
          kind: 'reference',
          sentence: 'It has no reference of this list.',
          repair: async (data) => {
            await data.list(list).giveReference(id);
          },
        };
      }
      if (others.length > 0) {
        yield { ...row, kind: 'unreadable', sentence: others.map(({ message }) => message).join(' ') };
      }
    }
  }
}

function* brokenRules(register: WholeRegister, today: Temporal.PlainDate): Generator<Finding> {
  for (const list of register.lists) {
    for (const row of register.page(list)?.rows ?? []) {
      const problems = validate(list, row, today);
      if (problems.length === 0) continue;
      const sentence = problems.map(({ message }) => message).join(' ');
      yield { kind: 'rule', list, id: row.id, name: String(row.ref), caseRef: caseOf(row), sentence };
    }
  }
}

function* orphans(register: WholeRegister): Generator<Finding> {
  const listOfPrefix = new Map(register.lists.map((list) => [list.columns.ref.prefix, list]));
  const known = new Map(
    register.lists.map((list) => {
      const page = register.page(list);
      return [
        list,
        new Set<unknown>([
          ...(page?.rows ?? []).map(({ ref }) => ref),
          ...(page?.unreadable ?? []).map(({ title }) => title),
        ]),
      ];
    }),
  );
  for (const list of register.lists) {
    const pointing = columnsOf(list).filter(([, column]) => column.kind === 'reference' && !column.isKey);
    for (const row of register.page(list)?.rows ?? []) {
      for (const [name, column] of pointing) {
        const target = column.kind === 'reference' ? listOfPrefix.get(column.prefix) : undefined;
        const value: unknown = row[name];
        // A list that this person may not open says nothing about what it holds.
        if (target === undefined || typeof value !== 'string' || known.get(target)?.has(value) !== false) continue;
        const sentence = `“${column.label}” names ${value}, which is not in ${target.title}.`;
        yield { kind: 'parent', list, id: row.id, name: String(row.ref), caseRef: caseOf(row), sentence };
      }
    }
  }
}

function byCase<R extends { readonly caseRef: string }>(rows: readonly R[] | undefined): (ref: string) => readonly R[] {
  const groups = new Map<string, R[]>();
  for (const row of rows ?? []) {
    const group = groups.get(row.caseRef);
    if (group === undefined) groups.set(row.caseRef, [row]);
    else group.push(row);
  }
  return (ref) => groups.get(ref) ?? [];
}

const inWords = (date: Temporal.PlainDate | null): string => (date === null ? 'nothing' : showDate(date));

function* staleDates(register: WholeRegister, policy: Policy): Generator<Finding> {
  const list = personalHealthBudgets;
  const read = register.page(reviews);
  if (read === undefined) return;
  const reviewsOf = byCase(read.rows);
  for (const row of register.page(list)?.rows ?? []) {
    const own = reviewsOf(row.ref);
    const due = reviewClocks(row, own, policy);
    const expected = due.due ?? null;
    const open = openReview(own);
    const said = open?.dueOn ?? null;
    if (sameValue(row.nextReviewDue, expected) && sameValue(said, expected)) continue;
    yield {
      kind: 'date',
      list,
      id: row.id,
      name: row.ref,
      caseRef: row.ref,
      sentence: `The clocks give ${inWords(expected)}. The case says ${inWords(row.nextReviewDue)}, its open review ${inWords(said)}.`,
      repair: (data) => writeReviewDate(data, row.ref, policy),
    };
  }
}

function* staleRetention(register: WholeRegister, policy: Policy): Generator<Finding> {
  const list = personalHealthBudgets;
  const [persons, made] = [register.page(people), register.page(decisions)];
  // Without both the period cannot be told.
  if (persons === undefined || made === undefined) return;
  const personOf = new Map<string, Person>(persons.rows.map((person) => [person.ref, person]));
  const decided = byCase(made.rows);
  for (const row of register.page(list)?.rows ?? []) {
    const retained = retainedRow(row, personOf.get(row.personRef), decided(row.ref), policy);
    if (!isOutOfStep(retained)) continue;
    yield {
      kind: 'retention',
      list,
      id: row.id,
      name: row.ref,
      caseRef: row.ref,
      sentence: `The retention table gives ${inWords(retained.reviewOn)}. The case says ${inWords(row.retentionReviewOn)}.`,
      repair: (data) => writeRetentionDate(data, row.ref, policy),
    };
  }
}

/** The decision that moved a case last; of one day, the one that was added last. */
function lastMove(rows: readonly Stored<Decision>[]): Stored<Decision> | undefined {
  return rows
    .filter(({ toStatus }) => toStatus !== null)
    .reduce<Stored<Decision> | undefined>((last, row) => {
      if (last === undefined) return row;
      const later = Temporal.PlainDate.compare(row.decidedOn, last.decidedOn) || row.id - last.id;
      return later > 0 ? row : last;
    }, undefined);
}

function* standing(register: WholeRegister, policy: Policy, today: Temporal.PlainDate): Generator<Finding> {
  const list = personalHealthBudgets;
  const needed = [planOutcomes, budgetLines, parties, decisions, approvals];
  if (needed.some((one) => register.page(one) === undefined)) return;
  const outcomes = byCase(register.page(planOutcomes)?.rows);
  const lines = byCase(register.page(budgetLines)?.rows);
  const around = byCase(register.page(parties)?.rows);
  const decided = byCase(register.page(decisions)?.rows);
  const asked = byCase(register.page(approvals)?.rows);
  for (const row of register.page(list)?.rows ?? []) {
    const { ref } = row;
    const about = { list, id: row.id, name: ref, caseRef: ref };
    const last = lastMove(decided(ref));
    // The decision is written first, then the status: a case that still stands where the move began was left between the two.
    if (last !== undefined && last.toStatus !== row.status && last.fromStatus === row.status) {
      const sentence = `${last.ref} of ${showDate(last.decidedOn)} leads to “${last.toStatus ?? ''}”. The case says “${row.status}”.`;
      yield { ...about, kind: 'move', sentence };
    }
    const facts = {
      row,
      outcomes: outcomes(ref),
      lines: lines(ref),
      parties: around(ref),
      decisions: decided(ref),
      approvals: asked(ref),
      policy,
      today,
    };
    const missing = missingAtStatus(facts);
    if (missing.length === 0) continue;
    const labels = missing.map(({ asks }) => `“${asks.label}”`).join(', ');
    yield { ...about, kind: 'status', sentence: `${row.status}, and lacks ${labels}.` };
  }
}

function* leftImports(register: WholeRegister): Generator<Finding> {
  for (const row of register.page(importRuns)?.rows ?? []) {
    if (!['Running', 'Stopped', 'Undoing'].includes(row.status)) continue;
    const began = display(importRuns.columns.startedAt, row.startedAt);
    const sentence = `${row.profile}, begun ${began}: ${row.status.toLowerCase()}.`;
    yield { kind: 'import', list: importRuns, id: row.id, name: row.ref, caseRef: undefined, sentence };
  }
}

/** Everything that is wrong with the register as it was read. Looks only: nothing is written. */
export function findAll(register: WholeRegister, policy: Policy, today: Temporal.PlainDate): readonly Finding[] {
  return [
    ...unreadable(register),
    ...brokenRules(register, today),
    ...orphans(register),
    ...standing(register, policy, today),
    ...staleDates(register, policy),
    ...staleRetention(register, policy),
    ...leftImports(register),
  ];
}
