import {
  decisions,
  defaultPolicy,
  isRaisedAboveLimit,
  makeMove,
  missingAtStatus,
  movesOf,
  newReference,
  parties,
  personalHealthBudgets,
  sampleReference,
  validate,
  wholeRow,
  type Approval,
  type CaseStatus,
  type Decision,
  type MoveWords,
  type PersonalHealthBudget,
} from '@phb/schemas';
import {
  day,
  today,
  caseRef,
  somebody,
  outcome,
  line,
  factsOf,
  stopApproved,
  allSaid,
  complete,
  Walk,
} from './walk.js';

describe('a direct payment', () => {
  it('goes from the first mention to the last account, each move with its decision', () => {
    const walk = new Walk(factsOf(complete, { outcomes: [outcome], lines: [line] }));
    for (const move of ['offer', 'assess', 'shareIndicative', 'plan', 'toPanel', 'approve', 'goLive']) {
      expect([move, walk.go(move)]).toEqual([move, []]);
    }
    expect(walk.facts.row.status).toBe('Live');
    expect(missingAtStatus(walk.facts)).toEqual([]);
    walk.set({ endsOn: today, endReason: 'No longer eligible' });
    expect(walk.go('end')).toEqual(['REASONS-END', 'NOTICE', 'STOP-APPROVED']);
    walk.facts = { ...walk.facts, approvals: [stopApproved] };
    expect(walk.go('end', allSaid)).toEqual([]);
    expect(walk.go('close')).toEqual(['CLOSED', 'BALANCE']);
    expect(walk.set({ closedOn: today, balanceRecovered: 0 }).go('close')).toEqual([]);
    expect(walk.facts.decisions.map(({ fromStatus, toStatus }) => `${fromStatus} > ${toStatus}`)).toEqual([
      'Identified > Offered',
      'Offered > Assessment',
      'Assessment > Indicative budget shared',
      'Indicative budget shared > Planning',
      'Planning > Awaiting panel',
      'Awaiting panel > Approved, agreement pending',
      'Approved, agreement pending > Live',
      'Live > Ending',
      'Ending > Closed',
    ]);
  });

  it('waits for consent, whatever reason is given', () => {
    const walk = new Walk(
      factsOf(
        { ...complete, consentOn: null, status: 'Approved, agreement pending' },
        { outcomes: [outcome], lines: [line] },
      ),
    );
    expect(walk.go('goLive', { overrideReason: 'It is urgent.' })).toEqual(['CONSENT']);
    const [{ missing } = { missing: [] }] = movesOf(walk.facts).filter(({ move }) => move.id === 'goLive');
    expect(missing[0]?.message).toBe(
      'Enter “Consent given on”. No direct payment is made without consent. (Law: National Health Service (Direct Payments) Regulations 2013, regulations 3 to 5.)',
    );
  });

  it('asks for a representative, an agreed nominee and the reason for paying the household', () => {
    const nominee = wholeRow(parties, {
      ref: sampleReference('PTY', 1),
      caseRef,
      role: 'Nominee',
      familyName: 'Demo-Thornrise',
    });
    const facts = factsOf(
      {
        ...complete,
        capacityBasis: 'Lacks capacity: a representative consents',
        status: 'Approved, agreement pending',
      },
      { outcomes: [outcome], lines: [{ ...line, sameHousehold: true }], parties: [nominee] },
    );
    expect(new Walk(facts).go('goLive')).toEqual([
      'REPRESENTATIVE',
      'NOMINEE-AGREED',
      'NOMINEE-CHECK',
      'HOUSEHOLD',
      'HOUSEHOLD-APPROVED',
    ]);
    const deputy = { ...nominee, ref: sampleReference('PTY', 2), role: 'Deputy' as const };
    const settled = { ...nominee, agreedOn: today, acceptedOn: today, closeToPerson: true };
    const mended = {
      parties: [settled, deputy],
      lines: [{ ...line, sameHousehold: true, exceptionReason: 'Nobody else.' }],
      approvals: [{ ...stopApproved, subject: 'Paying somebody of the same household' as const }],
    };
    expect(new Walk({ ...facts, ...mended, approvals: [] }).go('goLive')).toEqual(['HOUSEHOLD-APPROVED']);
    expect(new Walk({ ...facts, ...mended }).go('goLive')).toEqual([]);
    // Who no longer acts does not count.
    const gone = { ...mended, parties: [settled, { ...deputy, endsOn: today }] };
    expect(new Walk({ ...facts, ...gone }).go('goLive')).toEqual(['REPRESENTATIVE']);
  });

  it('is found out when a running budget becomes one', () => {
    const live = factsOf(
      { ...complete, status: 'Live', consentOn: null, forms: ['Notional'] },
      { outcomes: [outcome], lines: [line] },
    );
    expect(missingAtStatus(live)).toEqual([]);
    const changed = { ...live, row: { ...live.row, forms: ['Notional', 'Direct payment'] as const } };
    expect(missingAtStatus(changed).map(({ guard }) => guard)).toEqual(['CONSENT']);
  });

  it('is paid only after consent and agreement', () => {
    const early = factsOf(
      { ...complete, status: 'Live', firstPaymentOn: day('2018-10-01') },
      { outcomes: [outcome], lines: [line] },
    );
    expect(missingAtStatus(early).map(({ guard }) => guard)).toEqual(['PAID-AFTER-CONSENT']);
  });

  it('may go to an ordinary account only if it is a single payment', () => {
    const ordinary = factsOf(
      { ...complete, status: 'Live', accountType: 'Ordinary account' },
      { outcomes: [outcome], lines: [line] },
    );
    expect(missingAtStatus(ordinary).map(({ guard }) => guard)).toEqual(['ACCOUNT']);
    const once = { ...ordinary, row: { ...ordinary.row, oneOff: true } };
    expect(missingAtStatus(once)).toEqual([]);
  });
});

describe('a second person', () => {
  const live = factsOf({ ...complete, status: 'Live' }, { outcomes: [outcome], lines: [line] });
  const suspend = (asked: readonly Approval[], words: MoveWords = {}): readonly string[] =>
    new Walk({ ...live, approvals: asked }).go('suspend', { ...allSaid, ...words });

  it('agrees before a direct payment stops, or to not waiting for that, whoever may override alone', () => {
    expect(suspend([])).toEqual(['STOP-APPROVED']);
    expect(suspend([stopApproved])).toEqual([]);
    const alone = { overrideReason: 'The person died, and nobody was there on Sunday.' };
    expect(suspend([], alone)).toEqual(['OVERRIDE-APPROVED']);
    const agreed = { ...stopApproved, subject: 'Override' as const, overridden: 'STOP-APPROVED' };
    expect(suspend([agreed], alone)).toEqual([]);
    const byChoice = factsOf({ ...complete, status: 'Live', endsOn: today, endReason: 'Chose another form' });
    expect(new Walk(byChoice).go('end', allSaid)).toEqual([]);
  });

  it('is another than who asked, says yes, to this case, and for one decision', () => {
    const useless: readonly Approval[] = [
      { ...stopApproved, answeredBy: somebody },
      { ...stopApproved, answer: 'Refused' },
      { ...stopApproved, answer: null, answeredBy: null, answeredOn: null },
      { ...stopApproved, subject: 'Budget' },
      { ...stopApproved, caseRef: sampleReference('PHB', 2) },
      { ...stopApproved, decisionRef: sampleReference('D', 7) },
    ];
    for (const one of useless) expect(suspend([one])).toEqual(['STOP-APPROVED']);
  });
});

describe('a budget above the delegated limit', () => {
  const policy = { ...defaultPolicy, delegatedLimit: 26_000 };
  const planned = { outcomes: [outcome], lines: [line], policy };
  // £500.00 a week is £26,000.00 a year.
  const atPanel = factsOf({ ...complete, status: 'Awaiting panel', amount: 50_001 }, planned);
  const approved: Approval = { ...stopApproved, subject: 'Budget', amount: 2_600_052 };
  const withApproval = (approval: Approval, row = atPanel.row) => ({ ...atPanel, row, approvals: [approval] });

  it('is approved by a second person first, who agreed to as much', () => {
    expect(new Walk(factsOf({ ...complete, status: 'Awaiting panel' }, planned)).go('approve')).toEqual([]);
    expect(new Walk(atPanel).go('approve')).toEqual(['BUDGET-APPROVED']);
    for (const useless of [{ amount: 2_600_051 }, { amount: null }, { answeredBy: somebody }, { subject: 'Other' }]) {
      expect(new Walk(withApproval({ ...approved, ...useless } as Approval)).go('approve')).toEqual([
        'BUDGET-APPROVED',
      ]);
    }
    const walk = new Walk(withApproval(approved));
    expect(walk.go('approve')).toEqual([]);
    expect(walk.go('goLive')).toEqual([]);
  });

  it('lacks it while it runs, cannot resume without it, and can be suspended', () => {
    const live = { ...atPanel, row: { ...atPanel.row, status: 'Live' as const } };
    expect(missingAtStatus(live).map(({ guard }) => guard)).toEqual(['BUDGET-APPROVED']);
    const walk = new Walk({ ...live, approvals: [stopApproved] });
    expect(walk.go('suspend', allSaid)).toEqual([]);
    expect(walk.go('resume')).toEqual(['BUDGET-APPROVED']);
  });

  it('is raised with a second person once it was agreed, counted by the year or once', () => {
    const raised = (changes: Partial<PersonalHealthBudget>, status: CaseStatus = 'Live'): boolean => {
      const before = { ...atPanel.row, status, amount: 50_000 };
      return isRaisedAboveLimit(before, { ...before, ...changes }, policy);
    };
    expect(raised({ amount: 50_001 })).toBe(true);
    expect(raised({ amount: 50_001 }, 'Planning')).toBe(false);
    expect(raised({ amount: 2_600_000, amountPeriod: 'year' })).toBe(false);
    expect(raised({ amount: 2_600_001, amountPeriod: 'one-off' })).toBe(true);
    expect(isRaisedAboveLimit(atPanel.row, { ...atPanel.row, amount: 99_999 }, defaultPolicy)).toBe(false);
  });
});

describe('a one-off wheelchair budget', () => {
  const wheelchair = { category: 'Wheelchair', oneOff: true } as const;

  it('is five fields and done', () => {
    const walk = new Walk(factsOf(wheelchair));
    expect(walk.go('goLiveShort')).toEqual(['FORM', 'AMOUNT', 'PLAN-AGREED', 'STARTS']);
    walk.set({ forms: ['Notional'], amount: 90_000, amountPeriod: 'one-off', planAgreedOn: today, startsOn: today });
    expect(walk.go('goLiveShort')).toEqual([]);
    expect(validate(personalHealthBudgets, walk.facts.row, today)).toEqual([]);
    walk.set({ endsOn: today, endReason: 'Need met (one-off)', closedOn: today });
    expect(walk.go('closeShort')).toEqual([]);
  });

  it('has no short path once it is a direct payment, and other budgets that go on have none', () => {
    const paid = {
      ...wheelchair,
      amount: 90_000,
      amountPeriod: 'one-off',
      planAgreedOn: today,
      startsOn: today,
    } as const;
    const direct = new Walk(factsOf({ ...paid, forms: ['Direct payment'] }));
    expect(direct.go('goLiveShort', { overrideReason: 'It is only one.' })).toContain('SHORT-PATH');
    expect(direct.go('goLiveShort')).toEqual(expect.arrayContaining(['CONSENT', 'AGREEMENT-DP']));
    expect(
      new Walk(factsOf({ ...paid, oneOff: false, category: 'Adult CHC', forms: ['Notional'] })).go('goLiveShort'),
    ).toContain('SHORT-PATH');
  });
});

describe('an override', () => {
  const early = factsOf({ ...complete, indicativeSharedOn: null, status: 'Assessment' });

  it('needs a reason, is kept in the decision, and is not asked about again', () => {
    const walk = new Walk(early);
    expect(walk.go('plan')).toEqual(['INDICATIVE-SHARED']);
    expect(walk.go('plan', { overrideReason: '  ' })).toEqual(['INDICATIVE-SHARED']);
    expect(walk.go('plan', { overrideReason: 'The family knows the costs.' })).toEqual([]);
    expect(walk.facts.decisions[0]).toMatchObject({
      overridden: 'INDICATIVE-SHARED',
      overrideReason: 'The family knows the costs.',
      fromStatus: 'Assessment',
      toStatus: 'Planning',
    });
    walk.facts = { ...walk.facts, outcomes: [outcome], lines: [line] };
    expect(walk.go('toPanel')).toEqual([]);
  });

  it('needs the approval of a second person to just that, once, where local policy says so', () => {
    const two = { ...early, policy: defaultPolicy };
    const words = { overrideReason: 'The family knows the costs.' };
    const agreed: Approval = { ...stopApproved, subject: 'Override', overridden: 'OFFERED, INDICATIVE-SHARED' };
    const given = (approval: Approval): readonly string[] =>
      new Walk({ ...two, approvals: [approval] }).go('plan', words);
    expect(new Walk(two).go('plan', words)).toEqual(['OVERRIDE-APPROVED']);
    expect(given({ ...agreed, overridden: 'OFFERED' })).toEqual(['OVERRIDE-APPROVED']);
    expect(given({ ...agreed, answer: 'Refused' })).toEqual(['OVERRIDE-APPROVED']);
    expect(given({ ...agreed, answeredBy: somebody })).toEqual(['OVERRIDE-APPROVED']);
    expect(given({ ...agreed, decisionRef: sampleReference('D', 9) })).toEqual(['OVERRIDE-APPROVED']);
    expect(given(agreed)).toEqual([]);
    const result = makeMove({ ...two, approvals: [agreed] }, 'plan', words, sampleReference('D', 1));
    expect(result).toMatchObject({ ok: true, uses: [agreed.ref] });
  });

  it('of another case does not count, nor does one of a guard that is law', () => {
    const forged: Decision = wholeRow(decisions, {
      ref: sampleReference('D', 99),
      caseRef,
      kind: 'Progress',
      decidedOn: today,
      overridden: 'INDICATIVE-SHARED, CONSENT',
      overrideReason: 'Typed in by hand',
    });
    const other = { ...forged, caseRef: sampleReference('PHB', 2) };
    expect(new Walk({ ...early, decisions: [other] }).go('plan')).toEqual(['INDICATIVE-SHARED']);
    const live = factsOf(
      { ...complete, consentOn: null, status: 'Live' },
      { outcomes: [outcome], lines: [line], decisions: [forged] },
    );
    expect(missingAtStatus(live).map(({ guard }) => guard)).toEqual(['CONSENT']);
  });

  it('leaves no reason behind that nothing needed', () => {
    const walk = new Walk(factsOf(complete));
    walk.go('offer', { overrideReason: 'Just in case' });
    expect(walk.facts.decisions[0]).toMatchObject({ overridden: null, overrideReason: null });
  });
});

it('does not begin a move from a status that it does not start at', () => {
  expect(() => makeMove(factsOf({}), 'close', {}, newReference('D'))).toThrow(RangeError);
});
