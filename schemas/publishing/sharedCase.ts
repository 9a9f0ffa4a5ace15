import type { Temporal } from 'temporal-polyfill';
import type { NewRow } from '../kernel/list.js';
import type { Person } from '../lists/people.js';
import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import type { sharedCases } from '../lists/sharedCases.js';
import type { CaseStatus } from '../lists/terms.js';
import { councilPart, isJointlyFunded, jointShares } from '../rules/shares.js';

/** What the publish step says of itself. */
export interface Publication {
  readonly publishedAt: Temporal.Instant;
  /** Why the case may be shared, as agreed with the partner. */
  readonly basis: string;
  /** The partner: only its own cases are published to it. */
  readonly council: string;
}

/** The row that a partner may see, or the reason why it may see none. */
export type SharedCaseOf = { readonly row: NewRow<typeof sharedCases> } | { readonly withheld: string };

/** Before approval nothing is agreed to be shared; a declined or refused case never was. */
const publishedStatuses: readonly CaseStatus[] = [
  'Approved, agreement pending',
  'Live',
  'Suspended',
  'Ending',
  'Closed',
];

/**
 * The agreed columns of a case for the council that pays a part of it, and no others: no NHS amount, ethnicity, clinical detail
 * or notes. Do-not-disclose comes before everything else.
 * @param person the person the case is for, from the list People
 * @returns a reason in a sentence if the case is withheld
 */
export function sharedCaseOf(
  caseRow: PersonalHealthBudget,
  person: Person | undefined,
  { publishedAt, basis, council }: Publication,
): SharedCaseOf {
  if (!person || person.ref !== caseRow.personRef) {
    return {
      withheld: 'The person of this case was not found in People, so it cannot be known whether it may be shared.',
    };
  }
  if (person.doNotDisclose)
    return { withheld: 'The person is marked do not disclose. Nothing about them is published.' };
  if (council === '' || caseRow.council !== council) {
    return { withheld: `The case does not belong to ${council === '' ? 'a partner council' : council}.` };
  }
  if (!isJointlyFunded(caseRow)) return { withheld: 'The council pays no part of this case.' };
  if (!publishedStatuses.includes(caseRow.status)) {
    return { withheld: `The case is at “${caseRow.status}”: only approved cases are published.` };
  }
  const shares = jointShares(caseRow);
  if (!shares) return { withheld: 'The NHS share is empty. Enter both shares, then publish again.' };
  const { amount } = caseRow;
  return {
    row: {
      ref: caseRow.ref,
      councilId: person.councilId,
      familyName: person.familyName,
      givenName: person.givenName,
      dateOfBirth: person.dateOfBirth,
      status: caseRow.status,
      category: caseRow.category,
      forms: caseRow.forms,
      startsOn: caseRow.startsOn,
      endsOn: caseRow.endsOn,
      councilPercent: Math.round((shares.council / (shares.nhs + shares.council + shares.other)) * 10_000) / 100,
      councilAmount: amount === null ? null : (councilPart(caseRow, amount) ?? null),
      amountPeriod: caseRow.amountPeriod,
      nextReviewDue: caseRow.nextReviewDue,
      publishedAt,
      basis,
    },
  };
}
