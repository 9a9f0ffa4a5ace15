import { columnsOf } from '@phb/schemas';
import type { ListDeclaration, RowOf } from '@phb/schemas';
import type { FormValues } from './declaration.js';
import { fromField } from './fieldValue.js';

/** A row with what is typed so far in the fields that are shown; what does not read yet is as it was. */
export function typedRow<L extends ListDeclaration>(
  list: L,
  base: RowOf<L>,
  values: FormValues,
  isShown: (name: string) => boolean = () => true,
): RowOf<L> {
  const row: Record<string, unknown> = { ...base };
  for (const [name, column] of columnsOf(list)) {
    const value = values[name];
    if (value === undefined || !isShown(name)) continue;
    const read = fromField(column, value);
    if ('value' in read) row[name] = read.value;
  }
  // Each value was read by its own column: together they are a row of the list.
  return row as unknown as RowOf<L>;
}
