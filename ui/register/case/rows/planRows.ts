import { budgetLines, display, planOutcomes } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { formOf } from '../../../kit/form/formOf.js';
import { amountText } from './amountText.js';
import { caseRows } from './caseRows.js';

const given = ['caseRef'] as const;

/** What the person wants to reach. */
export const outcomeRows = caseRows({
  list: planOutcomes,
  form: formOf(planOutcomes, {
    given,
    sections: [
      { heading: 'What and why', columns: ['planVersion', 'kind', 'outcome', 'whyItMatters'] },
      { heading: 'How', columns: ['howItIsMet', 'lineRef', 'measure', 'targetOn'] },
      { heading: 'At the last review', columns: ['score', 'scoredOn'] },
    ],
    askedWhen: { scoredOn: ({ score }) => score !== '' },
  }),
  one: 'plan outcome',
  none: 'No outcomes yet. They are what the person wants to reach with the budget, in their own words.',
  columns: ['outcome', 'howItIsMet', 'measure', 'targetOn', 'score', 'planVersion'],
  order: { column: 'planVersion', descending: true },
  begins: ({ row }) => ({ planVersion: row.planVersion ?? 1, kind: 'Health and wellbeing' as const }),
  marksOf: (row, _, today) =>
    row.targetOn !== null && row.score === null && Temporal.PlainDate.compare(row.targetOn, today) < 0
      ? [{ tone: 'warning', words: 'Date has passed, no score' }]
      : [],
});

/** What the approved amount is made of. */
export const lineRows = caseRows({
  list: budgetLines,
  form: formOf(budgetLines, {
    given,
    sections: [
      {
        heading: 'What is bought',
        columns: ['planVersion', 'kind', 'description', 'organisationRef', 'startsOn', 'endsOn'],
      },
      { heading: 'Money', columns: ['amount', 'amountPeriod', 'paidBy'] },
      {
        heading: 'To check before it is bought',
        columns: ['regulatedActivity', 'registrationCheckedOn', 'sameHousehold', 'exceptionReason'],
      },
    ],
    askedWhen: {
      registrationCheckedOn: ({ regulatedActivity }) => regulatedActivity === true,
      exceptionReason: ({ sameHousehold }) => sameHousehold === true,
    },
  }),
  one: 'budget line',
  none: 'No budget lines yet. They say what the approved amount is made of: what support, from whom, at what cost.',
  columns: [
    'description',
    'kind',
    'organisationRef',
    { heading: 'Amount', align: 'end', text: (row) => amountText(row.amount, row.amountPeriod) },
    { heading: 'Paid by', text: (row) => row.paidBy ?? 'Shared as agreed' },
    'planVersion',
  ],
  order: { column: 'planVersion', descending: true },
  begins: ({ row }) => ({
    planVersion: row.planVersion ?? 1,
    startsOn: row.startsOn,
    ...(row.amountPeriod === null ? {} : { amountPeriod: row.amountPeriod }),
  }),
  marksOf: (row, _, today) => [
    ...(row.endsOn !== null && Temporal.PlainDate.compare(row.endsOn, today) <= 0
      ? [{ tone: 'neutral' as const, words: `Ended ${display(budgetLines.columns.endsOn, row.endsOn)}` }]
      : []),
    ...(row.sameHousehold ? [{ tone: 'info' as const, words: 'Same household' }] : []),
    ...(row.regulatedActivity ? [{ tone: 'info' as const, words: 'Regulated activity' }] : []),
  ],
});
