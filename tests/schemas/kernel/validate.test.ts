import { Temporal } from 'temporal-polyfill';
import {
  calendarDate,
  caseNotes,
  choice,
  code,
  decisions,
  defineList,
  ListDeclarationError,
  money,
  number,
  payments,
  people,
  personalHealthBudgets,
  reference,
  reportedCounts,
  reviews,
  settings,
  text,
  validate,
  type Column,
  type ListDeclaration,
  type RowOf,
  type SiteUserId,
} from '@phb/schemas';
import { sampleCaseNotes } from '../../../schemas/samples/around.js';
import { sampleReportedCounts, sampleSettings } from '../../../schemas/samples/management.js';
import { sampleDecisions } from '../../../schemas/samples/deciding.js';
import { samplePayments } from '../../../schemas/samples/money.js';
import { samplePeople } from '../../../schemas/samples/people.js';
import { samplePersonalHealthBudgets } from '../../../schemas/samples/personalHealthBudgets.js';
import { sampleReviews } from '../../../schemas/samples/reviews.js';

const day = (written: string) => Temporal.PlainDate.from(written);
function changed<L extends ListDeclaration>(rows: readonly RowOf<L>[], changes: Partial<RowOf<L>>): RowOf<L> {
  const [row] = rows;
  if (row === undefined) throw new Error('no example');
  return { ...row, ...changes };
}
const person = (changes: Partial<RowOf<typeof people>>) =>
  validate(people, changed<typeof people>(samplePeople.rows, changes));
const budget = (changes: Partial<RowOf<typeof personalHealthBudgets>>) =>
  validate(personalHealthBudgets, changed<typeof personalHealthBudgets>(samplePersonalHealthBudgets.rows, changes));

describe('a row that may not be saved', () => {
  it('names the field when an end is before its start', () => {
    expect(budget({ endsOn: day('2018-10-21') })).toEqual([
      { column: 'endsOn', message: 'Ends on must not be before starts on. Check both dates.' },
    ]);
    expect(budget({ endsOn: day('2018-10-22'), nextReviewDue: null })).toEqual([]);
    expect(person({ dateOfDeath: day('1946-02-27') })[0]?.column).toBe('dateOfDeath');
  });

  it('says by how much a text is too long', () => {
    expect(person({ familyName: 'x'.repeat(300) })).toEqual([
      { column: 'familyName', message: 'Family name may have at most 100 characters. Shorten it by 200.' },
    ]);
    const [noted] = sampleCaseNotes.rows;
    if (noted === undefined) throw new TypeError('there is a sample');
    expect(validate(caseNotes, { ...noted, text: 'x'.repeat(10_001) })[0]?.message).toBe(
      'Note may have at most 10,000 characters. Shorten it by 1.',
    );
    expect(person({ familyName: 'x'.repeat(100) })).toEqual([]);
  });

  it.each(['=1+1', '@SUM(A1)', '=HYPERLINK("https://example.org")'])('refuses %p in a name', (typed) => {
    expect(person({ familyName: typed })).toEqual([
      { column: 'familyName', message: `Family name may not begin with ${typed.charAt(0)}. Take that character out.` },
    ]);
  });

  it('takes the same characters inside a name, and names that software often gets wrong', () => {
    for (const name of ['Demo-A=B', "Demo-O'Fennel", 'Demo-Zoë', '+44 1632 960000', '<script>', 'Demo & Son']) {
      expect(person({ familyName: name })).toEqual([]);
    }
  });

  it('asks for what is required, in words that suit the field', () => {
    expect(person({ familyName: '' })[0]?.message).toBe('Enter “Family name”.');
    const blank = { ...changed<typeof people>(samplePeople.rows, {}), dateOfBirth: null } as unknown as RowOf<
      typeof people
    >;
    expect(validate(people, blank)).toEqual([
      { column: 'dateOfBirth', message: 'Enter “Date of birth”, such as 14 March 2026.' },
    ]);
    const noStatus = { ...changed<typeof personalHealthBudgets>(samplePersonalHealthBudgets.rows, {}), status: null };
    expect(validate(personalHealthBudgets, noStatus as unknown as RowOf<typeof personalHealthBudgets>)).toEqual([
      { column: 'status', message: 'Choose “Status”.' },
    ]);
  });

  it('says the limit of a number or an amount', () => {
    expect(budget({ amount: -1 })).toEqual([{ column: 'amount', message: 'Approved amount must be £0.00 or more.' }]);
    expect(budget({ amount: 1_000_000_001 })[0]?.message).toBe('Approved amount must be £10,000,000.00 or less.');
    expect(budget({ nhsShare: 33.33333 })[0]?.message).toBe('NHS share may have at most 4 decimal places.');
    const half = changed<typeof reportedCounts>(sampleReportedCounts.rows, { count: 1.5 });
    expect(validate(reportedCounts, half)).toEqual([{ column: 'count', message: 'Count must be a whole number.' }]);
  });

  it('says in words what a code must look like', () => {
    const row = changed<typeof settings>(sampleSettings.rows, { name: 'review months' });
    expect(validate(settings, row)).toEqual([
      {
        column: 'name',
        message: 'Setting must be capital letters, digits and dashes, such as LOCAL-REVIEW-MONTHS.',
      },
    ]);
  });

  it('keeps together what belongs together', () => {
    expect(budget({ amountPeriod: null })).toEqual([
      { column: 'amountPeriod', message: 'An amount and its period belong together. Enter both, or neither.' },
    ]);
    expect(budget({ forms: ['Notional'] })[0]?.column).toBe('managedAccount');
    expect(budget({ forms: [], managedAccount: false })[0]?.message).toContain('A live budget needs a form.');
    expect(budget({ startsOn: null })[0]?.message).toContain('A live budget needs the day it starts on.');
    const undone = changed<typeof reviews>(sampleReviews.rows, { outcome: null });
    expect(validate(reviews, undone)).toEqual([
      { column: 'outcome', message: 'A review that was done needs its date and its outcome. Enter both.' },
    ]);
  });

  it('has no plan agreed in 2099, once it is known what day it is', () => {
    const today = day('2019-04-30');
    const [row] = samplePersonalHealthBudgets.rows;
    if (!row) throw new Error('no example');
    const inFuture = { ...row, planAgreedOn: day('2099-10-15') };
    expect(validate(personalHealthBudgets, inFuture, today)).toEqual([
      { column: 'planAgreedOn', message: 'Plan agreed on must not be after today, 30 April 2019.' },
    ]);
    expect(validate(personalHealthBudgets, inFuture)).toEqual([]);
    expect(validate(personalHealthBudgets, { ...row, planAgreedOn: today }, today)).toEqual([]);
    // What is planned may lie ahead.
    expect(validate(personalHealthBudgets, { ...row, endsOn: day('2099-10-15') }, today)).toEqual([]);
    const [born] = samplePeople.rows;
    if (!born) throw new Error('no example');
    expect(validate(people, { ...born, dateOfBirth: day('2019-05-01') }, today)[0]?.column).toBe('dateOfBirth');
  });

  it('is not closed without an end, nor a one-off by the week, nor paid by nobody', () => {
    expect(budget({ status: 'Closed' })).toEqual([
      { column: 'endsOn', message: 'A closed budget needs the day it ended on. Enter it, or choose another status.' },
    ]);
    expect(budget({ oneOff: true })[0]?.column).toBe('amountPeriod');
    expect(budget({ amountPeriod: 'one-off' })[0]?.message).toContain('A one-off budget has a one-off amount');
    expect(budget({ nhsShare: 0, councilShare: 0 })[0]?.message).toContain('Somebody must pay');
    expect(budget({ nhsShare: 0, councilShare: 0, otherShare: 1 })).toEqual([]);
    expect(budget({ accountType: 'Separate account' })[0]?.message).toContain('A managed account is kept');
    expect(budget({ indicativePeriod: null })[0]?.column).toBe('indicativePeriod');
  });

  it('keeps two people apart where a second one must agree, and a repayment whole', () => {
    const me = 7 as SiteUserId;
    const other = 8 as SiteUserId;
    const paid = (changes: Partial<RowOf<typeof payments>>) =>
      validate(payments, changed<typeof payments>(samplePayments.rows, changes));
    expect(paid({ requestedBy: me, approvedBy: me })[0]?.message).toContain('Somebody else must approve');
    expect(paid({ requestedBy: me, approvedBy: other })).toEqual([]);
    expect(paid({ councilPart: 200_000 })[0]?.message).toBe('The parts must add up to the amount, to the penny.');
    const decided = (changes: Partial<RowOf<typeof decisions>>) =>
      validate(decisions, changed<typeof decisions>(sampleDecisions.rows, changes));
    expect(decided({ kind: 'Refusal' })[0]?.message).toContain('needs its reasons');
    expect(decided({ kind: 'Repayment', reasons: 'Unused.' })[0]?.column).toBe('amount');
    expect(decided({ overridden: 'LINES' })[0]?.column).toBe('overrideReason');
  });

  it('gets one message for one mistake: a rule is not asked about a value that is itself wrong', () => {
    const list = defineList({
      title: 'Test',
      path: 'Test',
      site: 'register',
      description: 'For this test.',
      columns: { ref: reference('X'), least: number({ label: 'Least', max: 5 }), most: number({ label: 'Most' }) },
      rules: [
        {
          columns: ['least', 'most'],
          holds: (row) => row.least === null || row.most === null || row.least <= row.most,
          message: 'Least must not be above most.',
        },
      ],
      views: {},
    });
    const [ref] = samplePeople.rows.map(() => 'X-2222-2222');
    const row = (least: number) => ({ ref, least, most: 1 }) as unknown as RowOf<typeof list>;
    expect(validate(list, row(9)).map((problem) => problem.message)).toEqual(['Least must be 5 or less.']);
    expect(validate(list, row(2)).map((problem) => problem.message)).toEqual(['Least must not be above most.']);
  });
});

describe('a declaration that SharePoint would refuse', () => {
  const declare = (columns: Readonly<Record<string, Column>>) =>
    defineList({
      title: 'Test',
      path: 'Test',
      site: 'register',
      description: 'For this test.',
      columns: { ref: reference('X'), ...columns },
      views: {},
    });

  it('is found when it is written: over 20 indexes, a name of SharePoint’s own, a label used twice', () => {
    const indexed = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, text({ label: `C${i}`, indexed: true })]));
    expect(() => declare(indexed(19))).not.toThrow();
    expect(() => declare(indexed(20))).toThrow(ListDeclarationError);
    for (const taken of ['title', 'modified', 'Author', 'ID', 'created']) {
      expect(() => declare({ [taken]: text({ label: 'X' }) })).toThrow(ListDeclarationError);
    }
    expect(() => declare({ a: text({ label: 'Same' }), b: calendarDate({ label: 'Same' }) })).toThrow('labelled Same');
  });

  it('may couple a column once only: two people’s changes are taken apart along the couplings', () => {
    const couple = (coupled: readonly (readonly ('ref' | 'a' | 'b' | 'c')[])[]) =>
      defineList({
        title: 'Test',
        path: 'Test',
        site: 'register',
        description: 'For this test.',
        columns: { ref: reference('X'), a: text({ label: 'A' }), b: text({ label: 'B' }), c: text({ label: 'C' }) },
        coupled,
        views: {},
      });
    expect(couple([['a', 'b']]).coupled).toEqual([['a', 'b']]);
    expect(() =>
      couple([
        ['a', 'b'],
        ['b', 'c'],
      ]),
    ).toThrow('b is coupled twice');
  });

  it('has what each kind of column says of itself', () => {
    expect(money({ label: 'X', min: 0 })).toMatchObject({ kind: 'money', min: 0, required: false, indexed: false });
    expect(code({ label: 'X', pattern: /^A$/, patternInWords: 'A', unique: true }).indexed).toBe(true);
    expect(choice(['A', 'B'], { label: 'X', required: true })).toMatchObject({ choices: ['A', 'B'], required: true });
  });
});
