import { choice, code, dateTime, link, note, number, person, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

const count = (label: string) => number({ label, min: 0, max: 10_000_000 });

/** An undo that was interrupted stays Undoing until it is continued. */
export const importRunStatuses = ['Running', 'Stopped', 'Finished', 'Undoing', 'Undone'] as const;

/** What was brought in from a file, when and by whom, and whether it was undone. File names are not kept: they can name people. */
export const importRuns = defineList({
  title: 'Import runs',
  path: 'ImportRuns',
  site: 'register',
  audience: 'team',
  attachments: true,
  description: 'Each import from a file: its mapping profile, how many rows came of it, and the file that undoes it.',
  columns: {
    ref: reference('IR', { label: 'Run reference' }),
    profile: text({ label: 'Mapping profile', required: true, indexed: true, maxLength: 100 }),
    target: text({
      label: 'List',
      required: true,
      maxLength: 100,
      description: 'The list that the rows were meant for.',
    }),
    status: choice(importRunStatuses, {
      label: 'Status',
      required: true,
      indexed: true,
      tones: { Finished: 'success', Stopped: 'warning' },
    }),
    startedAt: dateTime({ label: 'Started', required: true, indexed: true }),
    finishedAt: dateTime({ label: 'Ended' }),
    importedBy: person({ label: 'Imported by' }),
    fingerprint: code({
      label: 'Fingerprint of the file',
      indexed: true,
      pattern: /^[0-9A-F]{64}$/,
      patternInWords: '64 digits and letters from A to F (SHA-256)',
      description: 'Shows whether the same file was brought in before.',
    }),
    fileRows: count('Rows in the file'),
    added: count('Added'),
    changed: count('Changed'),
    unchanged: count('Unchanged'),
    refused: count('Refused'),
    failed: count('Not written'),
    undoFile: link({
      label: 'Undo file',
      description: 'The plan of the run, kept as its attachment. Stays in this site.',
    }),
    undoneAt: dateTime({ label: 'Undone' }),
    notes: note({ label: 'Notes' }),
  },
  rules: [
    {
      columns: ['finishedAt', 'status'],
      holds: (row) => row.status !== 'Finished' || row.finishedAt !== null,
      message: 'An import that is finished needs the time it ended.',
      formula: 'OR([Status]<>"Finished",NOT(ISBLANK([Ended])))',
    },
    {
      columns: ['undoneAt', 'status'],
      holds: (row) => (row.status === 'Undone') === (row.undoneAt !== null),
      message: 'An import that was undone needs the time, and only such a one has it.',
      formula: '([Status]="Undone")=NOT(ISBLANK([Undone]))',
    },
  ],
  views: {
    all: {
      title: 'Import runs',
      columns: [
        'ref',
        'profile',
        'target',
        'status',
        'startedAt',
        'importedBy',
        'added',
        'changed',
        'refused',
        'undoFile',
      ],
      orderBy: { column: 'startedAt', descending: true },
      isDefault: true,
    },
  },
});

export type ImportRun = RowOf<typeof importRuns>;
