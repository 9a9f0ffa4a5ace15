import { internalName, lists, type Column, type ListDeclaration, type WordTone } from '@phb/schemas';
import { markedColumn, markedRows, type Expression } from './formatMark.js';

/*
 * How the native list shows a column: SharePoint's column formatting, as JSON. Expressions are written as trees and never
 * as formulas, so that no word of a declaration can be read as one. Each colour has its word and its icon beside it.
 */

interface Element {
  readonly elmType: 'div' | 'span' | 'a';
  readonly txtContent?: Expression;
  readonly style?: Readonly<Record<string, Expression>>;
  readonly attributes?: Readonly<Record<string, Expression>>;
  readonly children?: readonly Element[];
}

const schema = 'https://developer.microsoft.com/json-schemas/sp/v2/column-formatting.schema.json';
const rowSchema = 'https://developer.microsoft.com/json-schemas/sp/v2/row-formatting.schema.json';
const here = '@currentField';
const dayInMilliseconds = 86_400_000;
/** From here on a due date is told: the review tracker's nearest band. */
const soonDays = 28;

function op(operator: string, ...operands: readonly Expression[]): Expression {
  return { operator, operands };
}

function choose(when: Expression, then: Expression, otherwise: Expression): Expression {
  return op('?', when, then, otherwise);
}

function field(name: string): string {
  return `[$${internalName(name)}]`;
}

/** SharePoint's own classes, which follow the theme, and its own icons. */
const toneClass: Readonly<Record<WordTone, string>> = {
  success: 'sp-field-severity--good',
  warning: 'sp-field-severity--warning',
  danger: 'sp-field-severity--severeWarning',
  info: 'sp-field-severity--low',
};
const toneIcon: Readonly<Record<WordTone, string>> = {
  success: 'Completed',
  warning: 'Warning',
  danger: 'ErrorBadge',
  info: 'Info',
};

/** What a tone gives to the words that have it, and nothing to the others. */
function byWord(words: readonly (readonly [string, WordTone])[], of: Readonly<Record<WordTone, string>>): Expression {
  return words.reduceRight<Expression>(
    (otherwise, [word, tone]) => choose(op('==', here, word), of[tone], otherwise),
    '',
  );
}

function words(tones: Readonly<Partial<Record<string, WordTone>>>): Element {
  const known = Object.entries(tones).flatMap(([word, tone]) => (tone === undefined ? [] : [[word, tone] as const]));
  return {
    elmType: 'div',
    children: [
      {
        elmType: 'span',
        attributes: { class: byWord(known, toneClass) },
        children: [
          { elmType: 'span', attributes: { iconName: byWord(known, toneIcon) } },
          { elmType: 'span', txtContent: here },
        ],
      },
    ],
  };
}

/** @param until the column that holds something once it is done */
function dueDate(until: string | undefined): Element {
  const open = until === undefined ? undefined : op('==', op('Number()', field(until)), 0);
  const ifOpen = (when: Expression): Expression => (open === undefined ? when : op('&&', open, when));
  // A date is kept as its midnight: what is due today is late only when the day is over.
  const late = ifOpen(op('<', here, op('-', '@now', dayInMilliseconds)));
  const soon = ifOpen(op('<=', here, op('+', '@now', soonDays * dayInMilliseconds)));
  const say = (isLate: string, isSoon: string): Expression => choose(late, isLate, choose(soon, isSoon, ''));
  return {
    elmType: 'div',
    children: [
      { elmType: 'span', txtContent: `${here}.displayValue` },
      {
        elmType: 'span',
        style: { 'margin-left': '8px' },
        attributes: { class: say(toneClass.danger, toneClass.info) },
        txtContent: say('Overdue', `Due within ${soonDays} days`),
      },
    ],
  };
}

/** Amounts stand under each other at their last digit. */
const amount: Element = {
  elmType: 'div',
  style: { width: '100%', 'text-align': 'right' },
  txtContent: `${here}.displayValue`,
};

/** A reference leads to the row that it names. References are not personal, so they may stand in an address. */
function reference(prefix: string, list: ListDeclaration): Element | undefined {
  const target = lists.find((one) => one.site === list.site && one.columns.ref.prefix === prefix);
  if (target === undefined) return undefined;
  const rows = `/Lists/${target.path}/AllItems.aspx?FilterField1=${internalName('ref')}&FilterValue1=`;
  return { elmType: 'a', txtContent: here, attributes: { href: op('+', '@currentWeb', rows, here) } };
}

function elementOf(column: Column, list: ListDeclaration): Element | undefined {
  switch (column.kind) {
    case 'choice':
      return column.tones === undefined ? undefined : words(column.tones);
    case 'calendarDate':
      return column.due === undefined ? undefined : dueDate(column.due === true ? undefined : column.due);
    case 'money':
      return amount;
    case 'reference':
      return column.isKey ? undefined : reference(column.prefix, list);
    case 'text':
    case 'code':
    case 'note':
    case 'multiChoice':
    case 'number':
    case 'dateTime':
    case 'yesNo':
    case 'person':
    case 'link':
    case 'nhsNumber':
      return undefined;
  }
}

/** How the native list shows a column; undefined where SharePoint's own way is right. */
export function columnFormat(column: Column, list: ListDeclaration): string | undefined {
  const element = elementOf(column, list);
  return element === undefined ? undefined : markedColumn({ $schema: schema, ...element });
}

/** How a native view shows rows that are history: quieter. @param quiet the column that says so, and its words */
export function quietRows(quiet: { readonly column: string; readonly words: readonly string[] }): string {
  const isQuiet = quiet.words.map((word) => op('==', field(quiet.column), word));
  return markedRows({
    $schema: rowSchema,
    additionalRowClass: choose(op('||', ...isQuiet), 'sp-css-color-neutralSecondary', ''),
  });
}
