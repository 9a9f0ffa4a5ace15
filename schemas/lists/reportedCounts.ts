import { calendarDate, choice, note, number, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { forms } from './terms.js';

export const collections = [
  'Markers of Progress',
  'Wheelchair service',
  'Maternity service',
  'Published table',
] as const;

/** Counts that others report, without identities: shown beside the register's own, never mixed in unseen. */
export const reportedCounts = defineList({
  title: 'Reported counts',
  path: 'ReportedCounts',
  site: 'register',
  audience: 'management',
  description: 'Counts that providers and other areas report without identities, each with its date, basis and source.',
  columns: {
    ref: reference('RC', { label: 'Count reference' }),
    collection: choice(collections, { label: 'Collection', required: true, indexed: true }),
    area: text({
      label: 'Area',
      required: true,
      indexed: true,
      maxLength: 100,
      description: 'Who reports: an area or a provider.',
    }),
    group: text({ label: 'Group counted', required: true, indexed: true, maxLength: 100 }),
    form: choice(forms, { label: 'Form', description: 'Empty if the count is of all forms.' }),
    countedOn: calendarDate({ label: 'Counted on', required: true, indexed: true, happened: true }),
    count: number({ label: 'Count', required: true, min: 0, max: 10_000_000 }),
    basis: text({ label: 'Basis', maxLength: 255 }),
    source: text({ label: 'Source', maxLength: 255, description: 'The document or return that the count came from.' }),
    receivedOn: calendarDate({ label: 'Received on', happened: true }),
    notes: note({ label: 'Notes' }),
  },
  views: {
    all: {
      title: 'All counts',
      columns: ['ref', 'collection', 'area', 'group', 'form', 'countedOn', 'count', 'source'],
      orderBy: { column: 'countedOn', descending: true },
      isDefault: true,
    },
  },
});

export type ReportedCount = RowOf<typeof reportedCounts>;
