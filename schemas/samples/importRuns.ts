import { Temporal } from 'temporal-polyfill';
import { importRuns } from '../lists/importRuns.js';
import { sampleReference, samplesFor } from './sample.js';

/** An import that was undone, and one that is under way. */
export const sampleImportRuns = samplesFor(importRuns, [
  {
    ref: sampleReference('IR', 1),
    profile: 'Case database, monthly report',
    target: 'Personal health budgets',
    status: 'Undone',
    startedAt: Temporal.Instant.from('2019-04-29T13:00:00Z'),
    finishedAt: Temporal.Instant.from('2019-04-29T13:02:30Z'),
    fingerprint: '0123456789ABCDEF'.repeat(4),
    fileRows: 212,
    added: 12,
    changed: 150,
    unchanged: 47,
    refused: 3,
    failed: 0,
    undoFile: { url: 'https://example.org/undo.json', description: 'https://example.org/undo.json' },
    undoneAt: Temporal.Instant.from('2019-04-29T14:10:00Z'),
  },
  {
    ref: sampleReference('IR', 2),
    profile: 'Case database, monthly report',
    target: 'Personal health budgets',
    status: 'Running',
    startedAt: Temporal.Instant.from('2019-04-30T08:00:00Z'),
  },
]);
