import type { ItemId, ListDeclaration, Reference } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** What can be wrong with a register that was also edited elsewhere, in the order in which it is mended. */
export const findingKinds = [
  'reference',
  'unreadable',
  'rule',
  'parent',
  'move',
  'date',
  'retention',
  'status',
  'import',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** The heading of each kind, and what a person can do about it. */
export const kindsInWords: Readonly<Record<FindingKind, { readonly heading: string; readonly sentence: string }>> = {
  reference: {
    heading: 'Rows without a reference',
    sentence: 'Added elsewhere, without the reference by which rows know each other. Each can be given a new one.',
  },
  unreadable: {
    heading: 'Rows that cannot be read',
    sentence: 'They hold something that does not belong there, and no screen shows them. Put them right in SharePoint.',
  },
  rule: {
    heading: 'Rows that break a rule',
    sentence: 'Saved elsewhere, past the form. Open the case and put them right.',
  },
  parent: {
    heading: 'Rows whose other row is missing',
    sentence:
      'They name a row that is not there. Bring it back from SharePoint’s recycle bin, or remove what names it.',
  },
  move: {
    heading: 'Moves that stopped half-way',
    sentence: 'The decision is recorded and the case does not stand where it leads. Open the case and move it.',
  },
  date: {
    heading: 'Review dates out of date',
    sentence: 'What the case or its open review says is not what the clocks give today. Both can be written anew.',
  },
  retention: {
    heading: 'Retention dates out of date',
    sentence: 'What the closed case says is not what the retention table gives today. The date can be written anew.',
  },
  status: {
    heading: 'Cases that lack something at their status',
    sentence: 'Edited elsewhere or imported, or asked for since. Open the case and enter it.',
  },
  import: {
    heading: 'Imports that were left',
    sentence: 'Begun and neither finished nor undone. Open “Import” to go on with them, or to undo them.',
  },
};

/** One thing that is wrong with one row. */
export interface Finding {
  readonly kind: FindingKind;
  readonly list: ListDeclaration;
  readonly id: ItemId;
  /** What names the row: its reference, or its number where it has none. */
  readonly name: string;
  /** The case to open, if the row is or belongs to one. */
  readonly caseRef: Reference<'PHB'> | undefined;
  readonly sentence: string;
  /** Mends it. Safe to repeat. */
  readonly repair?: (data: Data) => Promise<void>;
}
