import { caseNotes, contactsLog } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { dueInWords } from '../../../kit/daysInWords.js';
import { formOf } from '../../../kit/form/formOf.js';
import { caseRows } from './caseRows.js';
import type { RowMark } from './caseRows.js';

/** Who was spoken to, and what is to follow. */
export const contactRows = caseRows({
  list: contactsLog,
  form: formOf(contactsLog, {
    given: ['caseRef'],
    sections: [
      { heading: 'Contact', columns: ['contactedOn', 'how', 'withWhom', 'direction', 'recordedBy', 'summary'] },
      { heading: 'Follow-up', columns: ['followUpOn', 'followedUpOn'] },
    ],
    askedWhen: { followedUpOn: ({ followUpOn }) => followUpOn !== '' },
  }),
  one: 'contact',
  none: 'No contacts yet. Short notes of who was spoken to and what is to follow; this is no clinical record.',
  columns: ['contactedOn', 'how', 'withWhom', 'summary', 'recordedBy', 'followUpOn'],
  order: { column: 'contactedOn', descending: true },
  begins: ({ me }, today) => ({ contactedOn: today, recordedBy: me }),
  marksOf: (row, _, today): readonly RowMark[] => {
    if (row.followUpOn === null || row.followedUpOn !== null) return [];
    const isLate = Temporal.PlainDate.compare(row.followUpOn, today) < 0;
    return [{ tone: isLate ? 'danger' : 'info', words: `Follow-up ${dueInWords(row.followUpOn, today)}` }];
  },
});

/** What the team writes down in its own words. */
export const noteRows = caseRows({
  list: caseNotes,
  form: formOf(caseNotes, { given: ['caseRef'] }),
  one: 'note',
  none: 'No notes yet. What the team writes down about the case; this is no clinical record.',
  columns: ['notedOn', 'text', 'notedBy'],
  order: { column: 'notedOn', descending: true },
  begins: ({ me }, today) => ({ notedOn: today, notedBy: me }),
});
