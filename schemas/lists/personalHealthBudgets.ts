import {
  calendarDate,
  choice,
  code,
  money,
  multiChoice,
  number,
  person,
  reference,
  refersTo,
  text,
  yesNo,
} from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import {
  accountTypes,
  ageGroups,
  amountPeriods,
  capacityBases,
  caseStatuses,
  caseStatusTones,
  categories,
  closedStatuses,
  endReasons,
  forms,
  offerAnswers,
  payers,
  paymentFrequencies,
  referralSources,
  sharingBases,
} from './terms.js';

/** The register itself. Category (why) and forms (how the money is held) are columns of their own and counted apart. */
export const personalHealthBudgets = defineList({
  title: 'Personal health budgets',
  path: 'PersonalHealthBudgets',
  site: 'register',
  description:
    'The register: one row for each personal health budget, from the first mention to the last reconciliation.',
  columns: {
    ref: reference('PHB', {
      label: 'Case reference',
      sealed: 'Other lists name this row by its reference, so it never changes. Put the old one back.',
    }),
    personRef: refersTo('P', { label: 'Person', required: true }),
    packageRef: refersTo('PKG', { label: 'Package of care' }),
    status: choice(caseStatuses, {
      label: 'Status',
      required: true,
      indexed: true,
      tones: caseStatusTones,
      sealed: 'The status is changed by moves in the register. Put the old one back.',
    }),
    category: choice(categories, {
      label: 'Category',
      required: true,
      indexed: true,
      description: 'Why the budget is funded.',
    }),
    forms: multiChoice(forms, {
      label: 'Form',
      description: 'How the money is held. Tick more than one for a mixed budget.',
    }),
    managedAccount: yesNo({
      label: 'Managed account',
      description: 'A direct payment held by an organisation that the person appointed. Still a direct payment in law.',
    }),
    oneOff: yesNo({ label: 'One-off', description: 'A single payment or purchase, such as most wheelchair budgets.' }),
    ageGroup: choice(ageGroups, { label: 'Age group', indexed: true, description: 'At the start of the budget.' }),
    owner: person({ label: 'Case owner' }),
    team: text({ label: 'Team', maxLength: 100 }),
    careCoordinator: person({
      label: 'Care coordinator',
      description: 'Manages the assessment, the plan, its monitoring and review (regulation 8).',
    }),
    responsibleRef: refersTo('ORG', {
      label: 'Responsible organisation',
      description: 'The commissioner that answers for the budget. Its name and code stand in Organisations.',
    }),
    council: text({ label: 'Council', indexed: true, maxLength: 100 }),
    identifiedOn: calendarDate({ label: 'Identified on', happened: true }),
    referralSource: choice(referralSources, { label: 'How we heard' }),
    eligibilityDecidedOn: calendarDate({
      label: 'Eligibility decided on',
      description: 'Starts the CHC review clock.',
      happened: true,
    }),
    offeredOn: calendarDate({ label: 'Offered on', happened: true }),
    offerAnswer: choice(offerAnswers, { label: 'Answer to the offer' }),
    assessedOn: calendarDate({ label: 'Needs assessed on', happened: true }),
    indicativeAmount: money({
      label: 'Indicative amount',
      min: 0,
      max: 1_000_000_000,
      description: 'The early estimate, shared before planning begins.',
    }),
    indicativePeriod: choice(amountPeriods, { label: 'Indicative amount is per' }),
    indicativeSharedOn: calendarDate({ label: 'Indicative amount shared on', happened: true }),
    planVersion: number({ label: 'Plan version', min: 1, max: 999 }),
    planAgreedOn: calendarDate({ label: 'Plan agreed on', happened: true }),
    capacityBasis: choice(capacityBases, { label: 'Ground of consent' }),
    consentOn: calendarDate({
      label: 'Consent given on',
      happened: true,
      description: 'To a direct payment: by the person, or by the representative.',
    }),
    exclusionsCheckedOn: calendarDate({
      label: 'Exclusions checked on',
      happened: true,
      description:
        'The day only, that nobody is paid directly whom the Schedule to the Regulations leaves out. What was found stands in Restricted matters.',
    }),
    agreementSignedOn: calendarDate({
      label: 'Agreement signed on',
      happened: true,
      description:
        'The direct payment agreement, the contract with the third party, or the letter of a notional budget.',
    }),
    startsOn: calendarDate({ label: 'Starts on', indexed: true }),
    firstPaymentOn: calendarDate({
      label: 'First payment on',
      description: 'Day of the first direct payment. Starts the direct payment review clock.',
      happened: true,
    }),
    endsOn: calendarDate({
      label: 'Ends on',
      indexed: true,
      description: 'First day on which the budget no longer runs.',
    }),
    endReason: choice(endReasons, { label: 'Reason for ending' }),
    amount: money({
      label: 'Approved amount',
      min: 0,
      max: 1_000_000_000,
      description: 'As it was costed, with its period.',
    }),
    amountPeriod: choice(amountPeriods, { label: 'Per' }),
    nhsShare: number({
      label: 'NHS share',
      min: 0,
      max: 10_000,
      decimals: 4,
      description: 'As a weight: 1, or 60 of 60 : 40.',
    }),
    councilShare: number({
      label: 'Council share',
      min: 0,
      max: 10_000,
      decimals: 4,
      description: 'As a weight, 0 if the NHS pays all.',
    }),
    otherShare: number({
      label: 'Other share',
      min: 0,
      max: 10_000,
      decimals: 4,
      description: 'As a weight, of a third payer such as education.',
    }),
    oddPennyTo: choice(payers, {
      label: 'Odd penny to',
      description: 'Who takes a penny that cannot be shared. The NHS if empty.',
    }),
    sharingBasis: choice(sharingBases, { label: 'Basis of the shares' }),
    paymentFrequency: choice(paymentFrequencies, { label: 'Paid every' }),
    paymentDay: number({
      label: 'Payment day',
      min: 1,
      max: 31,
      description: 'Of the month, where it is paid monthly.',
    }),
    accountType: choice(accountTypes, {
      label: 'Account',
      description: 'Where the person keeps a direct payment. Never an account number. Empty for a managed account.',
    }),
    contingencyWeeks: number({
      label: 'Contingency weeks',
      min: 0,
      max: 26,
      description: 'If it differs from local policy.',
    }),
    costCentre: code({
      label: 'Cost centre',
      pattern: /^[A-Z0-9]{4,10}$/,
      patternInWords: '4 to 10 capital letters and digits',
    }),
    subjectiveCode: code({
      label: 'Subjective code',
      pattern: /^[A-Z0-9]{8,9}$/,
      patternInWords: '8 or 9 capital letters and digits',
    }),
    nextReviewDue: calendarDate({
      label: 'Next review due',
      indexed: true,
      due: true,
      description: 'Worked out from the review clocks; a copy of the open row in Reviews.',
    }),
    closedOn: calendarDate({
      label: 'Closed on',
      happened: true,
      description: 'The accounts are settled. The retention period counts from this day.',
    }),
    balanceRecovered: money({ label: 'Balance recovered', min: 0 }),
    retentionReviewOn: calendarDate({
      label: 'Retention review on',
      indexed: true,
      description:
        'From this day on a person decides whether the record is still needed. Nothing is deleted by itself.',
    }),
    legalHold: yesNo({ label: 'Legal hold', description: 'The record is kept whatever its retention period says.' }),
    dataCheckedOn: calendarDate({ label: 'Data last checked on', happened: true }),
  },
  rules: [
    daysInOrder(['startsOn', 'Starts on'], ['endsOn', 'Ends on']),
    {
      columns: ['startsOn', 'status'],
      holds: (row) => row.status !== 'Live' || row.startsOn !== null,
      message: 'A live budget needs the day it starts on. Enter it, or choose an earlier status.',
      formula: 'OR([Status]<>"Live",NOT(ISBLANK([Starts on])))',
    },
    {
      columns: ['forms', 'status'],
      holds: (row) => row.status !== 'Live' || row.forms.length > 0,
      message: 'A live budget needs a form. Tick notional, third party or direct payment.',
    },
    {
      columns: ['managedAccount', 'forms'],
      holds: (row) => !row.managedAccount || row.forms.includes('Direct payment'),
      message:
        'A managed account is a direct payment. Tick direct payment as the form, or take the managed account off.',
    },
    daysInOrder(['startsOn', 'Starts on'], ['firstPaymentOn', 'First payment on']),
    {
      columns: ['amountPeriod', 'amount'],
      holds: (row) => (row.amount === null) === (row.amountPeriod === null),
      message: 'An amount and its period belong together. Enter both, or neither.',
      formula: 'ISBLANK([Approved amount])=ISBLANK([Per])',
    },
    {
      columns: ['endReason', 'endsOn'],
      holds: (row) => row.endReason === null || row.endsOn !== null,
      message: 'A reason for ending needs the day it ends on. Enter the date, or take the reason off.',
      formula: 'OR(ISBLANK([Reason for ending]),NOT(ISBLANK([Ends on])))',
    },
    {
      columns: ['endsOn', 'status'],
      holds: (row) => row.status !== 'Closed' || row.endsOn !== null,
      message: 'A closed budget needs the day it ended on. Enter it, or choose another status.',
      formula: 'OR([Status]<>"Closed",NOT(ISBLANK([Ends on])))',
    },
    {
      columns: ['amountPeriod', 'oneOff'],
      holds: (row) => row.amountPeriod === null || row.oneOff === (row.amountPeriod === 'one-off'),
      message:
        'A one-off budget has a one-off amount, and any other an amount for a period. Tick one-off, or choose another period.',
      formula: 'OR(ISBLANK([Per]),[One-off]=([Per]="one-off"))',
    },
    {
      columns: ['indicativePeriod', 'indicativeAmount'],
      holds: (row) => (row.indicativeAmount === null) === (row.indicativePeriod === null),
      message: 'An indicative amount and its period belong together. Enter both, or neither.',
      formula: 'ISBLANK([Indicative amount])=ISBLANK([Indicative amount is per])',
    },
    {
      columns: ['nhsShare', 'councilShare', 'otherShare'],
      holds: (row) => row.nhsShare === null || row.nhsShare + (row.councilShare ?? 0) + (row.otherShare ?? 0) > 0,
      message: 'Somebody must pay: at least one of the shares is above 0.',
      formula: 'OR(ISBLANK([NHS share]),[NHS share]+[Council share]+[Other share]>0)',
    },
    {
      columns: ['accountType', 'managedAccount'],
      holds: (row) => !row.managedAccount || row.accountType === null,
      message: 'A managed account is kept by an organisation. Leave account empty, or take the managed account off.',
      formula: 'OR([Managed account]=FALSE,ISBLANK([Account]))',
    },
  ],
  coupled: [
    ['indicativeAmount', 'indicativePeriod'],
    ['endsOn', 'endReason'],
    ['amount', 'amountPeriod'],
    ['nhsShare', 'councilShare', 'otherShare', 'oddPennyTo'],
    ['paymentFrequency', 'paymentDay'],
  ],
  quiet: { column: 'status', words: closedStatuses },
  views: {
    live: {
      title: 'Live cases',
      columns: ['ref', 'status', 'category', 'forms', 'owner', 'startsOn', 'amount', 'amountPeriod', 'nextReviewDue'],
      where: { column: 'status', is: 'eq', value: 'Live' },
      orderBy: { column: 'nextReviewDue' },
      isDefault: true,
    },
    dueForReview: {
      title: 'Reviews by date',
      columns: ['ref', 'status', 'category', 'forms', 'owner', 'nextReviewDue'],
      where: { column: 'status', is: 'in', value: ['Live', 'Suspended', 'Ending'] },
      orderBy: { column: 'nextReviewDue' },
    },
    closed: {
      title: 'Closed',
      columns: ['ref', 'status', 'category', 'endsOn', 'endReason'],
      where: { column: 'status', is: 'in', value: closedStatuses },
      orderBy: { column: 'endsOn', descending: true },
    },
    retention: {
      title: 'Retention',
      columns: ['ref', 'status', 'closedOn', 'retentionReviewOn', 'legalHold'],
      where: { column: 'retentionReviewOn', is: 'ne', value: null },
      orderBy: { column: 'retentionReviewOn' },
    },
  },
});

export type PersonalHealthBudget = RowOf<typeof personalHealthBudgets>;
