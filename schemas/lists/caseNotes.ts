import { calendarDate, note, person, reference, refersTo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/**
 * What the team writes down about a case in its own words. A list of its own, not a column of the register: notes name people,
 * managers read the register, and SharePoint cannot hide a column.
 */
export const caseNotes = defineList({
  title: 'Case notes',
  path: 'CaseNotes',
  site: 'register',
  audience: 'team',
  description: 'Notes of the team about a case, with their day and writer. Not a clinical record.',
  columns: {
    ref: reference('NOTE', { label: 'Note reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    notedOn: calendarDate({ label: 'Noted on', required: true, indexed: true, happened: true }),
    notedBy: person({ label: 'Noted by' }),
    text: note({ label: 'Note', required: true, personal: true }),
  },
  views: {
    all: {
      title: 'Case notes',
      columns: ['caseRef', 'notedOn', 'notedBy', 'text'],
      orderBy: { column: 'notedOn', descending: true },
      isDefault: true,
    },
  },
});

export type CaseNote = RowOf<typeof caseNotes>;
