import {
  defaultPolicy,
  retentionDue,
  retentionIds,
  retentionPeriods,
  sampleReference,
  type RetainedCase,
  type RetentionDecision,
  type RetentionFacts,
} from '@phb/schemas';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const row: RetainedCase = {
  status: 'Closed',
  category: 'Adult CHC',
  forms: ['Notional'],
  ageGroup: 'Adult',
  endsOn: day('2019-04-01'),
  closedOn: day('2019-04-26'),
  legalHold: false,
};
const adult = { dateOfBirth: day('1950-03-14'), dateOfDeath: null };
const due = (facts: Partial<Omit<RetentionFacts, 'row'>> & { readonly row?: Partial<RetainedCase> } = {}) =>
  retentionDue({ person: adult, decisions: [], ...facts, row: { ...row, ...facts.row } }, defaultPolicy);
let next = 0;
const decision = (given: Partial<RetentionDecision>): RetentionDecision => ({
  ref: sampleReference('D', (next += 1)),
  kind: 'Closure',
  toStatus: null,
  decidedOn: day('2019-04-26'),
  effectiveOn: null,
  ...given,
});

it('has one line for each period, and the years of each in Settings', () => {
  expect(retentionPeriods.map(({ id }) => id)).toEqual(retentionIds);
});

it('keeps the record of an adult for 8 years from the day it was closed', () => {
  expect(due()).toMatchObject({ standing: 'kept', reviewOn: day('2027-04-26') });
  expect(due().periods.map(({ arithmetic }) => arithmetic)).toEqual(['26 April 2019 + 8 years = 26 April 2027']);
});

it('lets no period run while the record is used, again too', () => {
  expect(due({ row: { status: 'Live' } })).toMatchObject({ standing: 'running', reviewOn: undefined, periods: [] });
});

it.each([
  ['2010-06-01', '2035-06-01', 'born 1 June 2010, 25th birthday = 1 June 2035'],
  ['2002-04-26', '2028-04-26', 'born 26 April 2002, 26th birthday = 26 April 2028'],
  ['2001-04-27', '2027-04-27', 'born 27 April 2001, 26th birthday = 27 April 2027'],
])('keeps the record of a child born %s until %s', (born, until, arithmetic) => {
  const { reviewOn, periods } = due({ person: { dateOfBirth: day(born), dateOfDeath: null } });
  expect(String(reviewOn)).toBe(until);
  expect(periods[0]?.arithmetic).toBe(arithmetic);
});

it('does not take somebody for a child who turned 18 on the day it was closed', () => {
  const { periods } = due({ person: { dateOfBirth: day('2001-04-26'), dateOfDeath: null } });
  expect(periods.map(({ id }) => id)).toEqual(['RECORD']);
});

it('lets the longest period win, and shows the others', () => {
  const { reviewOn, periods } = due({ row: { category: 'Section 117', forms: ['Direct payment'] } });
  expect(reviewOn).toEqual(day('2039-04-26'));
  expect(periods.map(({ id }) => id)).toEqual(['MENTAL-HEALTH', 'RECORD', 'MONEY']);
});

it('counts from a death where that is sooner, but never less than the record of an adult', () => {
  const dead = (died: string) => ({ ...adult, dateOfDeath: day(died) });
  const long = due({ row: { category: 'Long-term condition' }, person: dead('2019-04-10') });
  expect(long.periods[0]).toMatchObject({
    id: 'LONG-TERM',
    until: day('2029-04-10'),
    arithmetic: 'died 10 April 2019 + 10 years = 10 April 2029, sooner than 26 April 2039',
  });
  const early = due({ row: { category: 'Mental health' }, person: dead('2010-01-01') });
  expect(early.reviewOn).toEqual(day('2027-04-26'));
});

it('counts from the decision where a case was declined or refused, and else from its end', () => {
  const refused = decision({ kind: 'Refusal', toStatus: 'Refused', decidedOn: day('2018-05-01') });
  const facts = { row: { status: 'Refused' as const, closedOn: null, endsOn: null } };
  expect(due({ ...facts, decisions: [refused] }).reviewOn).toEqual(day('2026-05-01'));
  expect(due({ row: { closedOn: null } }).reviewOn).toEqual(day('2027-04-01'));
  expect(due(facts)).toMatchObject({ standing: 'unknown', reviewOn: undefined });
});

it('is kept longer by a decision, never shorter', () => {
  const keep = (until: string) => decision({ kind: 'Keep longer', effectiveOn: day(until) });
  expect(due({ decisions: [keep('2030-01-01')] }).reviewOn).toEqual(day('2030-01-01'));
  expect(due({ decisions: [keep('2020-01-01')] }).reviewOn).toEqual(day('2027-04-26'));
});

it('says that it may be destroyed, unless it was decided otherwise since, closed again, or is held', () => {
  const destroy = decision({ kind: 'May be destroyed', decidedOn: day('2027-05-01') });
  const keep = decision({ kind: 'Keep longer', effectiveOn: day('2030-01-01'), decidedOn: day('2027-06-01') });
  expect(due({ decisions: [destroy] }).mayBeDestroyed).toEqual(destroy);
  expect(due({ decisions: [destroy, keep] }).mayBeDestroyed).toBeUndefined();
  expect(due({ decisions: [destroy], row: { closedOn: day('2028-01-01') } }).mayBeDestroyed).toBeUndefined();
  expect(due({ decisions: [destroy], row: { legalHold: true } })).toMatchObject({
    standing: 'held',
    mayBeDestroyed: undefined,
  });
});

it('never gives a day before the 8 years are over, whatever the case', () => {
  const days = fc.integer({ min: 0, max: 30_000 }).map((count) => day('1930-01-01').add({ days: count }));
  fc.assert(
    fc.property(
      days,
      days,
      fc.option(days, { nil: null }),
      fc.constantFrom('Adult CHC', 'Section 117', 'Long-term condition', 'Wheelchair'),
      (born, closed, died, category) => {
        const { reviewOn } = due({
          row: { closedOn: closed, category: category as RetainedCase['category'] },
          person: { dateOfBirth: born, dateOfDeath: died },
        });
        if (!reviewOn) throw new Error('a closed record has a day');
        expect(Temporal.PlainDate.compare(reviewOn, closed.add({ years: 8 }))).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
