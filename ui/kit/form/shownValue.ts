import { display } from '@phb/schemas';
import type { Column } from '@phb/schemas';
import type { Member } from './ColumnField.js';

/** A column's value as a person reads it, members by their names. Empty is an empty text. */
export function shownValue(column: Column, value: unknown, members: readonly Member[]): string {
  if (column.kind !== 'person' || typeof value !== 'number') return display(column, value);
  return members.find(({ id }) => id === value)?.name ?? `Member ${value}`;
}
