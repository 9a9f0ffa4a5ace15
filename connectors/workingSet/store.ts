import { columnCodec, type Column, type DateCodec, type ColumnCodec } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

/** The key of an empty cell in a column of whole numbers. In a column of amounts it is NaN. */
export const blankKey = -2_147_483_648;

/** How one column is kept: each cell is a number (its key), from which the value can be told, sorted and counted. */
export interface ColumnKind {
  readonly wireName: string;
  /** Amounts and moments do not fit into 32 bits. */
  readonly isWide: boolean;
  /** The key of a cell, or a problem in a sentence. */
  keyOf(wire: unknown): number | string;
  valueOf(key: number): unknown;
  /** The order of two different keys, neither blank. Left out where the keys themselves have the right order. */
  readonly compare?: (left: number, right: number) => number;
  /** The keys of the single values in a cell that may hold several. */
  readonly partsOf?: (key: number) => readonly number[];
}

const texts = new Intl.Collator('en-GB', { numeric: true });
const byCode = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const isBlank = (wire: unknown): boolean => wire === null || wire === undefined || wire === '';

/** What the codec says of an empty cell: empty, or a problem where it may not be. */
function blankOf(codec: ColumnCodec, blank: number): number | string {
  const read = codec.read(null);
  return 'problem' in read ? read.problem : blank;
}

/** The rows' own references, of which no two are the same: kept as they come, since to look for an earlier one finds none. */
function ownReferences(codec: ColumnCodec): ColumnKind {
  const values: string[] = [];
  const blank = blankOf(codec, blankKey);
  return {
    wireName: codec.wireName,
    isWide: false,
    keyOf(wire) {
      if (isBlank(wire)) return blank;
      const read = codec.read(wire);
      return 'problem' in read ? read.problem : values.push(String(read.value)) - 1;
    },
    valueOf: (key) => (key === blankKey ? null : values[key]),
    compare: (left, right) => byCode(values[left] ?? '', values[right] ?? ''),
  };
}

/** Words that come again and again: each kept once, cells hold its number. */
function words(
  codec: ColumnCodec,
  order: (left: string, right: string) => number,
  textOf: (value: unknown) => string = String,
): ColumnKind {
  const keys = new Map<unknown, number>();
  const values: unknown[] = [];
  const written: string[] = [];
  const blank = blankOf(codec, blankKey);
  return {
    wireName: codec.wireName,
    isWide: false,
    keyOf(wire) {
      const known = keys.get(wire);
      if (known !== undefined) return known;
      if (isBlank(wire)) return blank;
      const read = codec.read(wire);
      if ('problem' in read) return read.problem;
      const key = values.push(read.value) - 1;
      written.push(textOf(read.value));
      if (typeof wire === 'string') keys.set(wire, key);
      return key;
    },
    valueOf: (key) => (key === blankKey ? null : values[key]),
    compare: (left, right) => order(written[left] ?? '', written[right] ?? ''),
  };
}

/** Values that are numbers already, or have one: `toKey` and back. Readings of texts are kept, since days come again. */
function numbers(
  codec: ColumnCodec,
  isWide: boolean,
  toKey: (value: unknown) => number,
  toValue: (key: number) => unknown,
): ColumnKind {
  const blankNumber = isWide ? NaN : blankKey;
  const blank = blankOf(codec, blankNumber);
  const known = new Map<unknown, number>();
  const values = new Map<number, unknown>();
  return {
    wireName: codec.wireName,
    isWide,
    keyOf(wire) {
      if (isBlank(wire)) return blank;
      const before = known.get(wire);
      if (before !== undefined) return before;
      const read = codec.read(wire);
      if ('problem' in read) return read.problem;
      const key = toKey(read.value);
      known.set(wire, key);
      return key;
    },
    valueOf(key) {
      if (Object.is(key, blankNumber)) return null;
      const before = values.get(key);
      if (before !== undefined) return before;
      const value = toValue(key);
      values.set(key, value);
      return value;
    },
  };
}

/** Ticked choices as bits, in the order declared. */
function ticks(codec: ColumnCodec, choices: readonly string[], label: string): ColumnKind {
  if (choices.length > 31) throw new TypeError(`${label}: a working set holds at most 31 choices to tick`);
  const bits = new Map(choices.map((choice, index) => [choice, 1 << index]));
  const values = new Map<number, readonly string[]>();
  const partsOf = (key: number): readonly number[] => [...bits.values()].filter((bit) => (key & bit) !== 0);
  return {
    wireName: codec.wireName,
    isWide: false,
    keyOf(wire) {
      if (isBlank(wire)) return 0;
      const refused = `${label} holds something that does not belong there.`;
      if (!Array.isArray(wire)) return refused;
      let key = 0;
      for (const choice of wire) {
        const bit = bits.get(String(choice));
        if (bit === undefined) return refused;
        key |= bit;
      }
      return key;
    },
    valueOf(key) {
      const known = values.get(key);
      if (known) return known;
      const value = choices.filter((_, index) => (key & (1 << index)) !== 0);
      values.set(key, value);
      return value;
    },
    // By the first choice, then the second: the lowest bit weighs most.
    compare(left, right) {
      const differing = left ^ right;
      const lowest = differing & -differing;
      return (left & lowest) === 0 ? 1 : -1;
    },
    partsOf,
  };
}

const epoch = new Temporal.PlainDate(1970, 1, 1);
/** Days since 1970. Counted in UTC, where every day is as long: ten times as quick as asking Temporal, for each day that occurs. */
const dayNumber = (value: unknown): number =>
  value instanceof Temporal.PlainDate ? Date.UTC(value.year, value.month - 1, value.day) / 86_400_000 : NaN;
const moment = (value: unknown): number => (value instanceof Temporal.Instant ? value.epochMilliseconds : NaN);

/** How a column of this kind is kept. */
export function columnKind(name: string, column: Column, dates: DateCodec): ColumnKind {
  const codec = columnCodec(name, column, dates);
  switch (column.kind) {
    case 'reference':
      return column.isKey ? ownReferences(codec) : words(codec, byCode);
    case 'code':
    case 'nhsNumber':
      return words(codec, byCode);
    case 'text':
    case 'note':
      return words(codec, (left, right) => texts.compare(left, right));
    case 'choice': {
      const place = new Map<string, number>(column.choices.map((choice, index) => [choice, index]));
      return words(codec, (left, right) => (place.get(left) ?? 0) - (place.get(right) ?? 0));
    }
    case 'link':
      return words(codec, byCode, (value) => JSON.stringify(value));
    case 'multiChoice':
      return ticks(codec, column.choices, column.label);
    case 'number':
    case 'money':
      return numbers(codec, true, Number, (key) => key);
    case 'calendarDate':
      return numbers(codec, false, dayNumber, (key) => epoch.add({ days: key }));
    case 'dateTime':
      return numbers(codec, true, moment, (key) => Temporal.Instant.fromEpochMilliseconds(key));
    case 'yesNo':
      return { ...numbers(codec, false, Number, (key) => key === 1), keyOf: (wire) => (wire === true ? 1 : 0) };
    case 'person':
      return numbers(codec, false, Number, (key) => key);
  }
}
