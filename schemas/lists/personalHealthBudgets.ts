import {
  calendarDate,
  choice,
  money,
  multiChoice,
  note,
  number,
  person,
  reference,
  refersTo,
  text,
  yesNo,
} from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { ageGroups, amountPeriods, caseStatuses, categories, closedStatuses, endReasons, forms } from './terms.js';

/** The register itself. Category (why) and forms (how the money is held) are columns of their own and counted apart. */
export const personalHealthBudgets = defineList({
  title: 'Personal health budgets',
  path: 'PersonalHealthBudgets',
  site: 'register',
  description:
    'The register: one row for each personal health budget, from the first mention to the last reconciliation.',
  columns: {
    ref: reference('PHB', { label: 'Case reference' }),
    personRef: refersTo('P', { label: 'Person', required: true }),
    packageRef: refersTo('PKG', { label: 'Package of care' }),
    status: choice(caseStatuses, { label: 'Status', required: true, indexed: true }),
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
    council: text({ label: 'Council', indexed: true, maxLength: 100 }),
    eligibilityDecidedOn: calendarDate({
      label: 'Eligibility decided on',
      description: 'Starts the CHC review clock.',
    }),
    offeredOn: calendarDate({ label: 'Offered on' }),
    planAgreedOn: calendarDate({ label: 'Plan agreed on' }),
    startsOn: calendarDate({ label: 'Starts on', indexed: true }),
    firstPaymentOn: calendarDate({
      label: 'First payment on',
      description: 'Day of the first direct payment. Starts the direct payment review clock.',
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
    nextReviewDue: calendarDate({
      label: 'Next review due',
      indexed: true,
      description: 'Worked out from the review clocks; a copy of the open row in Reviews.',
    }),
    notes: note({ label: 'Notes', personal: true }),
  },
  rules: [
    {
      columns: ['endsOn', 'startsOn'],
      holds: (row) => row.endsOn === null || row.startsOn === null || row.startsOn.until(row.endsOn).sign >= 0,
      message: 'Ends on must not be before starts on. Check both dates.',
      formula: 'OR(ISBLANK([Ends on]),ISBLANK([Starts on]),[Ends on]>=[Starts on])',
    },
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
    {
      columns: ['firstPaymentOn', 'startsOn'],
      holds: (row) =>
        row.firstPaymentOn === null || row.startsOn === null || row.startsOn.until(row.firstPaymentOn).sign >= 0,
      message: 'First payment on must not be before starts on. Check both dates.',
      formula: 'OR(ISBLANK([First payment on]),ISBLANK([Starts on]),[First payment on]>=[Starts on])',
    },
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
  ],
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
  },
});

export type PersonalHealthBudget = RowOf<typeof personalHealthBudgets>;
