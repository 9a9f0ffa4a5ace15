import { calendarDate, choice, multiChoice, reference, refersTo } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { fundingStreams, offerAnswers, offerFormats } from './terms.js';

/** Spells of eligibility: one row for each package, so that one person may have several. */
export const packagesOfCare = defineList({
  title: 'Packages of care',
  path: 'PackagesOfCare',
  site: 'register',
  audience: 'reported',
  description:
    'Each spell of eligibility for funded care: its funding stream, decision, start and end, and the offer of a budget.',
  columns: {
    ref: reference('PKG', {
      label: 'Package reference',
      sealed: 'Other lists name this row by its reference, so it never changes. Put the old one back.',
    }),
    personRef: refersTo('P', { label: 'Person', required: true }),
    fundingStream: choice(fundingStreams, { label: 'Funding stream', required: true, indexed: true }),
    decidedOn: calendarDate({ label: 'Eligibility decided on', indexed: true, happened: true }),
    startsOn: calendarDate({ label: 'Starts on', required: true, indexed: true }),
    endsOn: calendarDate({
      label: 'Ends on',
      indexed: true,
      description: 'First day on which the package is no longer funded.',
    }),
    cohorts: multiChoice(
      [
        'Learning disability or autism',
        'At-risk register',
        'Mental health',
        'Long-term condition',
        'End of life',
        'EHC plan',
        'Maternity',
        'Acquired brain injury',
      ],
      { label: 'Cohorts' },
    ),
    offeredOn: calendarDate({ label: 'Budget offered on', indexed: true, happened: true }),
    offerFormat: choice(offerFormats, { label: 'How it was offered' }),
    offerAnswer: choice(offerAnswers, { label: 'Answer to the offer', indexed: true }),
  },
  rules: [
    daysInOrder(['startsOn', 'Starts on'], ['endsOn', 'Ends on']),
    {
      columns: ['offerAnswer', 'offeredOn'],
      holds: (row) => row.offerAnswer === null || row.offeredOn !== null,
      message: 'An answer to the offer needs the day it was offered on. Enter the date, or take the answer off.',
      formula: 'OR(ISBLANK([Answer to the offer]),NOT(ISBLANK([Budget offered on])))',
    },
  ],
  coupled: [['offeredOn', 'offerFormat', 'offerAnswer']],
  views: {
    open: {
      title: 'Open packages',
      columns: ['ref', 'personRef', 'fundingStream', 'startsOn', 'offeredOn', 'offerAnswer'],
      where: { column: 'endsOn', is: 'eq', value: null },
      orderBy: { column: 'startsOn', descending: true },
      isDefault: true,
    },
  },
});

export type PackageOfCare = RowOf<typeof packagesOfCare>;
