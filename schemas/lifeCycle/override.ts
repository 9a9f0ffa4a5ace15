import { approvals, type Approval } from '../lists/approvals.js';
import type { LifeCycleFacts } from './facts.js';
import type { Guard, Missing } from './guard.js';
import { approvedBySecond } from './guards/approving.js';
import { guards } from './guards/registry.js';

/** Between the codes of guards, in Decisions and in Approvals. */
const separator = ', ';

/** The codes of what is passed over, as a row keeps them. */
export const guardCodes = (missing: readonly Missing[]): string => missing.map(({ guard }) => guard).join(separator);

/** The codes that a row keeps. */
export const guardCodesOf = (kept: string | null): readonly string[] => kept?.split(separator) ?? [];

/** What a row says was passed over, in the words of the fields. A code that no guard has any more stands as it is. */
export function guardsInWords(kept: string | null): readonly string[] {
  const all = Object.values<Guard>(guards);
  const labels = guardCodesOf(kept).map((code) => all.find(({ id }) => id === code)?.asks.label ?? code);
  return [...new Set(labels)];
}

/** Whether the guard asks for the answer of a second person. It is asked again each time: an override of it holds once. */
export const asksSecondPerson = ({ asks }: Pick<Missing, 'asks'>): boolean => asks.list === approvals.title;

/**
 * Whether a reason alone passes over what is missing, or a second person must agree to it. What asks for a second person is
 * never passed over by one alone, whatever the setting says.
 */
export function overrideNeedsApproval(facts: LifeCycleFacts, missing: readonly Missing[]): boolean {
  return facts.policy.overrideApproval === 'Second person' || missing.some(asksSecondPerson);
}

/** An approval to pass over all that is missing, by a second person and not used yet. */
export function overrideApprovalFor(facts: LifeCycleFacts, missing: readonly Missing[]): Approval | undefined {
  return approvedBySecond(facts, 'Override').find(({ overridden, decisionRef }) => {
    const codes = guardCodesOf(overridden);
    return decisionRef === null && missing.every(({ guard }) => codes.includes(guard));
  });
}
