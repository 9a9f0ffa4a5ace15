import type { DecisionKind } from '../lists/decisions.js';
import type { CaseStatus } from '../lists/terms.js';
import type { GuardName } from './guards/registry.js';

/** One step of a case from a status to another: data only. */
export interface Move {
  readonly id: string;
  /** What the button says. */
  readonly label: string;
  readonly from: readonly CaseStatus[];
  readonly to: CaseStatus;
  /** What is written in Decisions. */
  readonly kind: DecisionKind;
  /** It leads on, to where such a case usually goes next: the first of these is the one to offer first. */
  readonly onward?: true;
  /** What the move itself asks for, besides all that the status it leads to asks for. */
  readonly needs: readonly GuardName[];
}

const beforeApproval = [
  'Identified',
  'Offered',
  'Assessment',
  'Indicative budget shared',
  'Planning',
  'Awaiting panel',
  'Deferred',
] as const satisfies readonly CaseStatus[];

/** Every move of the life cycle, in the order in which people speak of them. */
export const moves: readonly Move[] = [
  {
    id: 'offer',
    label: 'Record the offer',
    from: ['Identified'],
    to: 'Offered',
    kind: 'Offer',
    onward: true,
    needs: [],
  },
  {
    id: 'decline',
    label: 'Record that it was declined',
    from: ['Offered'],
    to: 'Declined',
    kind: 'Decline',
    needs: [],
  },
  { id: 'offerAgain', label: 'Offer again', from: ['Declined'], to: 'Offered', kind: 'Reopening', needs: [] },
  {
    id: 'assess',
    label: 'Begin the assessment',
    from: ['Offered'],
    to: 'Assessment',
    kind: 'Progress',
    onward: true,
    needs: [],
  },
  {
    id: 'shareIndicative',
    label: 'Share the indicative budget',
    from: ['Assessment'],
    to: 'Indicative budget shared',
    kind: 'Progress',
    onward: true,
    needs: [],
  },
  {
    id: 'plan',
    label: 'Begin planning',
    from: ['Assessment', 'Indicative budget shared'],
    to: 'Planning',
    kind: 'Progress',
    onward: true,
    needs: [],
  },
  {
    id: 'toPanel',
    label: 'Send to the panel',
    from: ['Planning'],
    to: 'Awaiting panel',
    kind: 'Progress',
    onward: true,
    needs: [],
  },
  { id: 'defer', label: 'Defer', from: ['Awaiting panel'], to: 'Deferred', kind: 'Deferral', needs: ['reasons'] },
  {
    id: 'backToPanel',
    label: 'Back to the panel',
    from: ['Deferred'],
    to: 'Awaiting panel',
    kind: 'Progress',
    onward: true,
    needs: [],
  },
  {
    id: 'planAgain',
    label: 'Back to planning',
    from: ['Awaiting panel', 'Deferred', 'Approved, agreement pending'],
    to: 'Planning',
    kind: 'Change',
    needs: ['reasons'],
  },
  {
    id: 'approve',
    label: 'Approve',
    from: ['Awaiting panel'],
    to: 'Approved, agreement pending',
    kind: 'Panel',
    onward: true,
    needs: [],
  },
  { id: 'refuse', label: 'Refuse', from: ['Awaiting panel'], to: 'Refused', kind: 'Refusal', needs: ['reasonsByLaw'] },
  {
    id: 'reconsider',
    label: 'Reopen after a reconsideration',
    from: ['Refused'],
    to: 'Planning',
    kind: 'Reopening',
    needs: ['reasons'],
  },
  {
    id: 'goLive',
    label: 'Go live',
    from: ['Approved, agreement pending'],
    to: 'Live',
    kind: 'Go live',
    onward: true,
    needs: [],
  },
  {
    id: 'goLiveShort',
    label: 'Go live (short path)',
    from: beforeApproval,
    to: 'Live',
    kind: 'Go live',
    onward: true,
    needs: ['shortPath'],
  },
  {
    id: 'suspend',
    label: 'Suspend',
    from: ['Live'],
    to: 'Suspended',
    kind: 'Suspension',
    needs: ['reasons', 'stopApproved'],
  },
  { id: 'resume', label: 'Resume', from: ['Suspended'], to: 'Live', kind: 'Resumption', onward: true, needs: [] },
  {
    id: 'end',
    label: 'End',
    from: ['Live', 'Suspended'],
    to: 'Ending',
    kind: 'Change',
    needs: ['notStoppedByUs', 'reasonsOfEnd', 'notice', 'stopApproved'],
  },
  {
    id: 'stop',
    label: 'Stop',
    from: ['Live', 'Suspended'],
    to: 'Ending',
    kind: 'Stop',
    needs: ['stoppedByUs', 'reasonsByLaw', 'notice', 'stopApproved'],
  },
  {
    id: 'keep',
    label: 'Go on after all',
    from: ['Ending'],
    to: 'Live',
    kind: 'Correction',
    needs: ['reasons'],
  },
  { id: 'close', label: 'Close', from: ['Ending'], to: 'Closed', kind: 'Closure', onward: true, needs: [] },
  {
    id: 'closeShort',
    label: 'Close (short path)',
    from: ['Live'],
    to: 'Closed',
    kind: 'Closure',
    needs: ['shortPath', 'notStoppedByUs'],
  },
  {
    id: 'withdraw',
    label: 'Close before it began',
    from: [...beforeApproval, 'Declined', 'Refused', 'Approved, agreement pending'],
    to: 'Closed',
    kind: 'Closure',
    needs: ['reasons', 'notStoppedByUs'],
  },
  {
    id: 'reopen',
    label: 'Reopen (closed by mistake)',
    from: ['Closed'],
    to: 'Ending',
    kind: 'Reopening',
    needs: ['reasons'],
  },
  {
    id: 'reopenEarly',
    label: 'Begin again',
    from: ['Closed'],
    to: 'Identified',
    kind: 'Reopening',
    needs: ['reasons', 'neverBegan', 'goesOn'],
  },
];
