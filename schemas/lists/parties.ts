import { calendarDate, choice, reference, refersTo, text, yesNo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** What somebody is to a case. */
export const partyRoles = [
  'Representative',
  'Nominee',
  'Deputy',
  'Personal representative',
  'Advocate',
  'Third party',
  'Managed account holder',
  'Provider',
  'Support and advice',
  'Employer support',
  'Other',
] as const;
export type PartyRole = (typeof partyRoles)[number];

/** By what right a representative acts (regulations 4 and 5). */
export const representativeTypes = [
  'Parental responsibility',
  'Deputy appointed by the court',
  'Lasting power of attorney',
  'Attorney',
  'Appointed by the commissioner',
] as const;

/** The people and organisations around a case, with what must be agreed or renewed. */
export const parties = defineList({
  title: 'Parties',
  path: 'Parties',
  site: 'register',
  audience: 'team',
  description: 'Nominees, representatives, deputies, advocates, third parties and providers of a case.',
  columns: {
    ref: reference('PTY', { label: 'Party reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    role: choice(partyRoles, { label: 'Role', required: true, indexed: true }),
    representativeType: choice(representativeTypes, { label: 'Acts by' }),
    organisationRef: refersTo('ORG', { label: 'Organisation' }),
    familyName: text({ label: 'Family name', personal: true, aboutOthers: true, indexed: true, maxLength: 100 }),
    givenName: text({ label: 'Given name', personal: true, aboutOthers: true, maxLength: 100 }),
    telephone: text({ label: 'Telephone', personal: true, aboutOthers: true, maxLength: 40 }),
    email: text({ label: 'Email', personal: true, aboutOthers: true, maxLength: 255 }),
    agreedOn: calendarDate({
      label: 'Agreed to act on',
      happened: true,
      description: 'A nominee must agree: they become the principal in all contracts (regulation 6).',
    }),
    acceptedOn: calendarDate({ label: 'Accepted by us on', happened: true }),
    closeToPerson: yesNo({
      label: 'Close to the person',
      description:
        'Close family, of the same household, or a friend involved in the care: no enhanced criminal record check is needed.',
    }),
    checkedOn: calendarDate({ label: 'DBS check on', happened: true }),
    checkExpiresOn: calendarDate({ label: 'DBS check to be renewed by', indexed: true }),
    orderExpiresOn: calendarDate({
      label: 'Order expires on',
      indexed: true,
      description: 'Of the court that appointed a deputy.',
    }),
    insuranceExpiresOn: calendarDate({
      label: 'Insurance expires on',
      indexed: true,
      description: 'Of an employer of personal assistants, or of a provider.',
    }),
    contractNumber: text({ label: 'Contract', maxLength: 60 }),
    startsOn: calendarDate({ label: 'Since' }),
    endsOn: calendarDate({ label: 'Until', indexed: true, description: 'First day on which they no longer act.' }),
  },
  rules: [
    {
      columns: ['familyName', 'organisationRef'],
      holds: (row) => row.familyName !== null || row.organisationRef !== null,
      message: 'Say who it is: enter a family name or an organisation.',
      formula: 'OR(NOT(ISBLANK([Family name])),NOT(ISBLANK([Organisation])))',
    },
    {
      columns: ['representativeType', 'role'],
      holds: (row) => row.representativeType === null || row.role === 'Representative' || row.role === 'Deputy',
      message: 'Only a representative or deputy acts by such a right. Change the role, or take it off.',
      formula: 'OR(ISBLANK([Acts by]),[Role]="Representative",[Role]="Deputy")',
    },
    daysInOrder(['startsOn', 'Since'], ['endsOn', 'Until']),
    {
      columns: ['checkExpiresOn', 'checkedOn'],
      holds: (row) =>
        row.checkExpiresOn === null || (row.checkedOn !== null && row.checkedOn.until(row.checkExpiresOn).sign > 0),
      message: 'A DBS check is renewed after it was made. Enter both dates, the check first.',
      formula:
        'OR(ISBLANK([DBS check to be renewed by]),AND(NOT(ISBLANK([DBS check on])),[DBS check to be renewed by]>[DBS check on]))',
    },
  ],
  coupled: [
    ['role', 'representativeType'],
    ['familyName', 'givenName'],
    ['checkedOn', 'checkExpiresOn'],
  ],
  views: {
    all: {
      title: 'Parties',
      columns: ['caseRef', 'role', 'familyName', 'givenName', 'organisationRef', 'startsOn', 'endsOn'],
      orderBy: { column: 'caseRef' },
      isDefault: true,
    },
    checks: {
      title: 'Checks to renew',
      columns: ['caseRef', 'role', 'checkExpiresOn', 'orderExpiresOn', 'insuranceExpiresOn'],
      where: { column: 'checkExpiresOn', is: 'ne', value: null },
      orderBy: { column: 'checkExpiresOn' },
    },
  },
});

export type Party = RowOf<typeof parties>;
