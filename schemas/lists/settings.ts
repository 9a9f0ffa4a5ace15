import { code, note, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** Local policy: what varies between commissioners is a row here, never a constant in the code. */
export const settings = defineList({
  title: 'Settings',
  path: 'Settings',
  site: 'register',
  audience: 'policy',
  description: 'Local policy and labels. Each row is one setting; what it may hold is said beside it.',
  columns: {
    ref: reference('S', { label: 'Setting reference' }),
    name: code({
      label: 'Setting',
      required: true,
      unique: true,
      pattern: /^[A-Z][A-Z0-9-]{2,60}$/,
      patternInWords: 'capital letters, digits and dashes, such as LOCAL-REVIEW-MONTHS',
    }),
    value: text({ label: 'Value', required: true, maxLength: 255 }),
    notes: note({ label: 'What it means' }),
  },
  views: {
    all: {
      title: 'All settings',
      columns: ['ref', 'name', 'value', 'notes'],
      orderBy: { column: 'name' },
      isDefault: true,
    },
  },
});

export type Setting = RowOf<typeof settings>;
