import { currentUser, listConnector, provision, type ListConnector } from '@phb/connectors';
import { columnsOf, lists, type Column, type ListDeclaration } from '@phb/schemas';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { plain, valuesOf } from '../../schemas/kernel/columnValues.js';
import { addRows } from '../addRows.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeAll(async () => {
  local = await localSharePoint();
});
afterAll(() => local.close());

const rowsOfEach = 12;

/** What SharePoint stores as it is sent. It cuts blanks off the ends of a line of text, and keeps no day before 1900. */
function storable(column: Column, ofRow: number, user: number): fc.Arbitrary<unknown> {
  switch (column.kind) {
    case 'text':
    case 'note':
      // Underscores keep what is generated inside away from the ends; the number makes it unique.
      return fc
        .string({ maxLength: Math.min(column.maxLength, 200) - 4, unit: 'grapheme-ascii' })
        .map((text) => `${ofRow}_${text}_`);
    case 'nhsNumber':
      // Unique, so each row has its own.
      return fc.constant(['9990000018', '9990000026', '9434765919'][ofRow] ?? null);
    case 'person':
      return fc.constant(user);
    case 'calendarDate':
      // What has happened lies before today.
      return fc.integer({ min: 0, max: 43_000 }).map((days) => Temporal.PlainDate.from('1901-01-01').add({ days }));
    case 'dateTime':
      return fc
        .integer({ min: 0, max: 4_000_000_000 })
        .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
    case 'link':
      return fc.record({ url: fc.webUrl(), description: fc.constantFrom('Plan', 'Undo file', 'A link, with a comma') });
    default:
      return valuesOf(column);
  }
}

/** A row that any form could send: every column is filled, or, where it may be, empty. */
function rowsOf(list: ListDeclaration, ofRow: number, user: number): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(
      columnsOf(list).map(([name, column]) => {
        const values = storable(column, ofRow, user);
        return [name, column.required || column.kind === 'yesNo' ? values : fc.option(values, { freq: 4 })];
      }),
    ),
  );
}

/** What is read where nothing was written. */
const blank = (column: Column): unknown =>
  column.kind === 'yesNo' ? false : column.kind === 'multiChoice' ? [] : null;

it.each(lists.map((list) => [list.title, list] as const))(
  '%s: every column comes back from the service as it was written',
  async (_title, declared) => {
    // Rules between columns have tests of their own; here each column stands for itself.
    const list: ListDeclaration = { ...declared, rules: [] };
    const site = local.connectDirectly(list.site === 'register' ? '/sites/phb' : '/sites/phb-partner', 'owner');
    await provision(site, [list]);
    const connector: ListConnector<ListDeclaration> = listConnector(site, list);
    const { id } = await currentUser(site);
    const rows = Array.from(
      { length: rowsOfEach },
      (_, ofRow) => fc.sample(rowsOf(list, ofRow, id), { numRuns: 1, seed: 1 + ofRow })[0] ?? {},
    );
    const outcomes = await addRows(site, list, rows);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.sentence]))).toEqual([]);
    const { rows: stored, unreadable } = await connector.all();
    expect(unreadable).toEqual([]);
    const seen = (row: Readonly<Record<string, unknown>>): unknown =>
      columnsOf(list).map(([name, column]) => [name, plain(row[name] ?? blank(column))]);
    expect(stored.map(seen)).toEqual(rows.map(seen));
  },
);
