import type { Temporal } from 'temporal-polyfill';

/** Characters of Windows-1252 that stand elsewhere in Unicode. */
const windows: Readonly<Record<string, number>> = { '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 };

/** A text as older programs save it. @throws RangeError for a character that Windows-1252 does not have */
export function windows1252(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => {
    const code = windows[character] ?? character.charCodeAt(0);
    if (code > 0xff) throw new RangeError(`Windows-1252 has no ${character}`);
    return code;
  });
}

/** A text as Excel saves “Unicode text”: UTF-16 with its mark. */
export function utf16(text: string): Uint8Array<ArrayBuffer> {
  const marked = `\uFEFF${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), true);
  return bytes;
}

/** Lines of CSV with a separator; fields in quotes where they need it. */
export function csvText(rows: readonly (readonly string[])[], separator: string): string {
  const field = (text: string): string =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  return rows.map((cells) => `${cells.map(field).join(separator)}\r\n`).join('');
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 14/03/2026 */
export function dayFirst({ day, month, year }: Temporal.PlainDate): string {
  return `${two(day)}/${two(month)}/${year}`;
}

/** 03/14/2026 */
export function monthFirst({ day, month, year }: Temporal.PlainDate): string {
  return `${two(month)}/${two(day)}/${year}`;
}

/** £1,234.50 */
export function pounds(pence: number): string {
  return (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
}
