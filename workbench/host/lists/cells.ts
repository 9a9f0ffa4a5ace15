import { html } from '../html.js';
import type { Html } from '../html.js';
import { drawFormat, evaluate } from './formatting.js';
import type { FormatContext } from './formatting.js';
import type { NativeField, NativeRow } from './readList.js';

/** What cells are drawn for: the site and the day that the workbench takes for today. */
export interface CellSettings {
  readonly webPath: string;
  readonly today: string;
}

/** One value of a cell: people come as objects with a title. */
function oneText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isTitled = typeof value === 'object' && value !== null && 'title' in value;
  return isTitled && typeof value.title === 'string' ? value.title : '';
}

/** A value as SharePoint shows it. */
export function shownText(row: NativeRow, name: string): string {
  const value = row[name];
  return Array.isArray(value) ? value.map(oneText).join(', ') : oneText(value);
}

/** A value as formats calculate with it. */
function rawValue(row: NativeRow, field: NativeField | undefined, name: string): string | number {
  const raw = row[`${name}.`];
  if (typeof raw !== 'string' || raw === '') return shownText(row, name);
  if (field?.TypeAsString === 'DateTime') return Date.parse(raw);
  return field?.TypeAsString === 'Number' || field?.TypeAsString === 'Currency' ? Number(raw) : raw;
}

function contextOf(
  row: NativeRow,
  fields: readonly NativeField[],
  column: string,
  settings: CellSettings,
): FormatContext {
  return {
    column,
    value: (name) =>
      rawValue(
        row,
        fields.find((field) => field.InternalName === name),
        name,
      ),
    shown: (name) => shownText(row, name),
    now: Date.parse(`${settings.today}T12:00:00Z`),
    webUrl: settings.webPath,
  };
}

/** One cell: by the column's own format if it has one, else as plain text. */
export function cell(row: NativeRow, fields: readonly NativeField[], field: NativeField, settings: CellSettings): Html {
  const name = field.InternalName;
  const text = shownText(row, name);
  const format = field.CustomFormatter ?? '';
  if (text === '' || format === '') return html`${text}`;
  return drawFormat(JSON.parse(format), contextOf(row, fields, name, settings));
}

/** The class that the view's format gives a row. */
export function rowClass(
  row: NativeRow,
  fields: readonly NativeField[],
  formatter: string | null,
  settings: CellSettings,
): string {
  if (formatter === null || formatter === '') return '';
  const format: unknown = JSON.parse(formatter);
  const tree = typeof format === 'object' && format !== null ? format : {};
  if (!('additionalRowClass' in tree)) return '';
  return String(evaluate(tree.additionalRowClass, contextOf(row, fields, '', settings)));
}
