import { calendarDate, choice, money, note, number, reference, refersTo, text, yesNo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { amountPeriods, payers, supportKinds } from './terms.js';

/** What the approved amount is made of, as it was costed. Together the lines of a plan cover the full cost of each service. */
export const budgetLines = defineList({
  title: 'Budget lines',
  path: 'BudgetLines',
  site: 'register',
  audience: 'spending',
  description:
    'The lines of a budget: what support, from whom, at what cost, and what must be checked before it is bought.',
  columns: {
    ref: reference('BL', { label: 'Line reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    planVersion: number({ label: 'Plan version', required: true, min: 1, max: 999 }),
    kind: choice(supportKinds, { label: 'Kind of support', required: true, indexed: true }),
    description: text({ label: 'Description', required: true, personal: true }),
    amount: money({ label: 'Amount', required: true, min: 0, max: 1_000_000_000 }),
    amountPeriod: choice(amountPeriods, { label: 'Per', required: true }),
    paidBy: choice(payers, {
      label: 'Paid by',
      description: 'Only for a line that one party pays alone. Empty: shared by the weights of the case.',
    }),
    organisationRef: refersTo('ORG', { label: 'Provider' }),
    startsOn: calendarDate({ label: 'Starts on' }),
    endsOn: calendarDate({ label: 'Ends on', description: 'First day on which the line no longer runs.' }),
    regulatedActivity: yesNo({
      label: 'Regulated activity',
      description: 'The provider must be registered with the Care Quality Commission.',
    }),
    registrationCheckedOn: calendarDate({ label: 'Registration checked on', happened: true }),
    sameHousehold: yesNo({
      label: 'Pays somebody of the same household',
      description:
        'A family member or friend who lives with the person (regulation 8(5B)). Relatives elsewhere are not meant.',
    }),
    exceptionReason: note({
      label: 'Why it is necessary to pay them',
      personal: true,
      description: 'Only if nobody else can meet the need satisfactorily, or for a child’s welfare.',
    }),
  },
  rules: [
    daysInOrder(['startsOn', 'Starts on'], ['endsOn', 'Ends on']),
    {
      columns: ['registrationCheckedOn', 'regulatedActivity'],
      holds: (row) => !row.regulatedActivity || row.registrationCheckedOn !== null,
      message: 'Regulated activity needs the day on which the provider’s registration was checked.',
      formula: 'OR([Regulated activity]=FALSE,NOT(ISBLANK([Registration checked on])))',
    },
    {
      columns: ['exceptionReason', 'sameHousehold'],
      holds: (row) => !row.sameHousehold || row.exceptionReason !== null,
      message:
        'Paying somebody of the same household needs the reason why it is necessary (Direct Payments Regulations 2013, regulation 8(5B)).',
    },
  ],
  coupled: [
    ['amount', 'amountPeriod'],
    ['regulatedActivity', 'registrationCheckedOn'],
    ['sameHousehold', 'exceptionReason'],
  ],
  views: {
    all: {
      title: 'Budget lines',
      columns: ['caseRef', 'planVersion', 'kind', 'description', 'amount', 'amountPeriod', 'organisationRef'],
      orderBy: { column: 'caseRef' },
      isDefault: true,
    },
  },
});

export type BudgetLine = RowOf<typeof budgetLines>;
