import type { CaseStatus } from '../lists/terms.js';
import { isShort, type LifeCycleFacts } from './facts.js';
import type { GuardName } from './guards/registry.js';

const begun: readonly GuardName[] = ['offered', 'accepted'];
const known: readonly GuardName[] = [...begun, 'assessed', 'indicativeAmount', 'indicativeShared'];
const planned: readonly GuardName[] = [
  ...known,
  'outcomes',
  'outcomesOfDirectPayment',
  'lines',
  'coordinator',
  'coordinatorElse',
  'form',
  'amount',
  'amountOfDirectPayment',
];
const agreed: readonly GuardName[] = [...planned, 'planAgreed', 'planOfDirectPayment'];
const running: readonly GuardName[] = [
  ...agreed,
  'starts',
  'agreement',
  'agreementElse',
  'capacity',
  'consent',
  'representative',
  'exclusions',
  'account',
  'nomineeAgreed',
  'nomineeChecked',
  'household',
  'householdApproved',
  'paidAfterConsent',
];
/** Where the law asks little: with its category, these are five fields. */
const runningShort: readonly GuardName[] = ['form', 'amount', 'planAgreed', 'starts'];

/**
 * What must hold of a case at each status, however it got there. Every move into a status asks all of it, so that no way round
 * leads past a guard; and a case that stands at a status and lacks something can be found.
 */
export const standingGuards: Readonly<Record<CaseStatus, readonly GuardName[]>> = {
  Identified: [],
  Offered: ['offered'],
  Declined: ['offered', 'declined'],
  Assessment: begun,
  'Indicative budget shared': known,
  Planning: known,
  'Awaiting panel': planned,
  Deferred: known,
  Refused: [],
  'Approved, agreement pending': [...agreed, 'budgetApproved'],
  Live: [...running, 'budgetApproved', 'goesOn'],
  // A budget whose amount nobody approved can be suspended, and not resumed.
  Suspended: [...running, 'goesOn'],
  Ending: ['starts', 'ends', 'endReason'],
  Closed: ['ends', 'endReason', 'hasEnded', 'closed', 'balance'],
};

/** The guards that a case meets at a status, by name: the short list where the law asks little. */
export function guardsAt(status: CaseStatus, facts: LifeCycleFacts): readonly GuardName[] {
  if (!isShort(facts)) return standingGuards[status];
  if (status === 'Live') return [...runningShort, 'budgetApproved', 'goesOn'];
  return status === 'Suspended' ? [...runningShort, 'goesOn'] : standingGuards[status];
}
