import {
  approvalSubjectOf,
  approvals,
  budgetInYear,
  guardCodes,
  guardCodesOf,
  guardsInWords,
  newReference,
  showMoney,
} from '@phb/schemas';
import type { Approval, LifeCycleFacts, Missing, Reference, SiteUserId, Stored } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { addOnce } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';

/** What a second person is asked to agree to. */
export type AskedApproval = Pick<Approval, 'subject'> & Partial<Pick<Approval, 'amount' | 'overridden' | 'notes'>>;

/** Approvals that wait for somebody to answer. */
export function waiting(all: readonly Stored<Approval>[]): readonly Stored<Approval>[] {
  return all.filter(({ answer }) => answer === null);
}

/** The approvals that are missing, as they are asked for: a budget with its amount in a year, or once. */
export function approvalsMissing(
  facts: Pick<LifeCycleFacts, 'row' | 'policy'>,
  missing: readonly Pick<Missing, 'guard'>[],
): readonly AskedApproval[] {
  return missing.flatMap(({ guard }): readonly AskedApproval[] => {
    const subject = approvalSubjectOf(guard);
    if (subject === undefined) return [];
    return [subject === 'Budget' ? { subject, amount: budgetInYear(facts) } : { subject }];
  });
}

/** An override as a second person is asked about it. */
export function overrideAsked(missing: readonly Missing[], reason: string): AskedApproval {
  return { subject: 'Override', overridden: guardCodes(missing), notes: reason };
}

/** Whether an approval, once given, is what is asked for: of the same thing, and of no less of it. */
export function covers(approval: Approval, asked: AskedApproval): boolean {
  const codes = guardCodesOf(approval.overridden);
  return (
    approval.subject === asked.subject &&
    approval.decisionRef === null &&
    (approval.amount ?? 0) >= (asked.amount ?? 0) &&
    guardCodesOf(asked.overridden ?? null).every((code) => codes.includes(code))
  );
}

/** What is asked for in words: "budget of £120,000.00 a year, or once". */
export function inWords({ subject, amount = null, overridden = null }: AskedApproval): string {
  const what = subject.toLowerCase();
  if (amount !== null) return `${what} of ${showMoney(amount)} a year, or once`;
  return overridden === null
    ? what
    : `${what} of ${guardsInWords(overridden)
        .map((label) => `“${label}”`)
        .join(', ')}`;
}

/** Asks for an approval of something on a case. @throws ConnectorError */
export async function askApproval(
  data: Data,
  ref: Reference<'AP'>,
  asked: AskedApproval & {
    readonly caseRef: Reference<'PHB'>;
    readonly askedBy: SiteUserId;
    readonly askedOn: Temporal.PlainDate;
  },
): Promise<Stored<Approval>> {
  return addOnce(data.list(approvals), ref, asked);
}

/** A new reference for an approval, made before the first try. */
export const newApprovalRef = (): Reference<'AP'> => newReference('AP');

/** Answers an approval that somebody else asked for. @throws ConnectorError; ConflictError if it was answered meanwhile */
export async function answerApproval(
  data: Data,
  approval: Stored<Approval>,
  answered: { readonly answer: 'Approved' | 'Refused'; readonly by: SiteUserId; readonly on: Temporal.PlainDate },
): Promise<void> {
  await data
    .list(approvals)
    .update(approval, { answer: answered.answer, answeredBy: answered.by, answeredOn: answered.on });
}
