import { calendarDate, choice, note, person, reference, refersTo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** Who was spoken to about a case, and what is to follow. Short: it is no clinical record. */
export const contactsLog = defineList({
  title: 'Contacts log',
  path: 'ContactsLog',
  site: 'register',
  audience: 'team',
  description: 'Contacts about a case: when, how, with whom, what about, and what is to follow. Not a clinical record.',
  columns: {
    ref: reference('CON', { label: 'Contact reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    contactedOn: calendarDate({ label: 'Contact on', required: true, indexed: true, happened: true }),
    how: choice(['Telephone', 'Letter', 'Email', 'Meeting', 'Video call', 'Home visit'], {
      label: 'How',
      required: true,
    }),
    withWhom: choice(['Person', 'Representative', 'Nominee', 'Family', 'Council', 'Provider', 'Third party', 'Other'], {
      label: 'With',
      required: true,
    }),
    direction: choice(['They contacted us', 'We contacted them'], { label: 'Direction' }),
    recordedBy: person({ label: 'Recorded by' }),
    summary: note({ label: 'What about', personal: true }),
    followUpOn: calendarDate({ label: 'Follow up on', indexed: true }),
    followedUpOn: calendarDate({ label: 'Followed up on', happened: true }),
  },
  rules: [
    {
      columns: ['followedUpOn', 'followUpOn'],
      holds: (row) => row.followedUpOn === null || row.followUpOn !== null,
      message: 'Enter by when it was to be followed up, or take the day it was followed up off.',
      formula: 'OR(ISBLANK([Followed up on]),NOT(ISBLANK([Follow up on])))',
    },
  ],
  views: {
    all: {
      title: 'Contacts',
      columns: ['caseRef', 'contactedOn', 'how', 'withWhom', 'recordedBy', 'followUpOn'],
      orderBy: { column: 'contactedOn', descending: true },
      isDefault: true,
    },
    followUp: {
      title: 'To follow up',
      columns: ['caseRef', 'followUpOn', 'withWhom', 'recordedBy', 'followedUpOn'],
      where: { column: 'followUpOn', is: 'ne', value: null },
      orderBy: { column: 'followUpOn' },
    },
  },
});

export type Contact = RowOf<typeof contactsLog>;
