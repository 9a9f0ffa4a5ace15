import { counted, type ExportedList, showDate, type SiteKind } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { rowsPath, tablePath, unreadablePath } from './paths.js';

const siteNames = { register: 'register', partnership: 'partnership site' } as const satisfies Record<SiteKind, string>;

function listLines(list: ExportedList): readonly string[] {
  return [
    `${list.title}: ${counted(list.rows, 'row')}`,
    `  ${tablePath(list)}`,
    `  ${rowsPath(list)}`,
    ...(list.unreadable === 0
      ? []
      : [`  ${unreadablePath(list)}: ${counted(list.unreadable, 'row')} that do not read as the list declares them`]),
    ...(list.attachments.length === 0
      ? []
      : [`  ${counted(list.attachments.length, 'file')} in attachments/${list.path}/, each named in the manifest`]),
  ];
}

/** What somebody reads who opens the file without this product. */
export function readMe(
  kind: SiteKind,
  at: Temporal.Instant,
  lists: readonly ExportedList[],
  leftOut: readonly string[],
): string {
  const day = showDate(at.toZonedDateTimeISO('Europe/London').toPlainDate());
  return [
    `Personal health budgets: everything in the ${siteNames[kind]}, ${day}`,
    '',
    'This file holds personal data about health. Keep it as you keep the register itself, and delete it when it has served.',
    '',
    'tables/    one table for each list, for people and other programs: CSV in UTF-8, days yyyy-mm-dd, amounts in pounds.',
    '           A text that a spreadsheet would run as a formula has an apostrophe before it.',
    'rows/      the same rows as lines of JSON, which the product imports again. Nothing is changed in them.',
    'attachments/    files that hang on rows, and documents; the manifest says the name and the row of each.',
    'manifest.json   lists, columns, counts and the SHA-256 of every file.',
    'members.json    who the numbers in person columns are.',
    '',
    'To bring it back: set up an empty site, open the register there, and choose More, Whole register, Import.',
    'Earlier versions of rows and the recycle bin are not in here: they stay in SharePoint.',
    ...(leftOut.length === 0
      ? []
      : ['', `Not in here, because whoever made this file may not open them: ${leftOut.join(', ')}.`]),
    '',
    ...lists.flatMap(listLines),
    '',
  ].join('\r\n');
}
