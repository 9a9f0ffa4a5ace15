import { NotFoundError } from '@phb/connectors';
import { newReference, packagesOfCare, people, personalHealthBudgets, wholeRow } from '@phb/schemas';
import type { Category, FundingStream, Reference } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { Data } from '../../part/data.js';
import { readPolicy } from '../case/readPolicy.js';
import { addCaseSteps } from '../case/saveCase.js';

/** The category of a budget that rests on a package of care. Streams without one of their own are entered as other. */
const categoryOf: Readonly<Partial<Record<FundingStream, Category>>> = {
  'Adult CHC': 'Adult CHC',
  'Fast track': 'Adult CHC via Fast track',
  'Section 117': 'Section 117',
  'Children’s continuing care': 'Children’s continuing care',
};

/**
 * Begins a case for a package of care at Identified, so that the offer is recorded there by a move.
 * @throws ConnectorError; NotFoundError if the package is gone
 */
export async function beginCase(
  data: Data,
  packageRef: Reference<'PKG'>,
  today: Temporal.PlainDate,
): Promise<Reference<'PHB'>> {
  const [row, { policy }] = await Promise.all([data.list(packagesOfCare).get(packageRef), readPolicy(data)]);
  if (row === undefined) {
    throw new NotFoundError({
      message: `${packageRef} is not there`,
      sentence: `The package ${packageRef} is not in the register any more.`,
    });
  }
  const person = await data.list(people).get(row.personRef);
  const ref = newReference('PHB');
  const begun = wholeRow(personalHealthBudgets, {
    ref,
    personRef: row.personRef,
    packageRef,
    status: 'Identified',
    category: categoryOf[row.fundingStream] ?? 'Other',
    council: person?.council ?? null,
    identifiedOn: today,
    referralSource: 'Eligibility decision',
    eligibilityDecidedOn: row.decidedOn,
  });
  await addCaseSteps(data, { newPerson: undefined, row: begun, decision: undefined, policy }).run.run();
  return ref;
}
