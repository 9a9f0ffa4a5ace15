import { html } from '../html.js';
import type { Html } from '../html.js';

/*
 * Draws SharePoint's column formatting (column-formatting.schema.json), as far as the product's own formats use it:
 * elements with text, classes, a few styles, icons and links, and expressions written as trees. What it does not know it
 * refuses, so that a format that works here is one whose every part was looked at.
 */

/** A format uses something that the workbench does not draw. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

/** What a format may ask about: values by internal name as numbers, texts or dates (in milliseconds). */
export interface FormatContext {
  readonly column: string;
  readonly value: (column: string) => string | number;
  readonly shown: (column: string) => string;
  readonly now: number;
  readonly webUrl: string;
}

type Value = string | number | boolean;
type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function named(text: string, context: FormatContext): Value {
  if (text === '@now') return context.now;
  if (text === '@currentWeb') return context.webUrl;
  if (text === '@currentField') return context.value(context.column);
  if (text === '@currentField.displayValue') return context.shown(context.column);
  const [, column, part] = /^\[\$(\w+)(\.displayValue)?\]$/.exec(text) ?? [];
  if (column !== undefined) return part === undefined ? context.value(column) : context.shown(column);
  if (/^[=@[]/.test(text)) throw new FormatError(`The workbench does not read ${text} in a format.`);
  return text;
}

const operators: Readonly<Record<string, (operands: readonly Value[]) => Value>> = {
  '==': ([a, b]) => a === b,
  '!=': ([a, b]) => a !== b,
  '<': ([a = 0, b = 0]) => a < b,
  '<=': ([a = 0, b = 0]) => a <= b,
  '>': ([a = 0, b = 0]) => a > b,
  '>=': ([a = 0, b = 0]) => a >= b,
  '&&': (operands) => operands.every(Boolean),
  '||': (operands) => operands.some(Boolean),
  '+': (operands) =>
    operands.every((one) => typeof one === 'number') ? operands.reduce((sum, one) => sum + one, 0) : operands.join(''),
  '-': ([a = 0, b = 0]) => Number(a) - Number(b),
  'Number()': ([a = 0]) => Number(a),
  'toString()': ([a = '']) => String(a),
};

/** The value of an expression tree or of a text with a name in it. @throws FormatError for what is not known */
export function evaluate(expression: unknown, context: FormatContext): Value {
  if (typeof expression === 'string') return named(expression, context);
  if (typeof expression === 'number' || typeof expression === 'boolean') return expression;
  if (!isTree(expression) || !Array.isArray(expression['operands']))
    throw new FormatError('A format holds something that is no expression.');
  const { operator } = expression;
  const operands: readonly unknown[] = expression['operands'];
  if (operator === '?') return evaluate(evaluate(operands[0], context) ? operands[1] : operands[2], context);
  const run = typeof operator === 'string' ? operators[operator] : undefined;
  if (run === undefined) throw new FormatError(`The workbench does not know the operator ${String(operator)}.`);
  return run(operands.map((operand) => evaluate(operand, context)));
}

/** SharePoint's icons are a font of Microsoft's; a sign of the same meaning stands in for each that the product uses. */
const icons: Readonly<Record<string, string>> = { Completed: '✓', Warning: '⚠', ErrorBadge: '!', Info: 'i' };
const styles = new Set(['display', 'justify-content', 'text-align', 'width', 'padding', 'white-space', 'margin-left']);
const elements = new Set(['div', 'span', 'a']);

function styleOf(format: Tree, context: FormatContext): string {
  const style = isTree(format['style']) ? format['style'] : {};
  return Object.entries(style)
    .map(([name, value]) => {
      if (!styles.has(name)) throw new FormatError(`The workbench does not draw the style ${name}.`);
      return `${name}:${String(evaluate(value, context))}`;
    })
    .join(';');
}

/** Draws a cell. @throws FormatError for what is not known */
export function drawFormat(format: unknown, context: FormatContext): Html {
  if (!isTree(format)) throw new FormatError('A format is no object.');
  const elmType = String(format['elmType']);
  if (!elements.has(elmType)) throw new FormatError(`The workbench does not draw the element ${elmType}.`);
  const attributes = isTree(format['attributes']) ? format['attributes'] : {};
  const attribute = (name: string): string =>
    attributes[name] === undefined ? '' : String(evaluate(attributes[name], context));
  const unknown = Object.keys(attributes).find((name) => !['class', 'href', 'iconName', 'target'].includes(name));
  if (unknown !== undefined) throw new FormatError(`The workbench does not draw the attribute ${unknown}.`);
  const icon = attribute('iconName');
  if (icon !== '') {
    const sign = icons[icon];
    if (sign === undefined) throw new FormatError(`The workbench has no sign for the icon ${icon}.`);
    return html`<span class="format-icon ${attribute('class')}" aria-hidden="true">${sign}</span>`;
  }
  const children: readonly unknown[] = Array.isArray(format['children']) ? format['children'] : [];
  const text = format['txtContent'] === undefined ? '' : String(evaluate(format['txtContent'], context));
  const inner = text === '' ? children.map((child) => drawFormat(child, context)) : text;
  const look = html`class="${attribute('class')}" style="${styleOf(format, context)}"`;
  if (elmType === 'a') return html`<a href="${attribute('href')}" ${look}>${inner}</a>`;
  return elmType === 'div' ? html`<div ${look}>${inner}</div>` : html`<span ${look}>${inner}</span>`;
}
