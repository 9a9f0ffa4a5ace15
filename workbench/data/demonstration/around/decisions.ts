import type { Temporal } from 'temporal-polyfill';
import {
  approvals,
  caseNotes,
  contactsLog,
  decisions,
  restrictedMatters,
  wholeRow,
  budgetInYear,
  defaultPolicy,
  isAboveLimit,
  type Approval,
  type CaseStatus,
  type CaseNote,
  type Contact,
  type Decision,
  type PersonalHealthBudget,
  type RestrictedMatter,
} from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { delegatedLimit, referenceDate } from '../marginals.js';
import { randomStream, type Random } from '../random.js';

/** Statuses at which a budget that needs a second person has one. */
const agreedStatuses: readonly CaseStatus[] = ['Approved, agreement pending', 'Live', 'Suspended', 'Ending'];

type Words = Partial<Omit<Decision, 'ref' | 'caseRef' | 'kind' | 'decidedOn'>>;

/**
 * The decisions on one case that a reader looks for: the panel’s, and those that took or moved something.
 * @param reconsideration why a refusal stood or was overturned, if it was reconsidered
 */
export function inventDecisions(
  random: Random,
  make: IdentityMaker,
  row: PersonalHealthBudget,
  reconsideration: string | undefined,
): readonly Decision[] {
  const one = (kind: Decision['kind'], decidedOn: Temporal.PlainDate, words: Words): Decision =>
    wholeRow(decisions, { ...words, ref: make.reference('D'), caseRef: row.ref, kind, decidedOn });
  const recently = (): Temporal.PlainDate => referenceDate.subtract({ days: random.between(5, 25) });
  const panel = (decidedOn: Temporal.PlainDate): Decision =>
    one('Panel', decidedOn, { body: 'Panel', fromStatus: 'Awaiting panel', toStatus: 'Approved, agreement pending' });
  const made: Decision[] = [];
  const isWatched = !row.oneOff && row.forms.some((form) => form !== 'Notional') && row.category !== 'Wheelchair';
  if (isWatched && row.status !== 'Closed' && row.planAgreedOn) made.push(panel(row.planAgreedOn));
  switch (row.status) {
    case 'Refused':
    case 'Planning': {
      if (row.status === 'Planning' && reconsideration === undefined) break;
      const decidedOn = recently();
      const reconsidered: Words =
        reconsideration === undefined
          ? {}
          : {
              reconsiderationAskedOn: decidedOn.add({ days: 1 }),
              reconsideredOn: referenceDate.subtract({ days: 2 }),
              reconsiderationOutcome: row.status === 'Planning' ? 'Changed' : 'Stands',
              reconsiderationReasons: reconsideration,
            };
      const reasons = 'The plan does not yet show how the assessed needs would be met.';
      made.push(
        one('Refusal', decidedOn, {
          body: 'Panel',
          fromStatus: 'Awaiting panel',
          toStatus: 'Refused',
          reasons,
          ...reconsidered,
        }),
      );
      break;
    }
    case 'Deferred':
      made.push(
        one('Deferral', recently(), {
          body: 'Panel',
          fromStatus: 'Awaiting panel',
          toStatus: 'Deferred',
          reasons: 'Costs of night care are missing.',
        }),
      );
      break;
    case 'Suspended':
      made.push(
        one('Suspension', recently(), {
          body: 'Team',
          fromStatus: 'Live',
          toStatus: 'Suspended',
          reasons: 'A stay in hospital.',
        }),
      );
      break;
    case 'Ending':
      made.push(
        one('Change', recently(), {
          body: 'Team',
          fromStatus: 'Live',
          toStatus: 'Ending',
          reasons: row.endReason,
          effectiveOn: row.endsOn,
          noticeOn: row.forms.includes('Direct payment') ? referenceDate.subtract({ days: 4 }) : null,
        }),
      );
      break;
    case 'Closed':
      if (row.endReason === 'Stopped by the commissioner' && row.endsOn) {
        const noticeOn = row.endsOn.subtract({ days: 28 });
        made.push(
          one('Stop', noticeOn, {
            body: 'Panel',
            fromStatus: 'Live',
            toStatus: 'Ending',
            reasons: 'The needs can no longer be met this way.',
            noticeOn,
            effectiveOn: row.endsOn,
          }),
        );
      }
      break;
    default:
  }
  return made;
}

/** Approval of a budget above the delegated limit; before the panel it waits. Who asked and who answered are people of one site: they come later. */
export function inventApprovals(
  make: IdentityMaker,
  row: PersonalHealthBudget,
  made: readonly Decision[],
): readonly Approval[] {
  const policy = { ...defaultPolicy, delegatedLimit };
  if (!isAboveLimit({ row, policy })) return [];
  const about = {
    ref: make.reference('AP'),
    caseRef: row.ref,
    subject: 'Budget' as const,
    amount: budgetInYear({ row, policy }),
  };
  if (row.status === 'Awaiting panel') {
    return [wholeRow(approvals, { ...about, askedOn: referenceDate.subtract({ days: 3 }) })];
  }
  const panel = made.find(({ kind }) => kind === 'Panel');
  const agreedOn = panel?.decidedOn ?? row.planAgreedOn ?? row.startsOn;
  if (!agreedStatuses.includes(row.status) || agreedOn === null) return [];
  return [
    wholeRow(approvals, {
      ...about,
      decisionRef: panel?.ref ?? null,
      askedOn: agreedOn,
      answer: 'Approved',
      answeredOn: agreedOn,
      basis: 'Limit of the head of service',
    }),
  ];
}

/** A contact now and then. */
export function inventContacts(random: Random, make: IdentityMaker, row: PersonalHealthBudget): readonly Contact[] {
  if (row.status === 'Closed' || row.category === 'Wheelchair' || !random.chance(0.12)) return [];
  const contactedOn = referenceDate.subtract({ days: random.between(1, 40) });
  const isOpen = random.chance(0.4);
  return [
    wholeRow(contactsLog, {
      ref: make.reference('CON'),
      caseRef: row.ref,
      contactedOn,
      how: random.pick(['Telephone', 'Email', 'Meeting', 'Home visit'] as const),
      withWhom: random.pick(['Person', 'Family', 'Provider', 'Council'] as const),
      direction: random.pick(['They contacted us', 'We contacted them'] as const),
      summary: random.pick([
        'Asked how the plan works out.',
        'A date for the review.',
        'A question about the account.',
      ]),
      followUpOn: isOpen ? referenceDate.add({ days: random.between(-5, 20) }) : null,
    }),
  ];
}

/** What the team wrote down about a case now and then, from a stream of its own so that it moves nothing else. */
export function inventCaseNotes(seed: number, make: IdentityMaker, row: PersonalHealthBudget): readonly CaseNote[] {
  const random = randomStream(seed, `notes of ${row.ref}`);
  if (row.status === 'Closed' || !random.chance(0.08)) return [];
  return [
    wholeRow(caseNotes, {
      ref: make.reference('NOTE'),
      caseRef: row.ref,
      notedOn: referenceDate.subtract({ days: random.between(1, 120) }),
      text: random.pick([
        'Prefers to be rung after two in the afternoon.',
        'Letters in large print.',
        'The assistant is away in August; the family covers.',
        'Would like the next review at home.',
      ]),
    }),
  ];
}

/** A few matters for the named few: checks that found nothing, and questions that are open or explained. */
export function inventRestrictedMatters(
  make: IdentityMaker,
  direct: readonly PersonalHealthBudget[],
): readonly RestrictedMatter[] {
  return direct.slice(0, 6).map((row, i) => {
    const openedOn = referenceDate.subtract({ days: 60 - i * 7 });
    const closedOn = i < 4 ? openedOn.add({ days: 5 }) : null;
    const base = { ref: make.reference('RM'), caseRef: row.ref, openedOn, closedOn };
    if (i < 3) {
      return wholeRow(restrictedMatters, {
        ...base,
        kind: 'Exclusion check',
        excluded: 'Not excluded',
        outcome: 'Nothing found',
      });
    }
    return wholeRow(restrictedMatters, {
      ...base,
      kind: 'Question about the use of money',
      question: 'What were the withdrawals of cash for?',
      outcome: closedOn ? 'Explained' : null,
      ...(closedOn ? {} : { route: 'Line manager' as const, passedOn: openedOn.add({ days: 2 }) }),
    });
  });
}
