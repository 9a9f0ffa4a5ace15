import { newReference, type Column } from '@phb/schemas';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

const day = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }).map((days) => Temporal.PlainDate.from('1905-01-01').add({ days })),
  // The days on which clocks change, and their neighbours.
  fc
    .constantFrom('2019-03-30', '2019-03-31', '2019-04-01', '2019-10-26', '2019-10-27', '2019-10-28', '2024-02-29')
    .map((text) => Temporal.PlainDate.from(text)),
);
const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));

/** Whole numbers up to a size either way, as far as the column allows them. @param unit how many of them its own 1 is */
function within(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  unit: number,
): fc.Arbitrary<number> {
  return fc.integer({ min: Math.max(-size, (min ?? -size) * unit), max: Math.min(size, (max ?? size) * unit) });
}

/** Any value that a column may hold, besides empty. */
export function valuesOf(column: Column): fc.Arbitrary<unknown> {
  switch (column.kind) {
    case 'reference':
      return fc
        .array(fc.nat({ max: 28 }), { minLength: 7, maxLength: 7 })
        .map((digits) => newReference(column.prefix, () => digits.shift() ?? 0));
    case 'text':
    case 'note':
      return fc.string({ minLength: 1, maxLength: Math.min(column.maxLength, 300), unit: 'grapheme' });
    case 'code':
      return fc.stringMatching(column.pattern);
    case 'choice':
      return fc.constantFrom(...column.choices);
    case 'multiChoice':
      return fc.subarray([...column.choices]);
    case 'number':
      return within(column, 1_000_000, 10 ** column.decimals).map((value) => value / 10 ** column.decimals);
    case 'money':
      return within(column, 100_000_000_000, 1);
    case 'calendarDate':
      return day;
    case 'dateTime':
      return instant;
    case 'yesNo':
      return fc.boolean();
    case 'person':
      return fc.integer({ min: 1, max: 1_000_000 });
    case 'link':
      return fc.record({ url: fc.webUrl(), description: fc.string() });
    case 'nhsNumber':
      return fc.constantFrom('9990000018', '9990000026', '9434765919');
  }
}

/** A value as it can be compared: Temporal's own hold their content out of sight. */
export const plain = (value: unknown): unknown =>
  value instanceof Temporal.PlainDate || value instanceof Temporal.Instant ? value.toString() : value;
