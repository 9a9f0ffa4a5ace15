import { Temporal } from 'temporal-polyfill';
import { budgetLines } from '../../lists/budgetLines.js';
import { parties, type Party } from '../../lists/parties.js';
import { isDirectPayment, type LifeCycleFacts } from '../facts.js';
import type { Guard } from '../guard.js';
import { field, filled, isOtherForm, notBefore, ofCase, regulations } from './making.js';

const acting = ({ parties: all, today }: LifeCycleFacts, ...roles: Party['role'][]): readonly Party[] =>
  all.filter(
    ({ role, endsOn }) => roles.includes(role) && (endsOn === null || Temporal.PlainDate.compare(endsOn, today) > 0),
  );
const needsRepresentative = (facts: LifeCycleFacts): boolean =>
  isDirectPayment(facts) && facts.row.capacityBasis !== null && facts.row.capacityBasis !== 'Has capacity and consents';

/** What a running budget stands on, most of it law that protects whoever is paid directly. */
export const runningGuards = {
  starts: filled('startsOn', {
    id: 'STARTS',
    always: true,
    why: 'Counts, review dates and payments go by the day the budget starts on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
  }),
  agreement: filled('agreementSignedOn', {
    id: 'AGREEMENT-DP',
    why: 'The conditions of a direct payment are agreed before the first one is made.',
    confidence: 'law',
    source: `${regulations}, regulations 10 and 11`,
    appliesTo: isDirectPayment,
  }),
  agreementElse: filled('agreementSignedOn', {
    id: 'AGREEMENT',
    why: 'The contract with the third party, or the letter that confirms a notional budget, comes first.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    appliesTo: isOtherForm,
  }),
  capacity: filled('capacityBasis', {
    id: 'CAPACITY',
    why: 'Whether the person or a representative consents depends on it.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5`,
    appliesTo: isDirectPayment,
  }),
  consent: filled('consentOn', {
    id: 'CONSENT',
    why: 'No direct payment is made without consent.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5`,
    appliesTo: isDirectPayment,
  }),
  representative: {
    id: 'REPRESENTATIVE',
    asks: field(parties, 'role'),
    mend: 'Add a party with the “Role” representative or deputy.',
    why: 'Somebody with the right to do so consents for a child, or for an adult who lacks capacity.',
    confidence: 'law',
    source: `${regulations}, regulations 4 and 5`,
    appliesTo: needsRepresentative,
    holds: (facts) => acting(facts, 'Representative', 'Deputy').length > 0,
  },
  exclusions: filled('exclusionsCheckedOn', {
    id: 'EXCLUSIONS',
    why: 'The Schedule leaves some people out of direct payments. Enter the day only.',
    confidence: 'law',
    source: `${regulations}, Schedule`,
    appliesTo: isDirectPayment,
  }),
  account: {
    id: 'ACCOUNT',
    asks: ofCase('accountType'),
    mend: 'Choose “Account”, or tick managed account.',
    why: 'A direct payment is kept in an account of its own. Only a single payment may go to an ordinary one.',
    confidence: 'law',
    source: `${regulations}, regulation 10`,
    appliesTo: isDirectPayment,
    holds: ({ row }) =>
      row.managedAccount || (row.accountType !== null && (row.accountType !== 'Ordinary account' || row.oneOff)),
  },
  nomineeAgreed: {
    id: 'NOMINEE-AGREED',
    asks: field(parties, 'agreedOn'),
    mend: 'Enter “Agreed to act on” and “Accepted by us on” for the nominee.',
    why: 'A nominee becomes the principal in all contracts: both sides agree to it.',
    confidence: 'law',
    source: `${regulations}, regulation 6`,
    appliesTo: isDirectPayment,
    holds: (facts) => acting(facts, 'Nominee').every((each) => each.agreedOn !== null && each.acceptedOn !== null),
  },
  nomineeChecked: {
    id: 'NOMINEE-CHECK',
    asks: field(parties, 'checkedOn'),
    mend: 'Enter “DBS check on” for the nominee, or say that they are close to the person.',
    why: 'A nominee from outside the family and friends has an enhanced criminal record check that has not run out.',
    confidence: 'policy',
    source: 'Guidance on direct payments for healthcare, NHS England (to be verified)',
    appliesTo: isDirectPayment,
    holds: (facts) =>
      acting(facts, 'Nominee').every(
        ({ closeToPerson, checkedOn, checkExpiresOn }) =>
          closeToPerson || (checkedOn !== null && (checkExpiresOn === null || notBefore(checkExpiresOn, facts.today))),
      ),
  },
  household: {
    id: 'HOUSEHOLD',
    asks: field(budgetLines, 'exceptionReason'),
    mend: 'Enter “Why it is necessary to pay them” in the budget line.',
    why: 'Somebody of the same household is paid only where it is necessary.',
    confidence: 'law',
    source: `${regulations}, regulation 8(5A) and (5B)`,
    appliesTo: isDirectPayment,
    holds: ({ lines }) => lines.every((line) => !line.sameHousehold || line.exceptionReason !== null),
  },
  paidAfterConsent: {
    id: 'PAID-AFTER-CONSENT',
    asks: ofCase('firstPaymentOn'),
    mend: 'Check “First payment on”: it must not be before the consent and the agreement.',
    why: 'No direct payment is made before consent and agreement.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 5, 10 and 11`,
    appliesTo: (facts) => isDirectPayment(facts) && facts.row.firstPaymentOn !== null,
    holds: ({ row }) =>
      row.firstPaymentOn === null ||
      (notBefore(row.firstPaymentOn, row.consentOn) && notBefore(row.firstPaymentOn, row.agreementSignedOn)),
  },
} as const satisfies Readonly<Record<string, Guard>>;
