import { reviews, showDate } from '@phb/schemas';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';

/** The reviews of a case. Recording one moves the clocks, so it has a form of its own; here they are read. */
export const reviewRows = caseRows({
  list: reviews,
  form: formOf(reviews, { given: ['caseRef'] }),
  one: 'review',
  none: 'No review is recorded yet.',
  columns: [
    {
      heading: 'Review',
      text: ({ doneOn, dueOn }) => {
        if (doneOn !== null) return `Done ${showDate(doneOn)}`;
        return dueOn === null ? 'Open' : `Open, due ${showDate(dueOn)}`;
      },
    },
    'kind',
    'outcome',
    'clocks',
    'amountEnough',
    'doneBy',
    'notes',
  ],
  order: { column: 'dueOn', descending: true },
  readOnly: true,
});
