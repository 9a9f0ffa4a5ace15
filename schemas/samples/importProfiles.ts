import { writeProfile } from '../importing/mapping/profile.js';
import { importProfiles } from '../lists/importProfiles.js';
import { sampleReference, samplesFor } from './sample.js';

const profile = writeProfile({
  version: 1,
  name: 'Ledger: cost centres',
  system: 'Ledger',
  file: { sheet: 'Budgets' },
  targets: [
    {
      list: 'Personal health budgets',
      columns: [
        { to: 'ref', from: { heading: 'Case' }, read: { kind: 'plain' }, policy: 'never', empty: 'ignore' },
        {
          to: 'costCentre',
          from: { heading: 'Cost centre' },
          read: { kind: 'code', length: 6 },
          policy: 'take',
          empty: 'ignore',
        },
      ],
      keys: [['ref']],
      alike: [],
      links: {},
      whenNew: 'refuse',
    },
  ],
});

export const sampleImportProfiles = samplesFor(importProfiles, [
  {
    ref: sampleReference('IP', 1),
    name: 'Ledger: cost centres',
    system: 'Ledger',
    target: 'Personal health budgets',
    profile,
  },
  {
    ref: sampleReference('IP', 2),
    name: 'Council: joint cases',
    target: 'Personal health budgets',
    profile: profile.replace('Ledger: cost centres', 'Council: joint cases'),
  },
]);
