import { approvals, newReference } from '@phb/schemas';
import type { Approval, Reference, SiteUserId, Stored } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { addOnce } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';

export type ApprovalSubject = Approval['subject'];

/** Approvals that wait for somebody to answer. */
export function waiting(all: readonly Stored<Approval>[]): readonly Stored<Approval>[] {
  return all.filter(({ answer }) => answer === null);
}

/** Asks for an approval of something on a case. @throws ConnectorError */
export async function askApproval(
  data: Data,
  asked: {
    readonly caseRef: Reference<'PHB'>;
    readonly subject: ApprovalSubject;
    readonly by: SiteUserId;
    readonly on: Temporal.PlainDate;
  },
): Promise<void> {
  const ref = newReference('AP');
  const { caseRef, subject } = asked;
  await addOnce(data.list(approvals), ref, { caseRef, subject, askedOn: asked.on, askedBy: asked.by });
}

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
