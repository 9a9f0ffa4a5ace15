import { calendarDate, choice, code, money, reference, refersTo, text, yesNo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { supportKinds } from './terms.js';

/** What was bought with a budget (NHS capability C32, epic 2). Statements themselves are not kept, only what they show. */
export const purchases = defineList({
  title: 'Purchases',
  path: 'Purchases',
  site: 'register',
  audience: 'spending',
  description: 'What was bought with a budget: when, what, from whom, for how much, and whether the plan has it.',
  columns: {
    ref: reference('PUR', { label: 'Purchase reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    lineRef: refersTo('BL', { label: 'Budget line' }),
    boughtOn: calendarDate({ label: 'Bought on', required: true, indexed: true, happened: true }),
    kind: choice(supportKinds, { label: 'Kind of support', required: true, indexed: true }),
    description: text({ label: 'What was bought', required: true, personal: true }),
    amount: money({ label: 'Amount', required: true, description: 'Below 0 for a refund.' }),
    organisationRef: refersTo('ORG', { label: 'Provider' }),
    payee: text({
      label: 'Paid to',
      personal: true,
      aboutOthers: true,
      maxLength: 100,
      description: 'If it is not an organisation.',
    }),
    invoiceNumber: code({
      label: 'Invoice number',
      indexed: true,
      pattern: /^[A-Z0-9]{1,30}$/,
      patternInWords: 'at most 30 capital letters and digits',
    }),
    outsidePlan: yesNo({ label: 'Outside the plan' }),
  },
  views: {
    all: {
      title: 'Purchases',
      columns: ['caseRef', 'boughtOn', 'kind', 'description', 'amount', 'organisationRef', 'outsidePlan'],
      orderBy: { column: 'boughtOn', descending: true },
      isDefault: true,
    },
  },
});

export type Purchase = RowOf<typeof purchases>;
