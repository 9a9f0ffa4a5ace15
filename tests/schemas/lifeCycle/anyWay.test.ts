import fc from 'fast-check';
import {
  caseStatuses,
  movesOf,
  type CaseStatus,
  type Form,
  type LifeCycleFacts,
  type MoveWords,
  type PersonalHealthBudget,
} from '@phb/schemas';
import { day, today, outcome, line, factsOf, stopApproved, allSaid, complete, Walk } from './walk.js';

describe('any sequence of edits and moves', () => {
  const form = fc.subarray<Form>(['Notional', 'Third party', 'Direct payment']);
  const date = fc.constantFrom(null, day('2018-10-01'), day('2019-02-28'), today);
  const edit: fc.Arbitrary<Partial<PersonalHealthBudget>> = fc.oneof(
    fc.constant(complete),
    fc.record({ forms: form, oneOff: fc.boolean() }),
    fc.record({ consentOn: date, agreementSignedOn: date, planAgreedOn: date }, { requiredKeys: [] }),
    fc.record({ startsOn: date, endsOn: date, firstPaymentOn: date, exclusionsCheckedOn: date }, { requiredKeys: [] }),
    fc.record({
      endReason: fc.constantFrom(null, 'Death' as const, 'Stopped by the commissioner' as const),
      closedOn: date,
    }),
    fc.record({ accountType: fc.constantFrom(null, 'Separate account' as const), managedAccount: fc.boolean() }),
    fc.record(
      { capacityBasis: fc.constantFrom(null, 'Has capacity and consents' as const), offeredOn: date },
      { requiredKeys: [] },
    ),
  );
  const step = fc.oneof(
    edit.map((changes) => ({ edit: changes })),
    fc.record({
      pick: fc.nat(),
      // Mostly a move that can be made, so that walks get far; else any.
      isOpen: fc.boolean(),
      words: fc.constantFrom<MoveWords>({}, allSaid, { ...allSaid, overrideReason: 'Agreed by the head of service.' }),
    }),
  );
  // From anywhere, whole or bare: an import or another program can have put a case there.
  const start = fc.record({
    row: fc
      .tuple(fc.constantFrom(...caseStatuses), fc.constantFrom({}, complete))
      .map(([status, row]): Partial<PersonalHealthBudget> => ({ ...row, status })),
    isPlanned: fc.boolean(),
  });
  const running: readonly CaseStatus[] = ['Live', 'Suspended'];

  /** What the law asks of a running direct payment, written down apart from the guards. */
  function expectLawful({ row, outcomes }: LifeCycleFacts): void {
    expect(row.startsOn).not.toBeNull();
    expect(row.forms.length).toBeGreaterThan(0);
    if (!row.forms.includes('Direct payment')) return;
    const { consentOn, capacityBasis, exclusionsCheckedOn, agreementSignedOn, planAgreedOn, careCoordinator, amount } =
      row;
    const law = {
      consentOn,
      capacityBasis,
      exclusionsCheckedOn,
      agreementSignedOn,
      planAgreedOn,
      careCoordinator,
      amount,
    };
    expect(Object.entries(law).filter(([, value]) => value === null)).toEqual([]);
    expect(row.managedAccount || row.accountType !== null).toBe(true);
    expect(outcomes.length).toBeGreaterThan(0);
  }

  it('ends up running only lawfully, writes a decision for every change of status, and finds a way on', () => {
    let reached = 0;
    fc.assert(
      fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
        const walk = new Walk(factsOf(from.row, from.isPlanned ? { outcomes: [outcome], lines: [line] } : {}));
        for (const each of steps) {
          if ('edit' in each) {
            walk.set(each.edit);
            continue;
          }
          const possible = movesOf(walk.facts, each.words);
          expect(possible.length).toBeGreaterThan(0);
          const open = possible.filter(({ missing }) => missing.every(({ mayOverride }) => mayOverride));
          const choice = each.isOpen && open.length > 0 ? open : possible;
          const chosen = choice[each.pick % choice.length];
          const before = walk.facts;
          if (!chosen) continue;
          const refused = walk.go(chosen.move.id, each.words);
          if (refused.length > 0) {
            expect(walk.facts).toBe(before);
            continue;
          }
          expect(walk.facts.decisions).toHaveLength(before.decisions.length + 1);
          expect(walk.facts.decisions.at(-1)).toMatchObject({
            fromStatus: before.row.status,
            toStatus: walk.facts.row.status,
          });
          if (running.includes(walk.facts.row.status)) {
            reached += 1;
            expectLawful(walk.facts);
          }
          if (walk.facts.row.status === 'Closed') expect(walk.facts.row.endsOn).not.toBeNull();
        }
        // Whatever was done, filling in what is asked for opens a way on.
        const { row } = walk.facts;
        const hasBegun = row.startsOn !== null;
        const filled: Partial<PersonalHealthBudget> =
          row.status === 'Closed'
            ? hasBegun
              ? { endReason: 'Death', endsOn: today }
              : { endsOn: null, endReason: null }
            : { ...complete, endsOn: today, endReason: 'Death', closedOn: today, balanceRecovered: 0 };
        walk.set(filled);
        walk.facts = { ...walk.facts, outcomes: [outcome], lines: [line], approvals: [stopApproved] };
        expect(movesOf(walk.facts, allSaid).some(({ missing }) => missing.length === 0)).toBe(true);
      }),
      { numRuns: 600 },
    );
    // Far more in nearly every run; none would mean that nothing was tried.
    expect(reached).toBeGreaterThan(2);
  });
});
