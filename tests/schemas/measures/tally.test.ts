import {
  addUp,
  againstTarget,
  basisOfTarget,
  budgetsOn,
  lineOf,
  peopleByCategory,
  peopleByForm,
  percentOf,
  sharesMakeAWhole,
  showPercent,
  tally,
} from '@phb/schemas';
import { budget, day } from './rows.js';

const asAt = day('2019-04-30');

describe('who is counted', () => {
  it('counts from the first day to the day before the end, whatever the status between', () => {
    const starting = budget({ startsOn: asAt });
    const ended = budget({ endsOn: asAt });
    const endsTomorrow = budget({ endsOn: day('2019-05-01'), status: 'Ending' });
    const suspended = budget({ status: 'Suspended' });
    const notYet = budget({ startsOn: day('2019-05-01') });
    const planned = budget({ startsOn: null, status: 'Planning' });
    const counted = budgetsOn([starting, ended, endsTomorrow, suspended, notYet, planned], 'active', asAt);
    expect(counted).toEqual([starting, endsTomorrow, suspended]);
  });

  it('counts a one-off only on the days it is open, and in the year to date after them', () => {
    const chair = budget({ category: 'Wheelchair', startsOn: day('2019-04-10'), endsOn: day('2019-04-11') });
    expect(peopleByCategory([chair], 'active', day('2019-04-10')).total).toBe(1);
    expect(peopleByCategory([chair], 'active', day('2019-04-11')).total).toBe(0);
    expect(peopleByCategory([chair], 'yearToDate', asAt).total).toBe(1);
  });

  it('counts the year to date from 1 April, so that it is more than the people active on the day', () => {
    const lastDayOfMarch = budget({ endsOn: day('2019-04-01') });
    const firstOfApril = budget({ endsOn: day('2019-04-02') });
    const open = budget();
    const rows = [lastDayOfMarch, firstOfApril, open];
    expect(peopleByForm(rows, 'active', asAt).total).toBe(1);
    expect(peopleByForm(rows, 'yearToDate', asAt).members).toEqual(new Set([firstOfApril.personRef, open.personRef]));
    // On 31 March the year is the one before: all three were open in it.
    expect(peopleByForm(rows, 'yearToDate', day('2019-03-31')).total).toBe(3);
  });

  it('counts a person with two budgets once, and says where they stand twice', () => {
    const wheelchair = budget({ category: 'Wheelchair' });
    const maternity = budget({ category: 'Maternity', personRef: wheelchair.personRef });
    const table = peopleByCategory([wheelchair, maternity, budget()], 'active', asAt);
    expect(table.total).toBe(2);
    expect(table.reconciles).toBe(true);
    expect(table.reconciliation).toContain('The lines come to 3: 1 person stands in more than one line');
    const same = peopleByForm([wheelchair, maternity], 'active', asAt);
    expect(lineOf(same, 'Notional')).toMatchObject({ count: 1, references: [wheelchair.ref, maternity.ref] });
    expect(same.reconciliation).toBe('The lines add up to the total: 1.');
  });

  it('shows a mixed budget in each of its forms and counts the person once, also when lines are added', () => {
    const mixed = budget({ forms: ['Notional', 'Direct payment'] });
    const table = peopleByForm([mixed, budget({ forms: ['Direct payment'] }), budget()], 'active', asAt);
    expect(table.lines.map((line) => line.count)).toEqual([2, 0, 2]);
    expect(table.total).toBe(3);
    const sum = addUp([lineOf(table, 'Notional'), lineOf(table, 'Direct payment')]);
    expect(sum).toMatchObject({ ok: true, count: 3 });
    expect(sum.sentence).toContain('1 of the 4 places');
  });

  it('keeps a line for what is not recorded, and none when everything is', () => {
    const table = peopleByForm([budget({ forms: [] }), budget()], 'active', asAt);
    expect(lineOf(table, 'Not recorded').count).toBe(1);
    expect(table.reconciles).toBe(true);
    expect(peopleByForm([budget()], 'active', asAt).lines.map((line) => line.label)).not.toContain('Not recorded');
  });
});

describe('what is doubtful is said', () => {
  const remarks = (rows: Parameters<typeof peopleByForm>[0]): string =>
    peopleByForm(rows, 'active', asAt)
      .remarks.map((remark) => `${remark.sentence} ${remark.references.join()}`)
      .join('\n');

  it('names the cases whose dates and status do not agree', () => {
    const early = budget({ status: 'Planning' });
    const closed = budget({ status: 'Closed' });
    const noStart = budget({ startsOn: null });
    const noDays = budget({ startsOn: day('2019-04-02'), endsOn: day('2019-04-02'), status: 'Closed' });
    const said = remarks([early, closed, noStart, noDays, budget()]);
    expect(said).toMatch(new RegExp(`1 case is counted because it has started.*${early.ref}`));
    expect(said).toMatch(new RegExp(`1 case is counted although it is closed.*${closed.ref}`));
    expect(said).toMatch(new RegExp(`1 case is live but has no start date.*${noStart.ref}`));
    expect(said).toMatch(new RegExp(`1 case starts and ends on the same day.*${noDays.ref}`));
    expect(remarks([budget()])).toBe('');
    expect(peopleByForm([noDays], 'yearToDate', asAt).total).toBe(0);
  });
});

describe('reconciling', () => {
  const question = {
    title: 'A table',
    dimension: 'form',
    unit: 'people',
    basis: 'active',
    asAt,
    yearFrom: day('2019-04-01'),
    words: ['Notional'],
    unreadable: [],
  } as const;

  it('fails when a row has a word that no line is kept for', () => {
    const table = tally({ ...question, rows: [{ ref: 'PHB-1', member: 'P-1', keys: ['Voucher'] }] });
    expect(table.reconciles).toBe(false);
    expect(
      tally({ ...question, rows: [{ ref: 'PHB-1', member: 'P-1', keys: ['Notional', 'Voucher'] }] }).reconciles,
    ).toBe(false);
    expect(table.reconciliation).toBe(
      'The lines come to 0, but the people counted on their own come to 1. No line is kept for Voucher.',
    );
  });

  it('fails when rows of the list could not be read, and names them', () => {
    const table = peopleByForm([budget()], 'active', asAt, ['PHB-7K3Q-9F2X']);
    expect(table.reconciles).toBe(false);
    expect(table.reconciliation).toContain('1 row of the list cannot be read and is in no line: PHB-7K3Q-9F2X');
  });

  it('carries title, day and basis', () => {
    const table = peopleByForm([budget()], 'yearToDate', asAt);
    expect(table.title).toBe('People with a personal health budget by form');
    expect(table.asAt).toEqual(asAt);
    expect(table.basisInWords).toContain('from 1 April 2019 to 30 April 2019');
  });
});

describe('adding lines', () => {
  const rows = [budget(), budget({ endsOn: day('2019-04-20') })];
  it('refuses two bases and two days', () => {
    const active = lineOf(peopleByForm(rows, 'active', asAt), 'Notional');
    const yearToDate = lineOf(peopleByForm(rows, 'yearToDate', asAt), 'Third party');
    const earlier = lineOf(peopleByForm(rows, 'active', day('2019-04-01')), 'Third party');
    expect(addUp([active, yearToDate]).ok).toBe(false);
    expect(addUp([active, earlier])).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('as at 30 April 2019 and “Third party” as at 1 April 2019') as string,
    });
  });

  it('says a single line and none in words', () => {
    expect(addUp([]).sentence).toBe('No lines are ticked.');
    const table = peopleByForm(rows, 'active', asAt);
    expect(addUp([lineOf(table, 'Notional')], table.total).sentence).toBe('1 person, 100.00% of 1.');
  });
});

describe('shares', () => {
  it('rounds half up from whole numbers and keeps its places', () => {
    expect(percentOf(1, 8, 1)).toBe(12.5);
    expect(percentOf(1, 16, 1)).toBe(6.3);
    expect(percentOf(1, 0)).toBeUndefined();
    expect(showPercent(percentOf(99, 1000))).toBe('9.90%');
    expect(showPercent(undefined)).toBe('–');
  });

  it('tolerates rounding and nothing more (national Q2 2023-24: 18, 75 and 6)', () => {
    expect(sharesMakeAWhole([18, 75, 6], 0)).toBe(true);
    expect(sharesMakeAWhole([15, 80, 5], 0)).toBe(true);
    expect(sharesMakeAWhole([18, 75, 4], 0)).toBe(false);
    expect(sharesMakeAWhole([81.7, 9.95, 8.35], 2)).toBe(true);
    expect(sharesMakeAWhole([81.7, 9.95, 8.3], 2)).toBe(false);
  });
});

describe('the target', () => {
  const target = (basis: string | null, count = 900) => ({
    ref: 'T-1',
    financialYear: '2019/20',
    count,
    setBy: null,
    basis,
  });
  it('reads what a target counts, and prefers to say that it is not stated', () => {
    expect(basisOfTarget('People active on a day')).toBe('active');
    expect(basisOfTarget('Year to date, one-offs included')).toBe('yearToDate');
    expect(basisOfTarget('Not stated whether active or year to date')).toBeUndefined();
    expect(basisOfTarget(null)).toBeUndefined();
    expect(basisOfTarget('Active at year end or year to date')).toBeUndefined();
  });
  it('cautions when the bases differ and only then', () => {
    expect(againstTarget(1, 'active', target('Year to date')).caution).toContain('in the year to date');
    expect(againstTarget(1, 'yearToDate', target('Year to date')).caution).toBeUndefined();
  });
  it('has no percentage of a target of nothing', () => {
    expect(againstTarget(5, 'active', target(null, 0)).percent).toBeUndefined();
  });
});
