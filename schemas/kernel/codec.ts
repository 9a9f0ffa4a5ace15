import { Temporal } from 'temporal-polyfill';
import { z } from '../zod.js';
import type { ETag, ItemId } from './brands.js';
import { dateCodec, type DateCodec } from './calendarDate.js';
import type { Column } from './column.js';
import { columnsOf, internalName, type ListDeclaration, type RowOf, type Stored } from './list.js';
import { isNhsNumber } from './nhsNumber.js';
import type { Problem } from './problem.js';
import { isReference } from './reference.js';

/** A row that does not read as its list declares it: somebody edited it elsewhere. It is shown, never dropped. */
export interface UnreadableRow {
  readonly id: ItemId;
  readonly title: string;
  readonly problems: readonly Problem[];
}

export type ReadRow<L extends ListDeclaration> =
  { readonly ok: true; readonly row: Stored<RowOf<L>> } | { readonly ok: false; readonly unreadable: UnreadableRow };

/** Turns rows of one list into SharePoint's JSON and back. */
export interface ListCodec<L extends ListDeclaration> {
  /** The names for $select, the item's id and its Modified included. */
  readonly select: readonly string[];
  /** Reads an item as the service sends it with its odata.etag. Never throws for what a person could have typed. */
  read(item: unknown): ReadRow<L>;
  /** Writes the columns that are given, and no others. */
  write(values: Partial<RowOf<L>>): Readonly<Record<string, unknown>>;
  /** The name under which a column is read and written over REST (a person column's ends in Id). */
  wireName(column: string): string;
  /** One value as $filter and CAML need it: the text, number or instant that SharePoint holds. */
  wireValue(column: string, value: unknown): string | number | boolean;
}

/** The wire form of a column's value and back; blank is handled outside, in one place for all kinds. */
function valueCodec(column: Column, dates: DateCodec): z.ZodMiniType {
  switch (column.kind) {
    case 'reference':
      return z.string().check(z.refine((value) => isReference(column.prefix, value)));
    case 'nhsNumber':
      return z.string().check(z.refine(isNhsNumber));
    case 'text':
    case 'note':
    case 'code':
      return z.string();
    case 'choice':
      return z.enum(column.choices);
    case 'multiChoice':
      return z.array(z.enum(column.choices));
    case 'number':
      return z.number();
    case 'money':
      return z.codec(z.number(), z.int(), {
        decode: (pounds) => Math.round(pounds * 100),
        encode: (pence) => pence / 100,
      });
    case 'calendarDate':
      return z.codec(z.string().check(z.refine(isInstant)), z.instanceof(Temporal.PlainDate), {
        decode: (instant) => dates.fromWire(instant),
        encode: (date) => dates.toWire(date),
      });
    case 'dateTime':
      return z.codec(z.string().check(z.refine(isInstant)), z.instanceof(Temporal.Instant), {
        decode: (instant) => Temporal.Instant.from(instant),
        encode: (instant) => instant.toString({ smallestUnit: 'second' }),
      });
    case 'yesNo':
      return z.boolean();
    case 'person':
      return z.int();
    case 'link':
      return z.codec(
        z.object({ Url: z.string(), Description: z.nullable(z.string()) }),
        z.object({ url: z.string(), description: z.string() }),
        {
          decode: (wire) => ({ url: wire.Url, description: wire.Description ?? wire.Url }),
          encode: (value) => ({ Url: value.url, Description: value.description }),
        },
      );
  }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);
}

function blankValue(column: Column): unknown {
  if (column.kind === 'yesNo') return false;
  return column.kind === 'multiChoice' ? [] : null;
}

/** One column of one list, ready to read and write. */
export interface ColumnCodec {
  readonly wireName: string;
  /** The value in a row, or a problem in a sentence. */
  read(wire: unknown): { readonly value: unknown } | { readonly problem: string };
  /** SharePoint's form of a value. @throws if the value is not of the column's type: a programmer's mistake */
  write(value: unknown): unknown;
}

/** The codec of one column. @param dates the date codec of the site that the list stands in */
export function columnCodec(name: string, column: Column, dates: DateCodec): ColumnCodec {
  const codec = valueCodec(column, dates);
  return {
    wireName: column.kind === 'person' ? `${internalName(name)}Id` : internalName(name),
    read(wire) {
      if (wire === null || wire === undefined || wire === '') {
        if (column.required && column.kind !== 'yesNo') return { problem: `${column.label} is empty.` };
        return { value: blankValue(column) };
      }
      const result = z.safeDecode(codec, wire);
      return result.success
        ? { value: result.data }
        : { problem: `${column.label} holds something that does not belong there.` };
    },
    write: (value) => (value === null || value === undefined ? null : z.encode(codec, value)),
  };
}

const systemPart = z.object({
  Id: z.int(),
  Title: z.nullable(z.string()),
  Modified: z.string(),
  'odata.etag': z.string(),
});

/**
 * Makes the codec of a list, to be kept as long as the connection to its site.
 * @param zone IANA time zone of the site, which decides at which instant a day begins
 */
export function listCodec<L extends ListDeclaration>(list: L, zone: string): ListCodec<L> {
  const dates = dateCodec(zone);
  const codecs = new Map(columnsOf(list).map(([name, column]) => [name, columnCodec(name, column, dates)]));
  const codecOf = (name: string): ColumnCodec => {
    const codec = codecs.get(name);
    if (!codec) throw new TypeError(`${list.title} has no column ${name}`);
    return codec;
  };
  return {
    select: ['Id', 'Modified', ...[...codecs.values()].map((codec) => codec.wireName)],
    wireName: (column) => codecOf(column).wireName,
    wireValue(column, value) {
      const wire = codecOf(column).write(value);
      if (typeof wire === 'string' || typeof wire === 'number' || typeof wire === 'boolean') return wire;
      throw new TypeError(`${list.title}: ${column} cannot be compared with an empty or composed value`);
    },
    read(item) {
      const system = systemPart.parse(item);
      const wire = z.record(z.string(), z.unknown()).parse(item);
      const row: Record<string, unknown> = {};
      const problems: Problem[] = [];
      for (const [name, codec] of codecs) {
        const read = codec.read(wire[codec.wireName]);
        if ('problem' in read) problems.push({ column: name, message: read.problem });
        else row[name] = read.value;
      }
      const id = system.Id as ItemId;
      if (problems.length > 0) return { ok: false, unreadable: { id, title: system.Title ?? '', problems } };
      const stored = {
        ...row,
        id,
        etag: system['odata.etag'] as ETag,
        modified: Temporal.Instant.from(system.Modified),
      };
      return { ok: true, row: stored as unknown as Stored<RowOf<L>> };
    },
    write(values) {
      const wire: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(values)) {
        if (value !== undefined) wire[codecOf(name).wireName] = codecOf(name).write(value);
      }
      return wire;
    },
  };
}
