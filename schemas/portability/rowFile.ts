import { Temporal } from 'temporal-polyfill';
import type { Column } from '../kernel/column.js';
import { isLink } from '../kernel/display.js';
import { columnsOf, type ListDeclaration } from '../kernel/list.js';
import { portableCodecs } from '../kernel/portable.js';
import type { AnyRow } from '../importing/planning/rowIndex.js';
import { emptyRow } from '../importing/planning/emptyRow.js';
import { z } from '../zod.js';

/** A line of a file that could not be read as a row of its list. */
export interface LineProblem {
  /** As far as it can be told. */
  readonly ref: string;
  /** For the person: which column, and what is wrong with it. Holds no value. */
  readonly sentence: string;
}

/** Rows of one list as lines of JSON: one line, one row, empty columns left out. */
export interface RowFile {
  write(row: AnyRow): string;
  read(line: string): { readonly row: AnyRow } | { readonly problem: LineProblem };
}

const lineShape = z.record(z.string(), z.unknown());

function isEmpty(wire: unknown): boolean {
  return wire === null || wire === false || (Array.isArray(wire) && wire.length === 0);
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return lineShape.parse(JSON.parse(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return undefined;
    throw error;
  }
}

/**
 * The codec of a list's lines. What is written and read again is equal in every declared column: amounts are pounds, days are
 * yyyy-mm-dd, moments are UTC, people are the site's own ids.
 */
export function rowFile(list: ListDeclaration): RowFile {
  const codecs = portableCodecs(list);
  return {
    write(row) {
      const wire: Record<string, unknown> = {};
      for (const [name, codec] of codecs) {
        const value = codec.write(row[name]);
        if (!isEmpty(value)) wire[name] = value;
      }
      return JSON.stringify(wire);
    },
    read(line) {
      const wire = parseLine(line);
      if (!wire) return { problem: { ref: '', sentence: 'A line of the file is no row.' } };
      const ref = typeof wire['ref'] === 'string' ? wire['ref'] : '';
      const foreign = Object.keys(wire).find((name) => !codecs.has(name));
      if (foreign !== undefined) {
        return { problem: { ref, sentence: `${list.title} has no column ${foreign} here. The row was left out.` } };
      }
      const row: Record<string, unknown> = { ...emptyRow(list) };
      for (const [name, codec] of codecs) {
        const value = wire[name];
        if (value === undefined && !list.columns[name]?.required) continue;
        const read = value === undefined ? { problem: `${list.columns[name]?.label} is empty.` } : codec.read(value);
        if ('problem' in read) {
          const sentence = `${list.columns[name]?.label ?? name} cannot be read. The row was left out.`;
          return { problem: { ref, sentence } };
        }
        row[name] = read.value;
      }
      return { row };
    },
  };
}

/** Names of the people in a site, by the id that its person columns hold. */
export type MemberNames = ReadonlyMap<number, string>;

/**
 * A value as text for a table that people and other programs read: days yyyy-mm-dd, amounts in pounds without commas, choices
 * with semicolons between, people by name.
 */
export function tableText(column: Column, value: unknown, members: MemberNames): string {
  if (value === null || value === undefined) return '';
  if (column.kind === 'person' && typeof value === 'number') return members.get(value) ?? `Member ${value}`;
  if (column.kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2);
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString();
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(String).join('; ');
  if (isLink(value)) return value.url;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** The headings of a list's table. */
export function tableHeadings(list: ListDeclaration): readonly string[] {
  return columnsOf(list).map(([, { label }]) => label);
}
