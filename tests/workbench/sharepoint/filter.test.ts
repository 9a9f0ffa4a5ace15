/** A filter means the same in SQL as in plain evaluation: random conditions over random rows. */
import { DatabaseSync } from 'node:sqlite';

import fc from 'fast-check';

import { parseFilter } from '../../../workbench/sharepoint/odata/filter.js';
import type { Column } from '../../../workbench/sharepoint/query/column.js';
import { holds } from '../../../workbench/sharepoint/query/evaluate.js';
import { toSql } from '../../../workbench/sharepoint/query/sql.js';

interface SampleRow {
  readonly t: string | null;
  readonly n: number | null;
  readonly f: boolean | null;
  readonly d: string | null;
}

const word = fc.constantFrom('', 'a', 'A', 'ab', "it's", 'b%_', 'Zz', 'null', '5');
const day = fc.constantFrom('2024-01-01T00:00:00Z', '2024-02-29T23:59:59Z', '2023-12-31T12:00:00Z');
const rows = fc.array(
  fc.record<SampleRow>({
    t: fc.option(word.filter((text) => text !== '')),
    n: fc.option(fc.integer({ min: -2, max: 2 })),
    f: fc.option(fc.boolean()),
    d: fc.option(day),
  }),
  { maxLength: 12 },
);

const comparison = fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge');
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;
const term = fc.oneof(
  fc.tuple(comparison, word).map(([op, text]) => `t ${op} ${quote(text)}`),
  fc.tuple(comparison, fc.integer({ min: -2, max: 2 })).map(([op, number]) => `n ${op} ${number}`),
  fc.tuple(comparison, fc.integer({ min: -2, max: 2 })).map(([op, number]) => `${number} ${op} n`),
  fc
    .tuple(fc.constantFrom('eq', 'ne'), fc.constantFrom('1', '0', 'true', 'false'))
    .map(([op, flag]) => `f ${op} ${flag}`),
  fc.tuple(comparison, day).map(([op, instant]) => `d ${op} datetime'${instant}'`),
  fc.tuple(comparison, fc.integer({ min: 1, max: 3 })).map(([op, number]) => `month(d) ${op} ${number}`),
  fc.tuple(fc.constantFrom('eq', 'ne'), fc.constantFrom('t', 'n', 'f', 'd')).map(([op, name]) => `${name} ${op} null`),
  word.filter((text) => text !== '').map((text) => `startswith(t,${quote(text)})`),
  word.filter((text) => text !== '').map((text) => `substringof(${quote(text)},t)`),
);
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    fc
      .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
      .map(([left, op, right]) => `(${left}) ${op} ${right}`),
    tie('filter').map((inner) => `not (${inner})`),
  ),
}));

const columns: Readonly<Record<string, Column>> = {
  t: { path: 't', sql: 'i.t', form: 'text', indexed: false },
  n: { path: 'n', sql: 'i.n', form: 'number', indexed: false },
  f: { path: 'f', sql: 'i.f', form: 'flag', indexed: false },
  d: { path: 'd', sql: 'i.d', form: 'instant', indexed: false },
};

function column(path: string): Column {
  const found = columns[path];
  if (found === undefined) throw new Error(`No column ${path}`);
  return found;
}

const asText = (value: boolean | null) => (value === null ? null : value ? 1 : 0);

it('finds the same rows', () => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    'CREATE TABLE s (id INTEGER PRIMARY KEY, t TEXT COLLATE NOCASE, n REAL, f INTEGER, d TEXT COLLATE NOCASE)',
  );
  const insert = database.prepare('INSERT INTO s VALUES (?, ?, ?, ?, ?)');
  fc.assert(
    fc.property(rows, filter, (sample, text) => {
      database.exec('DELETE FROM s');
      sample.forEach((row, index) => insert.run(index, row.t, row.n, asText(row.f), row.d));
      const condition = parseFilter(text);
      const { sql, parameters } = toSql(condition, column, 'Europe/London');
      const found = database.prepare(`SELECT id FROM s i WHERE ${sql} ORDER BY id`).all(...parameters);
      const expected = sample.flatMap((row, index) =>
        holds(condition, (path) => Object.entries(row).find(([name]) => name === path)?.[1]) ? [index] : [],
      );
      expect(found.map((row) => row['id'])).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
  database.close();
});
