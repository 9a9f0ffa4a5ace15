import { savedViews } from '../lists/savedViews.js';
import { sampleReference, samplesFor } from './sample.js';

export const sampleSavedViews = samplesFor(savedViews, [
  {
    ref: sampleReference('V', 1),
    list: 'PersonalHealthBudgets',
    kind: 'View',
    name: 'Overdue by council',
    owner: null,
    isDefault: false,
    definition:
      '{"columns":[{"id":"ref"},{"id":"status"},{"id":"nextReviewDue","width":220},{"id":"council"}],"density":"compact","sorts":[{"column":"nextReviewDue","descending":false}],"filters":{"nextReviewDue":["Overdue"]},"groupBy":"council"}',
  },
]);
