import { parties, showDate } from '@phb/schemas';
import type { Party, PartyRole } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import type { FormValues } from '../../../kit/form/declaration.js';
import { formOf } from '../../../kit/form/formOf.js';
import { referenceName } from '../../../kit/form/references.js';
import { caseRows } from './caseRows.js';
import type { RowMark } from './caseRows.js';

const hasRole =
  (...roles: readonly PartyRole[]) =>
  ({ role }: FormValues): boolean =>
    roles.some((one) => one === role);

/** Whoever receives money for a person or acts for them, and may need a criminal record check. */
const checked: readonly PartyRole[] = ['Representative', 'Nominee'];

/** What somebody around a case needs to have renewed. */
const renewals = [
  { column: 'checkExpiresOn', what: 'DBS check' },
  { column: 'orderExpiresOn', what: 'Order' },
  { column: 'insuranceExpiresOn', what: 'Insurance' },
] as const;

function isOver(row: Party, today: Temporal.PlainDate): boolean {
  return row.endsOn !== null && Temporal.PlainDate.compare(row.endsOn, today) <= 0;
}

/** Checks, orders and insurances that have run out or soon will. @param warningDays how many days ahead it is said */
function renewalMarks(row: Party, today: Temporal.PlainDate, warningDays: number): readonly RowMark[] {
  return renewals.flatMap(({ column, what }): readonly RowMark[] => {
    const expires = row[column];
    if (expires === null) return [];
    const left = today.until(expires, { largestUnit: 'day' }).days;
    if (left < 0) return [{ tone: 'danger', words: `${what} ran out on ${showDate(expires)}` }];
    return left <= warningDays ? [{ tone: 'warning', words: `${what} runs out on ${showDate(expires)}` }] : [];
  });
}

/** The people and organisations around a case. */
export const partyRows = caseRows({
  list: parties,
  form: formOf(parties, {
    given: ['caseRef'],
    sections: [
      {
        heading: 'Who',
        columns: ['role', 'representativeType', 'familyName', 'givenName', 'organisationRef', 'telephone', 'email'],
      },
      { heading: 'Agreement', columns: ['agreedOn', 'acceptedOn', 'contractNumber', 'startsOn', 'endsOn'] },
      {
        heading: 'Checks and orders',
        columns: ['closeToPerson', 'checkedOn', 'checkExpiresOn', 'orderExpiresOn', 'insuranceExpiresOn'],
      },
    ],
    askedWhen: {
      representativeType: hasRole('Representative', 'Deputy'),
      closeToPerson: hasRole(...checked),
      checkedOn: hasRole(...checked, 'Deputy'),
      checkExpiresOn: hasRole(...checked, 'Deputy'),
      orderExpiresOn: (values) =>
        hasRole('Deputy')(values) || values['representativeType'] === 'Deputy appointed by the court',
      insuranceExpiresOn: hasRole('Provider', 'Employer support', 'Third party', 'Managed account holder'),
      contractNumber: hasRole('Provider', 'Employer support', 'Third party', 'Managed account holder'),
    },
  }),
  one: 'party',
  none: 'Nobody yet. Parties are the representative, nominee or deputy, and the organisations around the case.',
  columns: [
    {
      heading: 'Name',
      text: (row, { references }) =>
        [row.familyName, row.givenName].filter((name) => name !== null).join(', ') ||
        (row.organisationRef === null ? '' : referenceName(references, row.organisationRef)),
    },
    'role',
    'organisationRef',
    'telephone',
    'email',
    'agreedOn',
  ],
  order: { column: 'role' },
  begins: (_, today) => ({ startsOn: today }),
  marksOf: (row, { policy }, today): readonly RowMark[] => {
    if (isOver(row, today) && row.endsOn !== null) return [{ tone: 'neutral', words: `Until ${showDate(row.endsOn)}` }];
    const needsCheck = checked.includes(row.role) && row.organisationRef === null && !row.closeToPerson;
    return [
      ...(needsCheck && row.checkedOn === null ? [{ tone: 'warning' as const, words: 'No DBS check recorded' }] : []),
      ...renewalMarks(row, today, policy.renewalWarningDays),
    ];
  },
});
