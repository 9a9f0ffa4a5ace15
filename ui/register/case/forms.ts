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

function isUnderWay(values: FormValues): boolean {
  return ['Live', 'Suspended', 'Ending', 'Closed'].some((status) => status === values['status']);
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

/** All that is kept of a case, in the order in which people speak of it. */
export const caseForm: FormDeclaration<typeof personalHealthBudgets> = {
  list: personalHealthBudgets,
  sections: [
    {
      heading: 'Budget',
      columns: ['category', 'forms', 'managedAccount', 'oneOff', 'ageGroup', 'owner', 'council'],
    },
    {
      heading: 'Dates',
      columns: [
        'eligibilityDecidedOn',
        'offeredOn',
        'planAgreedOn',
        'startsOn',
        'firstPaymentOn',
        'endsOn',
        'endReason',
      ],
    },
    { heading: 'Money', columns: ['amount', 'amountPeriod', 'nhsShare', 'councilShare'] },
  ],
  askedWhen: {
    managedAccount: isDirectPayment,
    firstPaymentOn: isDirectPayment,
    endsOn: isUnderWay,
    endReason: isUnderWay,
  },
};

/** A new case asks for little: a one-off wheelchair budget must not be dragged through the dates of continuing healthcare. */
export const newCaseForm: FormDeclaration<typeof personalHealthBudgets> = {
  list: personalHealthBudgets,
  sections: [
    { heading: 'Budget', columns: ['category', 'forms', 'managedAccount', 'oneOff', 'status', 'startsOn'] },
    {
      heading: 'Dates that start the review clocks',
      columns: ['eligibilityDecidedOn', 'planAgreedOn', 'firstPaymentOn'],
    },
    { heading: 'Money', columns: ['amount', 'amountPeriod', 'nhsShare', 'councilShare'] },
  ],
  askedWhen: {
    managedAccount: isDirectPayment,
    eligibilityDecidedOn: startsAClock('eligibilityDecidedOn'),
    planAgreedOn: startsAClock('planAgreedOn'),
    firstPaymentOn: startsAClock('firstPaymentOn'),
  },
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
