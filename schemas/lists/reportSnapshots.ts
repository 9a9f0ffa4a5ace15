import { calendarDate, choice, dateTime, note, number, person, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

export const snapshotReports = [
  'Summary of the register',
  'Freedom of Information answer',
  'Board paper',
  'Markers of Progress',
  'Equality monitoring',
  'Quarterly return',
] as const;

/** Figures as they were when a report was given to somebody: they can be shown again after the register has moved on. */
export const reportSnapshots = defineList({
  title: 'Report snapshots',
  path: 'ReportSnapshots',
  site: 'register',
  audience: 'management',
  description: 'Figures frozen on the day a report was made, with their basis. Counts and sums only, no identities.',
  columns: {
    ref: reference('SNAP', { label: 'Snapshot reference' }),
    report: choice(snapshotReports, { label: 'Report', required: true, indexed: true }),
    asAt: calendarDate({ label: 'As at', required: true, indexed: true }),
    madeAt: dateTime({ label: 'Made', required: true, indexed: true }),
    madeBy: person({ label: 'Made by' }),
    filter: text({
      label: 'Filter',
      maxLength: 255,
      description: 'In words; empty if the whole register was counted.',
    }),
    rowCount: number({ label: 'Rows counted', min: 0, max: 10_000_000 }),
    reconciles: choice(['Reconciles', 'Does not reconcile'], { label: 'Totals', required: true }),
    figures: note({
      label: 'Figures',
      required: true,
      maxLength: 60_000,
      description: 'The tables of the report, as JSON.',
    }),
    usedFor: text({ label: 'Used for', maxLength: 255, description: 'The paper, return or request it went into.' }),
  },
  views: {
    all: {
      title: 'All snapshots',
      columns: ['ref', 'report', 'asAt', 'madeAt', 'madeBy', 'rowCount', 'reconciles', 'usedFor'],
      orderBy: { column: 'madeAt', descending: true },
      isDefault: true,
    },
  },
});

export type ReportSnapshot = RowOf<typeof reportSnapshots>;
