import { calendarDate, choice, code, note, reference, refersTo, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

export const organisationKinds = [
  'Commissioner',
  'Council',
  'Third party',
  'Provider',
  'Support and advice',
  'Solicitor',
  'Other',
] as const;

/**
 * Organisations by name and code, as data: commissioners and councils merge, split and change their codes, and a register must
 * come through that without a new version of the software.
 */
export const organisations = defineList({
  title: 'Organisations',
  path: 'Organisations',
  site: 'register',
  description: 'Commissioners, councils, third parties, providers and support organisations, with their codes.',
  columns: {
    ref: reference('ORG', {
      label: 'Organisation reference',
      sealed: 'Other lists name this row by its reference, so it never changes. Put the old one back.',
    }),
    name: text({ label: 'Name', required: true, indexed: true, maxLength: 100 }),
    kind: choice(organisationKinds, { label: 'Kind', required: true, indexed: true }),
    odsCode: code({
      label: 'ODS code',
      indexed: true,
      pattern: /^[A-Z0-9]{3,8}$/,
      patternInWords: '3 to 8 capital letters and digits, such as QZZ',
      description: 'Of the Organisation Data Service. Codes are kept as text.',
    }),
    registrationNumber: code({
      label: 'Care Quality Commission number',
      pattern: /^1-[0-9]{6,12}$/,
      patternInWords: '1, a dash and 6 to 12 digits, such as 1-100000001',
    }),
    supplierNumber: code({
      label: 'Supplier number',
      pattern: /^[A-Z0-9]{1,30}$/,
      patternInWords: 'at most 30 capital letters and digits',
    }),
    contractNumber: text({ label: 'Contract', maxLength: 60 }),
    startsOn: calendarDate({ label: 'Since' }),
    endsOn: calendarDate({ label: 'Until', indexed: true, description: 'First day on which it no longer exists.' }),
    successorRef: refersTo('ORG', { label: 'Followed by' }),
    notes: note({ label: 'Notes' }),
  },
  rules: [
    daysInOrder(['startsOn', 'Since'], ['endsOn', 'Until']),
    {
      columns: ['successorRef', 'endsOn'],
      holds: (row) => row.successorRef === null || row.endsOn !== null,
      message: 'An organisation that is followed by another has ended. Enter until when it existed.',
      formula: 'OR(ISBLANK([Followed by]),NOT(ISBLANK([Until])))',
    },
  ],
  views: {
    all: {
      title: 'Organisations',
      columns: ['ref', 'name', 'kind', 'odsCode', 'registrationNumber', 'startsOn', 'endsOn'],
      orderBy: { column: 'name' },
      isDefault: true,
    },
  },
});

export type Organisation = RowOf<typeof organisations>;
