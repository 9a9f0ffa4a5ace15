import { clocksFor, forms, categories, people, personalHealthBudgets, readInput } from '@phb/schemas';
import type { ReviewClock } from '@phb/schemas';
import type { FormDeclaration, FormValues } from '../../kit/form/declaration.js';
import { blankRow } from '../../kit/form/readForm.js';

function words(values: FormValues, column: string): readonly string[] {
  const value = values[column];
  return typeof value === 'object' ? value : [];
}

function isDirectPayment(values: FormValues): boolean {
  return words(values, 'forms').includes('Direct payment');
}

/** What a move asks for: here only to be put right where it is filled in. */
const neverAsked = (): boolean => false;

/** Money is paid to somebody: the person, whoever acts for them, or a third party. */
function movesMoney(values: FormValues): boolean {
  return isDirectPayment(values) || words(values, 'forms').includes('Third party');
}

function isShared({ councilShare, otherShare }: FormValues): boolean {
  return [councilShare, otherShare].some((share) => share !== undefined && share !== '' && share !== '0');
}

/** The dates that start the review clocks of what is being typed: those are asked for, and no others. */
function startsAClock(column: ReviewClock['first']['after']): (values: FormValues) => boolean {
  return (values) => {
    const category = categories.find((one) => one === values['category']);
    if (category === undefined) return false;
    const typed = values['councilShare'];
    const share = readInput(personalHealthBudgets.columns.councilShare, typeof typed === 'string' ? typed : '');
    const councilShare = 'value' in share && typeof share.value === 'number' ? share.value : null;
    const ticked = forms.filter((form) => words(values, 'forms').includes(form));
    const typedCase = blankRow(personalHealthBudgets, { category, forms: ticked, councilShare });
    return clocksFor(typedCase).some((clock) => clock.first.after === column);
  };
}

/** All that is kept of a case, in the order in which people speak of it. Its status is changed by moves, never here. */
export const caseForm: FormDeclaration<typeof personalHealthBudgets> = {
  list: personalHealthBudgets,
  sections: [
    {
      heading: 'Budget',
      columns: [
        'category',
        'forms',
        'managedAccount',
        'accountType',
        'oneOff',
        'ageGroup',
        'owner',
        'careCoordinator',
        'team',
        'council',
      ],
    },
    {
      heading: 'Dates',
      columns: ['startsOn', 'firstPaymentOn', 'endsOn', 'endReason', 'closedOn', 'balanceRecovered'],
    },
    {
      heading: 'Money',
      columns: [
        'amount',
        'amountPeriod',
        'nhsShare',
        'councilShare',
        'otherShare',
        'oddPennyTo',
        'sharingBasis',
        'paymentFrequency',
        'paymentDay',
        'contingencyWeeks',
        'costCentre',
        'subjectiveCode',
      ],
    },
    {
      heading: 'Referral, offer and assessment',
      columns: [
        'identifiedOn',
        'referralSource',
        'eligibilityDecidedOn',
        'offeredOn',
        'offerAnswer',
        'assessedOn',
        'indicativeAmount',
        'indicativePeriod',
        'indicativeSharedOn',
      ],
    },
    {
      heading: 'Plan and agreement',
      columns: [
        'planVersion',
        'planAgreedOn',
        'capacityBasis',
        'consentOn',
        'exclusionsCheckedOn',
        'agreementSignedOn',
      ],
    },
  ],
  askedWhen: {
    managedAccount: isDirectPayment,
    accountType: (values) => isDirectPayment(values) && values['managedAccount'] !== true,
    capacityBasis: isDirectPayment,
    consentOn: isDirectPayment,
    exclusionsCheckedOn: isDirectPayment,
    firstPaymentOn: isDirectPayment,
    oddPennyTo: isShared,
    sharingBasis: isShared,
    paymentFrequency: movesMoney,
    paymentDay: ({ paymentFrequency }) => paymentFrequency === 'month',
    contingencyWeeks: isDirectPayment,
    endsOn: neverAsked,
    endReason: neverAsked,
    closedOn: neverAsked,
    balanceRecovered: neverAsked,
  },
};

/** A new case that begins at Identified: what is known of it on that day. Moves ask for the rest when it is due. */
export const newCaseForm: FormDeclaration<typeof personalHealthBudgets> = {
  list: personalHealthBudgets,
  sections: [
    { heading: 'Budget', columns: ['category'] },
    { heading: 'How it began', columns: ['referralSource', 'identifiedOn', 'eligibilityDecidedOn', 'oneOff'] },
  ],
  askedWhen: { eligibilityDecidedOn: startsAClock('eligibilityDecidedOn') },
};

/** A one-off that is agreed already: five fields and done. */
export const oneOffForm: FormDeclaration<typeof personalHealthBudgets> = {
  list: personalHealthBudgets,
  sections: [
    { heading: 'Budget', columns: ['category'] },
    { heading: 'What was agreed', columns: ['forms', 'amount', 'planAgreedOn', 'startsOn'] },
  ],
};

export const personForm: FormDeclaration<typeof people> = {
  list: people,
  sections: [
    {
      heading: 'Person',
      columns: ['nhsNumber', 'familyName', 'givenName', 'preferredName', 'dateOfBirth', 'dateOfDeath', 'postcode'],
    },
    { heading: 'Equality', columns: ['statedGender', 'ethnicCategory'] },
    { heading: 'Council and disclosure', columns: ['council', 'councilId', 'doNotDisclose'] },
  ],
};

export const newPersonForm: FormDeclaration<typeof people> = {
  list: people,
  sections: [
    {
      heading: 'Person',
      columns: ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'council', 'doNotDisclose'],
    },
  ],
};
