import fc from 'fast-check';
import { columnCodec, columnsOf, dateCodec, lists } from '@phb/schemas';
import { plain, valuesOf } from './columnValues.js';

const zones = ['Europe/London', 'America/St_Johns', 'Pacific/Auckland'];
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
