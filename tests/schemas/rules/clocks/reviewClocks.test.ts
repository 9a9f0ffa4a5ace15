import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addMonths,
  caseStatuses,
  categories,
  clockIds,
  clocksFor,
  defaultPolicy,
  forms,
  isReference,
  newReference,
  reviewClockRegistry,
  reviewClocks,
  type ClockId,
  type CountedReview,
  type PersonalHealthBudget,
  type ReviewedCase,
} from '@phb/schemas';

const day = (text: string) => Temporal.PlainDate.from(text);
const ref = newReference('PHB', () => 3);
const live: ReviewedCase = {
  ref,
  status: 'Live',
  category: 'Long-term condition',
  forms: ['Notional'],
  oneOff: false,
  councilShare: null,
  eligibilityDecidedOn: null,
  planAgreedOn: null,
  startsOn: day('2026-03-14'),
  firstPaymentOn: null,
};
const directPayment: ReviewedCase = { ...live, forms: ['Direct payment'], firstPaymentOn: day('2026-03-14') };
const chc: ReviewedCase = { ...live, category: 'Adult CHC', eligibilityDecidedOn: day('2026-03-14') };
const done = (on: string, ...clocks: ClockId[]): CountedReview => ({ caseRef: ref, doneOn: day(on), clocks });
const due = (row: ReviewedCase, ...reviews: CountedReview[]) =>
  reviewClocks(row, reviews, defaultPolicy).due?.toString();

describe('the clock of each duty to review', () => {
  it('counts the first day of direct payments in', () => {
    expect(due(directPayment)).toBe('2026-06-13');
  });

  it('does not count the day of a CHC decision', () => {
    expect(due(chc)).toBe('2026-06-14');
  });

  it('counts 12 months from the day a review was done, not from the day it was due', () => {
    expect(due(chc, done('2026-05-20', 'CHC'))).toBe('2027-05-20');
    expect(due(directPayment, done('2026-07-01', 'DP'))).toBe('2027-07-01');
    expect(due(chc, done('2027-05-01', 'CHC'), done('2026-05-20', 'CHC'))).toBe('2028-05-01');
  });

  it('stops at the last day of a month that is too short', () => {
    expect(due({ ...chc, eligibilityDecidedOn: day('2025-11-30') })).toBe('2026-02-28');
    expect(due({ ...directPayment, firstPaymentOn: day('2025-11-30') })).toBe('2026-02-28');
    expect(due({ ...chc, eligibilityDecidedOn: day('2023-11-30') }, done('2024-02-29', 'CHC'))).toBe('2025-02-28');
    expect(addMonths(day('2024-02-29'), 12, false).date.toString()).toBe('2025-02-28');
    expect(addMonths(day('2026-03-14'), 12, false).date.toString()).toBe('2027-03-14');
  });

  it('runs 6 months for a council’s direct payment, and the tighter 3 months win', () => {
    const joint = { ...directPayment, councilShare: 40 };
    const answer = reviewClocks(joint, [], defaultPolicy);
    expect(answer.due?.toString()).toBe('2026-06-13');
    expect(answer.clock).toBe('DP');
    expect(answer.all.map((clock) => [clock.clock, clock.due?.toString()])).toEqual([
      ['DP', '2026-06-13'],
      ['LA-DP', '2026-09-13'],
    ]);
  });

  it('is discharged only by a review that names it', () => {
    const joint = { ...directPayment, councilShare: 40 };
    const answer = reviewClocks(joint, [done('2026-06-01', 'DP')], defaultPolicy);
    expect([answer.clock, answer.due?.toString()]).toEqual(['LA-DP', '2026-09-13']);
    expect(due(chc, done('2026-05-20', 'LOCAL', 'DP'))).toBe('2026-06-14');
  });

  it('takes the earliest of CHC and direct payment', () => {
    const both = { ...directPayment, category: 'Adult CHC', eligibilityDecidedOn: day('2026-02-01') } as const;
    expect(reviewClocks(both, [], defaultPolicy)).toMatchObject({ clock: 'CHC', due: day('2026-05-01') });
    expect(due(both, done('2026-04-20', 'CHC', 'DP'))).toBe('2027-04-20');
  });

  it('reads the commissioner’s own months from the policy', () => {
    const policy = { ...defaultPolicy, localReviewFirstMonths: 6, localReviewThenMonths: 9 };
    expect(reviewClocks(live, [], policy).due?.toString()).toBe('2026-09-14');
    expect(reviewClocks(live, [done('2026-04-01', 'LOCAL')], policy).due?.toString()).toBe('2027-01-01');
    const wheelchair = { ...live, category: 'Wheelchair', planAgreedOn: day('2026-01-10') } as const;
    expect(reviewClocks(wheelchair, [], { ...defaultPolicy, wheelchairReviewFirstMonths: 6 }).due?.toString()).toBe(
      '2026-07-10',
    );
    const aftercare = { ...live, category: 'Section 117' } as const;
    expect(reviewClocks(aftercare, [], defaultPolicy)).toMatchObject({ clock: 'S117', due: day('2026-06-14') });
  });

  it('reviews a one-off budget of local policy once', () => {
    const oneOff = { ...live, oneOff: true };
    expect(due(oneOff)).toBe('2026-06-14');
    const after = reviewClocks(oneOff, [done('2026-06-10', 'LOCAL')], defaultPolicy);
    expect(after).toMatchObject({ due: undefined, nothingMoreDue: true });
    expect(after.all[0]?.missing).toEqual([]);
    expect(after.all[0]?.arithmetic).toContain('reviewed once: done on 10 June 2026');
  });

  it('keeps reviewing a one-off direct payment while it runs: the law makes no exception', () => {
    expect(due({ ...directPayment, oneOff: true }, done('2026-06-10', 'DP'))).toBe('2027-06-10');
  });

  it('says which date is missing instead of guessing one', () => {
    const answer = reviewClocks({ ...chc, eligibilityDecidedOn: null }, [], defaultPolicy);
    expect(answer).toMatchObject({ due: undefined, clock: undefined, nothingMoreDue: false });
    expect(answer.all[0]?.missing).toEqual(['Eligibility decided on']);
    expect(answer.all[0]?.arithmetic).toBe(
      '“Eligibility decided on” is empty, so no date can be worked out. Enter it in the case.',
    );
  });

  it('still gives the known date when another clock lacks its own', () => {
    const answer = reviewClocks({ ...chc, forms: ['Direct payment'] }, [], defaultPolicy);
    expect(answer).toMatchObject({ clock: 'CHC', due: day('2026-06-14') });
    expect(answer.all[1]).toMatchObject({ clock: 'DP', missing: ['First payment on'] });
  });

  it('counts a review even where the first date was never entered', () => {
    expect(due({ ...chc, eligibilityDecidedOn: null }, done('2026-05-20', 'CHC'))).toBe('2027-05-20');
  });

  it('takes the earlier date when a new decision came after the last review', () => {
    expect(due(chc, done('2026-03-01', 'CHC'))).toBe('2026-06-14');
    expect(due(chc, done('2025-04-01', 'CHC'))).toBe('2026-04-01');
  });

  it('passes over open rows and reviews of other cases', () => {
    const other = { ...done('2026-05-20', 'CHC'), caseRef: newReference('PHB', () => 5) };
    const open: CountedReview = { caseRef: ref, doneOn: null, clocks: ['CHC'] };
    expect(due(chc, other, open)).toBe('2026-06-14');
  });

  it('asks nothing of a case that does not run', () => {
    expect(reviewClocks({ ...chc, status: 'Planning' }, [], defaultPolicy).all).toEqual([]);
    expect(due({ ...chc, status: 'Closed' })).toBeUndefined();
    expect(due({ ...chc, status: 'Suspended' })).toBe('2026-06-14');
  });
});

describe('the explanation of a date', () => {
  it('names rule, trigger, arithmetic, source and what would move it', () => {
    const [clock] = reviewClocks(directPayment, [], defaultPolicy).all;
    expect(clock).toMatchObject({
      clock: 'DP',
      rule: 'Any budget with a direct payment: reviewed within the first 3 months of “first payment on”, then at most 12 months after the day each review was done.',
      trigger: { label: 'First payment on', date: day('2026-03-14') },
      arithmetic: '14 March 2026 + 3 months, first day counted = 13 June 2026',
      source: 'National Health Service (Direct Payments) Regulations 2013, regulation 14',
      confidence: 'law',
      missing: [],
    });
    expect(clock?.movedBy).toContain('Knowing that the money is not enough: review now.');
    expect(clock?.movedBy).toContain('A change of “First payment on” in the case.');
  });

  it('says from which review it counts, and when the month was too short', () => {
    const [clock] = reviewClocks(chc, [done('2028-02-29', 'CHC')], defaultPolicy).all;
    expect(clock?.trigger).toEqual({ label: 'Last review that answers this clock', date: day('2028-02-29') });
    expect(clock?.arithmetic).toBe('29 February 2028 + 12 months, the month’s last day = 28 February 2029');
    expect(clock?.confidence).toBe('policy');
  });
});

describe('the registry of clocks', () => {
  it('declares each clock id once', () => {
    expect(reviewClockRegistry.map((clock) => clock.id)).toEqual(clockIds);
  });

  it('leaves no case without a clock, and one local clock only where there is no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...categories),
        fc.subarray([...forms]),
        fc.boolean(),
        fc.constantFrom(null, 0, 40),
        (category, some, oneOff, councilShare) => {
          const ids = clocksFor({ ...live, category, forms: some, oneOff, councilShare }).map((clock) => clock.id);
          expect(ids.length).toBeGreaterThan(0);
          expect(ids.includes('LOCAL')).toBe(ids.length === 1 && ids[0] === 'LOCAL');
          expect(ids.includes('DP')).toBe(some.includes('Direct payment'));
          expect(ids.includes('LA-DP')).toBe(some.includes('Direct payment') && councilShare === 40);
        },
      ),
    );
  });

  it('gives a running case with all its dates a due date that is the earliest of its clocks', () => {
    const date = fc.integer({ min: 0, max: 4000 }).map((days) => day('2015-01-01').add({ days }));
    fc.assert(
      fc.property(
        fc.record({
          category: fc.constantFrom(...categories),
          forms: fc.subarray([...forms], { minLength: 1 }),
          status: fc.constantFrom(...caseStatuses.filter((status) => ['Live', 'Suspended', 'Ending'].includes(status))),
          councilShare: fc.constantFrom<number | null>(null, 40),
          eligibilityDecidedOn: date,
          planAgreedOn: date,
          startsOn: date,
          firstPaymentOn: date,
        }),
        fc.array(fc.record({ doneOn: date, clocks: fc.subarray([...clockIds], { minLength: 1 }) }), { maxLength: 4 }),
        (columns, reviews) => {
          const row: ReviewedCase = { ...live, ...columns };
          const answer = reviewClocks(
            row,
            reviews.map((review) => ({ ...review, caseRef: ref })),
            defaultPolicy,
          );
          const dates = answer.all.map((clock) => clock.due);
          expect(dates).not.toContain(undefined);
          expect(dates.every((each) => each && answer.due && answer.due.until(each).sign >= 0)).toBe(true);
          expect(answer.clock).toBe(answer.all[0]?.clock);
        },
      ),
    );
  });

  it('takes a whole row of the register as it is', () => {
    const row: Pick<PersonalHealthBudget, keyof ReviewedCase> = live;
    expect(isReference('PHB', row.ref)).toBe(true);
  });
});
