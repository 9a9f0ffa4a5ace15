import { Temporal } from 'temporal-polyfill';
import type { NhsNumber, Reference } from '../kernel/brands.js';
import type { ListDeclaration, NewRow, RowOf } from '../kernel/list.js';
import { readNhsNumber } from '../kernel/nhsNumber.js';
import { newReference } from '../kernel/reference.js';
import { wholeRow } from '../kernel/wholeRow.js';

/** Example rows of one list: whole rows, invented, and right by every rule of the list. */
export interface Samples<L extends ListDeclaration = ListDeclaration> {
  readonly list: L;
  readonly rows: readonly RowOf<L>[];
}

/** Pairs a list with its example rows, so that the compiler checks each of their columns. What a row does not say is empty. */
export function samplesFor<L extends ListDeclaration>(
  list: L,
  rows: readonly (NewRow<L> & Pick<RowOf<L>, 'ref'>)[],
): Samples<L> {
  return { list, rows: rows.map((row) => wholeRow(list, row)) };
}

/** The reference of the n-th example of a kind: the same at each run, so that examples can point at each other. */
export function sampleReference<const P extends string>(prefix: P, n: number): Reference<P> {
  let left = n;
  return newReference(prefix, (below) => {
    const digit = left % below;
    left = Math.floor(left / below);
    return digit;
  });
}

/** An NHS number of the range kept for tests, 999 000 0018 and on. @throws TypeError if the check digit is wrong */
export function sampleNhsNumber(text: string): NhsNumber {
  const number = readNhsNumber(text);
  if (!number?.startsWith('999')) throw new TypeError(`${text} is not an NHS number of the test range`);
  return number;
}

/** A calendar day, written as yyyy-mm-dd. */
export function sampleDay(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}
