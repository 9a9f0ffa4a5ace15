import { restrictedMatters } from '@phb/schemas';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';

/** What only a named few may know of. The service sends nothing of it to anybody else. */
export const matterRows = caseRows({
  list: restrictedMatters,
  form: formOf(restrictedMatters, {
    given: ['caseRef'],
    sections: [
      { heading: 'Matter', columns: ['kind', 'openedOn', 'lead', 'question', 'excluded'] },
      { heading: 'Passed on', columns: ['route', 'passedOn', 'otherRecord'] },
      { heading: 'Outcome', columns: ['outcome', 'closedOn'] },
    ],
    askedWhen: {
      excluded: ({ kind }) => kind === 'Exclusion check',
      passedOn: ({ route }) => route !== '',
      closedOn: ({ outcome }) => outcome !== '',
    },
  }),
  one: 'restricted matter',
  none: 'No restricted matters. Only the few who may open this list see this tab.',
  columns: ['kind', 'openedOn', 'lead', 'route', 'outcome', 'closedOn'],
  order: { column: 'openedOn', descending: true },
  begins: ({ me }, today) => ({ openedOn: today, lead: me }),
  marksOf: (row) => (row.closedOn === null ? [{ tone: 'warning', words: 'Open' }] : []),
});
