import type { Temporal } from 'temporal-polyfill';

/** How a column of an exported table is written. Money is in pence; 12.5 in a percent column means 12.5 %. */
export type ExportKind = 'text' | 'number' | 'money' | 'date' | 'percent';

export type ExportValue = string | number | Temporal.PlainDate | null;

/** A table to take away: what it is, what it is based on, and its rows. */
export interface ExportTable {
  readonly title: string;
  /** Lines above the table: as-at date, basis, filter, number of rows. */
  readonly about: readonly string[];
  readonly columns: readonly { readonly heading: string; readonly kind: ExportKind }[];
  readonly rows: readonly (readonly ExportValue[])[];
}
