import { note, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** How the files of each source become rows: a team maps a source once. Holds headings and choices, and nothing of any file. */
export const importProfiles = defineList({
  title: 'Import profiles',
  path: 'ImportProfiles',
  site: 'register',
  audience: 'team',
  description: 'How the columns of each source’s files are read into the lists of the register. Written by the import.',
  columns: {
    ref: reference('IP', { label: 'Profile reference' }),
    name: text({ label: 'Name', required: true, unique: true, maxLength: 100 }),
    system: text({ label: 'Where such files come from', maxLength: 100 }),
    target: text({ label: 'Lists', required: true, maxLength: 255, description: 'The lists that it fills.' }),
    profile: note({
      label: 'Profile',
      required: true,
      maxLength: 60_000,
      description: 'Headings, columns and choices as JSON. Written by the product.',
    }),
  },
  views: {
    all: {
      title: 'Import profiles',
      columns: ['ref', 'name', 'system', 'target'],
      orderBy: { column: 'name' },
      isDefault: true,
    },
  },
});

export type SavedImportProfile = RowOf<typeof importProfiles>;
