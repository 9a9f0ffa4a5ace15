import { columnsOf, validate } from '@phb/schemas';
import type { ListDeclaration, Problem, RowOf } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { FormDeclaration, FormValues } from './declaration.js';
import { blankField, fromField, isBlankField, toField } from './fieldValue.js';

/** The form's fields filled from a row. */
export function fillForm<L extends ListDeclaration>(form: FormDeclaration<L>, row: RowOf<L>): FormValues {
  const values: Readonly<Record<string, unknown>> = row;
  const asked = new Set<string>(form.sections.flatMap((section) => section.columns));
  return Object.fromEntries(
    columnsOf(form.list)
      .filter(([name]) => asked.has(name))
      .map(([name, column]) => [name, toField(column, values[name])]),
  );
}

/**
 * The columns to show now: those that are asked for, and those that held something when the form was opened.
 * What a person typed in a field that is no longer asked for does not count.
 */
export function shownColumns<L extends ListDeclaration>(
  form: FormDeclaration<L>,
  values: FormValues,
  opened: FormValues,
): ReadonlySet<string> {
  const asks: Readonly<Record<string, ((values: FormValues) => boolean) | undefined>> = form.askedWhen ?? {};
  const columns = form.sections.flatMap((section) => section.columns);
  const isFilled = (name: string): boolean => !form.partial && !isBlankField(opened[name]);
  return new Set(columns.filter((name) => (asks[name]?.(values) ?? true) || isFilled(name)));
}

export type ReadForm<L extends ListDeclaration> =
  { readonly ok: true; readonly row: RowOf<L> } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the whole form into a row: what was typed, then the limits and rules of the list.
 * @param base the row that the form was filled from; it gives the columns that the form does not show
 * @param today days after it are refused where a column is of something that has happened
 */
export function readForm<L extends ListDeclaration>(
  form: FormDeclaration<L>,
  base: RowOf<L>,
  values: FormValues,
  opened: FormValues,
  today?: Temporal.PlainDate,
): ReadForm<L> {
  const shown = shownColumns(form, values, opened);
  const row: Record<string, unknown> = { ...base };
  const unread: Problem[] = [];
  for (const [name, column] of columnsOf(form.list)) {
    if (!(name in opened) || (form.partial && !shown.has(name))) continue;
    const typed = shown.has(name) ? (values[name] ?? blankField(column)) : blankField(column);
    const read = fromField(column, typed);
    if ('problem' in read) unread.push({ column: name, message: read.problem });
    else row[name] = read.value;
  }
  // The columns were read one by one by their own declarations: together they are a row of the list.
  const whole = row as unknown as RowOf<L>;
  const wrong = new Set<string | undefined>(unread.map((problem) => problem.column));
  // A rule is not asked about a value that does not read: one mistake, one message.
  const unasked = new Set(
    form.list.rules.filter(({ columns }) => columns.some((name) => wrong.has(name))).map(({ message }) => message),
  );
  const broken = validate(form.list, whole, today).filter(
    ({ column, message }) => !wrong.has(column) && !unasked.has(message),
  );
  const problems = inOrder(form, [...unread, ...broken]);
  return problems.length === 0 ? { ok: true, row: whole } : { ok: false, problems };
}

function inOrder<L extends ListDeclaration>(
  form: FormDeclaration<L>,
  problems: readonly Problem[],
): readonly Problem[] {
  const order: readonly string[] = form.sections.flatMap((section) => section.columns);
  const place = (problem: Problem): number => {
    const index = problem.column === undefined ? -1 : order.indexOf(problem.column);
    return index < 0 ? order.length : index;
  };
  return [...problems].sort((a, b) => place(a) - place(b));
}

/** A row with nothing in it but its reference: what the form of a new row is filled from. */
export function blankRow<L extends ListDeclaration>(list: L, given: Partial<RowOf<L>>): RowOf<L> {
  const row: Record<string, unknown> = {};
  for (const [name, column] of columnsOf(list)) {
    const read = fromField(column, blankField(column));
    row[name] = 'value' in read ? read.value : null;
  }
  // Not yet a row that may be saved: readForm checks it before it leaves the form.
  return { ...row, ...given } as unknown as RowOf<L>;
}
