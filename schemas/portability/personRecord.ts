import type { Temporal } from 'temporal-polyfill';
import type { Column } from '../kernel/column.js';
import { display } from '../kernel/display.js';
import { columnsOf, type ListDeclaration } from '../kernel/list.js';
import type { AnyRow } from '../importing/planning/rowIndex.js';

/** One save of a row, as SharePoint kept it. */
export interface RecordVersion {
  readonly label: string;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: string;
  readonly values: AnyRow;
  readonly kind: 'added' | 'changed' | 'oldest';
  readonly changes: readonly { readonly column: string; readonly before: unknown; readonly after: unknown }[];
}

/** A row that is about a person, with its versions, newest first. */
export interface RecordRow {
  readonly list: ListDeclaration;
  readonly ref: string;
  readonly values: AnyRow;
  readonly versions: readonly RecordVersion[];
  /** The file that a row of a document library is, and where it stands below its host. */
  readonly file?: { readonly name: string; readonly path: string };
}

/** Why a value is looked at before it is handed over. */
export type MarkReason = 'free text' | 'somebody else' | 'restricted' | 'document';

/** A value that may speak of somebody else, or must not be disclosed without thought. The same value is marked once. */
export interface ThirdPartyMark {
  readonly id: string;
  readonly list: string;
  readonly ref: string;
  readonly column: string;
  readonly label: string;
  readonly why: MarkReason;
  readonly text: string;
  /** It stands only in an earlier version of the row. */
  readonly isEarlier: boolean;
}

/** Why the values of a column are looked at one by one; undefined if they are the person's own. */
export function markReason(list: ListDeclaration, column: Column): MarkReason | undefined {
  if (column.kind === 'reference') return undefined;
  if (list.audience === 'restricted') return 'restricted';
  if (column.aboutOthers) return 'somebody else';
  // Nobody knows what stands in a free text before somebody has read it.
  return column.kind === 'note' && column.personal ? 'free text' : undefined;
}

/** The mark's id of a value: the same text in a row's column is decided once, in all its versions. */
export function markId(list: string, ref: string, column: string, text: string): string {
  return JSON.stringify([list, ref, column, text]);
}

/** The mark's id of a document itself; undefined for a row that is none. */
export function fileMarkId({ list, ref, file }: RecordRow): string | undefined {
  return file === undefined ? undefined : markId(list.title, ref, 'file', file.name);
}

/** Every value of a record, and every document, that somebody looks at before it is handed over, in the order of the rows. */
export function thirdPartyMarks(rows: readonly RecordRow[]): readonly ThirdPartyMark[] {
  const marks = new Map<string, ThirdPartyMark>();
  for (const row of rows) {
    const { list, ref, values, versions, file } = row;
    const id = fileMarkId(row);
    // Nobody knows what stands in a document before somebody has read it.
    if (id !== undefined && file !== undefined) {
      const about = { list: list.title, ref, column: 'file', label: 'The document itself' } as const;
      marks.set(id, { id, ...about, why: 'document', text: file.name, isEarlier: false });
    }
    for (const [name, column] of columnsOf(list)) {
      const why = markReason(list, column);
      if (why === undefined) continue;
      const take = (value: unknown, isEarlier: boolean): void => {
        const text = display(column, value);
        const id = markId(list.title, ref, name, text);
        if (text === '' || value === false || marks.has(id)) return;
        marks.set(id, { id, list: list.title, ref, column: name, label: column.label, why, text, isEarlier });
      };
      take(values[name], false);
      for (const version of versions) take(version.values[name], true);
    }
  }
  return [...marks.values()];
}

/** Why something is left out of what a person is given. */
export const cutReasons = [
  'It speaks of somebody else who has not agreed, and it is not reasonable to disclose it without',
  'It would be likely to cause serious harm to somebody’s health',
  'Legal professional privilege',
  'It would prejudice the prevention or detection of crime',
] as const;
export type CutReason = (typeof cutReasons)[number];

/** What was decided to be left out: the reason by the mark's id. */
export type Cuts = ReadonlyMap<string, CutReason>;
