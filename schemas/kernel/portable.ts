import { Temporal } from 'temporal-polyfill';
import { dateCodec } from './calendarDate.js';
import { columnCodec, type ColumnCodec } from './codec.js';
import { columnsOf, type ListDeclaration } from './list.js';

/** Days as people write them for machines: without the time zone arithmetic of a site, which is slow for 10,000 rows. */
function dayCodec(codec: ColumnCodec): ColumnCodec {
  const days = new Map<string, Temporal.PlainDate>();
  return {
    ...codec,
    write: (value) => (value instanceof Temporal.PlainDate ? value.toString() : null),
    read(wire) {
      const text = String(wire);
      try {
        const day = days.get(text) ?? Temporal.PlainDate.from(text);
        days.set(text, day);
        return { value: day };
      } catch (error) {
        if (error instanceof RangeError) return { problem: 'not a day' };
        throw error;
      }
    },
  };
}

/**
 * How the columns of a list are written into a file that is read again, here or in another site: as SharePoint's JSON, but
 * days are yyyy-mm-dd, so that no zone comes near them.
 */
export function portableCodecs(list: ListDeclaration): ReadonlyMap<string, ColumnCodec> {
  const dates = dateCodec('UTC');
  return new Map(
    columnsOf(list).map(([name, column]) => {
      const codec = columnCodec(name, column, dates);
      return [name, column.kind === 'calendarDate' ? dayCodec(codec) : codec];
    }),
  );
}
