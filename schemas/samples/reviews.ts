import { reviews } from '../lists/reviews.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** A done review that answers three clocks, the open rows of the two live cases, and a done one that nobody had planned. */
export const sampleReviews = samplesFor(reviews, [
  {
    ref: sampleReference('R', 1),
    caseRef: sampleReference('PHB', 1),
    kind: 'Planned',
    dueOn: sampleDay('2019-01-22'),
    doneOn: sampleDay('2019-01-21'),
    clocks: ['DP', 'S117', 'LA-DP'],
    outcome: 'Continue unchanged',
    amountEnough: 'Yes',
    needsMet: 'Yes',
    moneyUsedWell: 'Yes',
    obligationsKept: 'Yes',
    doneBy: null,
    notes: null,
  },
  {
    ref: sampleReference('R', 2),
    caseRef: sampleReference('PHB', 1),
    dueOn: sampleDay('2020-01-21'),
    doneOn: null,
    clocks: [],
    outcome: null,
    amountEnough: null,
    doneBy: null,
    notes: null,
  },
  {
    ref: sampleReference('R', 3),
    caseRef: sampleReference('PHB', 2),
    dueOn: sampleDay('2020-03-30'),
    doneOn: null,
    clocks: ['PWB'],
    outcome: null,
    amountEnough: null,
    doneBy: null,
    notes: null,
  },
  {
    ref: sampleReference('R', 4),
    caseRef: sampleReference('PHB', 1),
    dueOn: null,
    doneOn: sampleDay('2018-12-05'),
    clocks: ['S117'],
    outcome: 'Change the amount',
    amountEnough: 'No',
    doneBy: null,
    notes: 'Asked for by the family after a stay in hospital.',
  },
]);
