import { choice, note, person, reference, text, yesNo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** A view is a question to ask again under its name; columns are what a person last chose to see. */
export const savedViewKinds = ['View', 'Columns'] as const;

/** How people arranged the lists of the product: columns, order, filters and grouping, and nothing about any case or person. */
export const savedViews = defineList({
  title: 'Saved views',
  path: 'SavedViews',
  site: 'register',
  audience: 'everybody',
  description:
    'Views of the product’s lists that people saved: their own, and those shared with everybody. Holds no search text, so nothing about a person.',
  columns: {
    ref: reference('V', { label: 'View reference' }),
    list: text({ label: 'List', required: true, maxLength: 60, description: 'The last part of the list’s address.' }),
    kind: choice(savedViewKinds, {
      label: 'Kind',
      required: true,
      description: 'A view that was saved under a name, or the columns that a person last chose.',
    }),
    name: text({ label: 'Name', required: true, maxLength: 60 }),
    owner: person({ label: 'Saved by', description: 'Whose view it is. Empty: shared with everybody.' }),
    isDefault: yesNo({ label: 'Opens first' }),
    definition: note({
      label: 'Definition',
      required: true,
      description: 'Columns, order, filters and grouping as JSON. Written by the product.',
    }),
  },
  views: {
    all: {
      title: 'All saved views',
      columns: ['ref', 'list', 'kind', 'name', 'owner', 'isDefault'],
      isDefault: true,
    },
  },
});

export type SavedView = RowOf<typeof savedViews>;
