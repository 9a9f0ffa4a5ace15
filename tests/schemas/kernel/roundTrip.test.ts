import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { columnCodec, columnsOf, dateCodec, lists, newReference, type Column } from '@phb/schemas';

const zones = ['Europe/London', 'America/St_Johns', 'Pacific/Auckland'];
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

/** Any value that a column may hold, besides empty. */
function valuesOf(column: Column): fc.Arbitrary<unknown> {
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
      return fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 10 ** column.decimals);
    case 'money':
      return fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
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

const plain = (value: unknown): unknown =>
  value instanceof Temporal.PlainDate || value instanceof Temporal.Instant ? value.toString() : value;

describe.each(lists.map((list) => [list.title, list] as const))('every column of %s', (_title, list) => {
  it.each(zones)('comes back from SharePoint’s JSON as it was written, in %s', (zone) => {
    const dates = dateCodec(zone);
    for (const [name, column] of columnsOf(list)) {
      const codec = columnCodec(name, column, dates);
      fc.assert(
        fc.property(valuesOf(column), (value) => {
          const wire: unknown = JSON.parse(JSON.stringify(codec.write(value)));
          const read = codec.read(wire);
          if ('problem' in read) throw new Error(`${name}: ${read.problem}`);
          expect(plain(read.value)).toEqual(plain(value));
        }),
        { numRuns: 25 },
      );
    }
  });

  it('is empty when SharePoint says so, and a required one is a problem', () => {
    for (const [name, column] of columnsOf(list)) {
      const codec = columnCodec(name, column, dateCodec('Europe/London'));
      const empty = column.kind === 'yesNo' ? false : column.kind === 'multiChoice' ? [] : null;
      for (const wire of [null, undefined, '']) {
        expect(codec.read(wire)).toEqual(column.required ? { problem: `${column.label} is empty.` } : { value: empty });
      }
      if (!column.required && column.kind !== 'yesNo') expect(codec.write(null)).toBeNull();
    }
  });

  it('does not take a value of another type for its own', () => {
    for (const [name, column] of columnsOf(list)) {
      const codec = columnCodec(name, column, dateCodec('Europe/London'));
      for (const wire of [{}, { results: [] }, Number.NaN, '<b>', [7]]) {
        const isItsOwn = (column.kind === 'text' || column.kind === 'note' || column.kind === 'code') && wire === '<b>';
        const read = codec.read(wire);
        expect([name, wire, 'problem' in read]).toEqual([name, wire, !isItsOwn]);
      }
    }
  });
});
