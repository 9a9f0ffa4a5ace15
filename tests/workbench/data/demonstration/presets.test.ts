import { Temporal } from 'temporal-polyfill';
import {
  defaultPolicy,
  isRunning,
  people,
  personalHealthBudgets,
  reviewClocks,
  reviews,
  validate,
  type Form,
  type PersonalHealthBudget,
} from '@phb/schemas';
import { demonstrationSet } from '../../../../workbench/data/demonstration/demonstrationSet.js';
import { demonstrationJson } from '../../../../workbench/data/demonstration/json.js';

const seed = 20190430;
const usual = demonstrationSet(seed);
const running = (rows: readonly PersonalHealthBudget[]) => rows.filter(({ status }) => isRunning(status));
const count = (rows: readonly PersonalHealthBudget[], category: string) =>
  running(rows).filter((row) => row.category === category).length;
const holding = (rows: readonly PersonalHealthBudget[], form: Form) =>
  running(rows).filter(({ forms }) => forms.includes(form)).length;

const day = Temporal.PlainDate.from('2026-11-22');
const made = {
  b: demonstrationSet(seed, { preset: 'B' }),
  modern: demonstrationSet(seed, { preset: 'modern' }),
  large: demonstrationSet(seed, { cases: 4000 }),
  elsewhen: demonstrationSet(seed, { day }),
};

it.each(Object.entries(made))('makes rows that keep every rule: %s', (_, set) => {
  expect(demonstrationJson(set)).not.toBe(demonstrationJson(usual));
  for (const row of set.personalHealthBudgets) expect(validate(personalHealthBudgets, row, day)).toEqual([]);
  for (const row of set.people) expect(validate(people, row, day)).toEqual([]);
  for (const row of set.reviews) expect(validate(reviews, row, day)).toEqual([]);
});

it('makes the same rows again, byte for byte', () => {
  const all = { preset: 'modern', cases: 2500, day } as const;
  expect(demonstrationJson(demonstrationSet(seed, all))).toBe(demonstrationJson(demonstrationSet(seed, all)));
});

it('takes Dorset’s 149 for all of continuing healthcare in B, as many people in all', () => {
  const { personalHealthBudgets: cases } = made.b;
  expect(running(cases)).toHaveLength(1497);
  expect(count(cases, 'Adult CHC')).toBe(149);
  expect(count(cases, 'Adult CHC via Fast track')).toBe(0);
  expect(count(cases, 'Other')).toBe(16 + 60);
  for (const form of ['Notional', 'Third party', 'Direct payment'] as const) {
    expect([form, holding(cases, form)]).toEqual([form, holding(usual.personalHealthBudgets, form)]);
  }
});

it('holds the modern mix of forms, with two in a hundred mixed', () => {
  const cases = running(made.modern.personalHealthBudgets);
  expect(cases).toHaveLength(1497);
  const inHundred = (rows: readonly unknown[]) => Math.round((100 * rows.length) / cases.length);
  expect(inHundred(cases.filter(({ forms }) => forms.includes('Direct payment')))).toBe(15);
  expect(inHundred(cases.filter(({ forms }) => forms.includes('Third party')))).toBe(5);
  expect(inHundred(cases.filter(({ forms }) => forms.length === 1 && forms[0] === 'Notional'))).toBe(80);
  expect(inHundred(cases.filter(({ forms }) => forms.length > 1))).toBe(2);
});

it('grows to as many cases as are wanted: the usual ones, and more of the same mix with people of their own', () => {
  const set = made.large;
  expect(set.personalHealthBudgets).toHaveLength(4000);
  expect(set.personalHealthBudgets.slice(0, usual.personalHealthBudgets.length)).toEqual(usual.personalHealthBudgets);
  for (const rows of [set.people, set.personalHealthBudgets, set.reviews, set.packagesOfCare]) {
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(rows.length);
  }
  const numbers = set.people.map(({ nhsNumber }) => nhsNumber).filter((number) => number !== null);
  expect(new Set(numbers).size).toBe(numbers.length);
  const refs = new Set(set.people.map(({ ref }) => ref));
  expect(set.personalHealthBudgets.filter(({ personRef }) => !refs.has(personRef))).toEqual([]);
  const more = set.personalHealthBudgets.slice(usual.personalHealthBudgets.length);
  const share = (rows: readonly PersonalHealthBudget[]) => holding(rows, 'Direct payment') / running(rows).length;
  expect(share(more)).toBeCloseTo(share(usual.personalHealthBudgets), 2);
});

it('looks on another day as it does on its own: as many running, as much overdue, and due when the clocks say', () => {
  const set = made.elsewhen;
  expect(running(set.personalHealthBudgets)).toHaveLength(1497);
  const late = (rows: readonly PersonalHealthBudget[], on: Temporal.PlainDate) =>
    rows.filter(({ nextReviewDue: due }) => due !== null && Temporal.PlainDate.compare(due, on) < 0).length;
  const before = late(usual.personalHealthBudgets, Temporal.PlainDate.from('2019-04-30'));
  expect(Math.abs(late(set.personalHealthBudgets, day) - before)).toBeLessThan(before / 10);
  const done = new Map<string, (typeof set.reviews)[number][]>();
  for (const review of set.reviews.filter(({ doneOn }) => doneOn !== null)) {
    done.set(review.caseRef, [...(done.get(review.caseRef) ?? []), review]);
  }
  const open = new Set(set.reviews.filter(({ doneOn }) => doneOn === null).map(({ caseRef }) => caseRef));
  for (const row of set.personalHealthBudgets.filter(({ ref }) => open.has(ref))) {
    const { due } = reviewClocks(row, done.get(row.ref) ?? [], defaultPolicy);
    expect([row.ref, row.nextReviewDue?.toString()]).toEqual([row.ref, due?.toString()]);
  }
  expect(set.targets[0]?.financialYear).toBe('2026/27');
  // What has happened has happened by then.
  for (const row of set.personalHealthBudgets) {
    for (const happened of [row.firstPaymentOn, row.closedOn, row.planAgreedOn]) {
      if (happened !== null) expect(Temporal.PlainDate.compare(happened, day)).toBeLessThanOrEqual(0);
    }
  }
});
