import { Temporal } from 'temporal-polyfill';
import {
  decisions,
  defaultPolicy,
  offeredMoves,
  personalHealthBudgets,
  sampleReference,
  statusLine,
  wholeRow,
  type CaseStatus,
  type Decision,
  type LifeCycleFacts,
  type PersonalHealthBudget,
} from '@phb/schemas';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const caseRef = sampleReference('PHB', 1);
const row = wholeRow(personalHealthBudgets, {
  ref: caseRef,
  personRef: sampleReference('P', 1),
  status: 'Identified',
  category: 'Adult CHC',
});

/** A case that came where it is by these statuses, a move on each first of a month. */
function factsOf(changes: Partial<PersonalHealthBudget>, way: readonly CaseStatus[] = []): LifeCycleFacts {
  const made = way.slice(1).map((toStatus, index): Decision =>
    wholeRow(decisions, {
      ref: sampleReference('D', index + 1),
      caseRef,
      kind: 'Progress',
      fromStatus: way[index] ?? null,
      toStatus,
      decidedOn: day('2019-01-01').add({ months: index }),
    }),
  );
  return {
    row: { ...row, status: way.at(-1) ?? 'Identified', ...changes },
    outcomes: [],
    lines: [],
    parties: [],
    decisions: made,
    approvals: [],
    policy: defaultPolicy,
    today: day('2019-04-30'),
  };
}
const inWords = (facts: LifeCycleFacts): readonly string[] =>
  statusLine(facts).map(
    ({ status, place, reachedOn }) => `${place}: ${status}${reachedOn ? ` ${reachedOn.toString()}` : ''}`,
  );

describe('the line of a case', () => {
  it('shows the usual way, with the days of the decisions', () => {
    expect(inWords(factsOf({ identifiedOn: day('2018-12-24') }, ['Identified', 'Offered', 'Assessment']))).toEqual([
      'before: Identified 2018-12-24',
      'before: Offered 2019-01-01',
      'now: Assessment 2019-02-01',
      'after: Indicative budget shared',
      'after: Planning',
      'after: Awaiting panel',
      'after: Approved, agreement pending',
      'after: Live',
      'after: Ending',
      'after: Closed',
    ]);
  });

  it('is three steps long where the law asks little, and one more if the case stands between them', () => {
    const short = { category: 'Wheelchair', oneOff: true } as const;
    expect(inWords(factsOf(short))).toEqual(['now: Identified', 'after: Live', 'after: Closed']);
    expect(inWords(factsOf(short, ['Identified', 'Offered']))).toEqual([
      'before: Identified',
      'now: Offered 2019-01-01',
      'after: Live',
      'after: Closed',
    ]);
    expect(inWords(factsOf({ ...short, forms: ['Direct payment'] }))).toHaveLength(10);
  });

  it('says only of the statuses that a case had that it had them', () => {
    expect(inWords(factsOf({}, ['Identified', 'Offered', 'Closed']))).toEqual([
      'before: Identified',
      'before: Offered 2019-01-01',
      'now: Closed 2019-02-01',
    ]);
    // Imported when it ran, so that nothing is recorded of the way there.
    expect(inWords(factsOf({ status: 'Live', startsOn: day('2018-01-01') })).slice(0, 9)).toEqual([
      'before: Identified',
      'before: Offered',
      'before: Assessment',
      'before: Indicative budget shared',
      'before: Planning',
      'before: Awaiting panel',
      'before: Approved, agreement pending',
      'now: Live',
      'after: Ending',
    ]);
    expect(inWords(factsOf({ status: 'Closed' }))).toEqual(['before: Identified', 'now: Closed']);
  });

  it('shows a status beside the usual way while the case stands there', () => {
    const way = ['Planning', 'Awaiting panel', 'Deferred'] as const;
    expect(inWords(factsOf({}, way))).toContain('now: Deferred 2019-02-01');
    expect(inWords(factsOf({}, [...way, 'Awaiting panel']))).not.toContain('after: Deferred');
    expect(inWords(factsOf({}, ['Identified', 'Offered', 'Declined']))).toEqual([
      'before: Identified',
      'before: Offered 2019-01-01',
      'now: Declined 2019-02-01',
    ]);
  });

  it('does not count decisions on another case', () => {
    const facts = factsOf({ status: 'Live' }, ['Identified', 'Offered']);
    expect(inWords({ ...facts, row: { ...facts.row, ref: sampleReference('PHB', 2) } })).toContain(
      'before: Assessment',
    );
  });
});

describe('the moves on offer', () => {
  const ids = (facts: LifeCycleFacts): readonly string[] => offeredMoves(facts).map(({ move }) => move.id);

  it('begin with the one that usually follows', () => {
    expect(ids(factsOf({}))).toEqual(['offer', 'withdraw']);
    expect(ids(factsOf({ status: 'Awaiting panel' }))[0]).toBe('approve');
    expect(ids(factsOf({ status: 'Suspended' }))[0]).toBe('resume');
  });

  it('hold the short path only where it is open, and then first', () => {
    expect(ids(factsOf({ oneOff: true }))).toEqual(['goLiveShort', 'offer', 'withdraw']);
    expect(ids(factsOf({ oneOff: true, forms: ['Direct payment'] }))).not.toContain('goLiveShort');
  });

  it('do not begin again a budget that ran', () => {
    expect(ids(factsOf({ status: 'Closed' }))).toContain('reopenEarly');
    expect(ids(factsOf({ status: 'Closed', startsOn: day('2018-01-01') }))).not.toContain('reopenEarly');
  });
});
