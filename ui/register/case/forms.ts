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
    endsOn: neverAsked,
    endReason: neverAsked,
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
