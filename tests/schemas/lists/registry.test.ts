import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  columnsOf,
  internalName,
  listCodec,
  lists,
  samples,
  samplesOf,
  validate,
  type AnyCondition,
  type ListDeclaration,
  type RowOf,
} from '@phb/schemas';
import { pageFile } from '../../../workbench/data/dictionary/pages.js';

const dictionary = join(__dirname, '..', '..', '..', 'docs', 'data-dictionary');
const zones = ['Europe/London', 'UTC', 'Pacific/Auckland'];

function columnsIn(condition: AnyCondition): readonly string[] {
  if ('ids' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(columnsIn);
  return 'any' in condition ? condition.any.flatMap(columnsIn) : [condition.column];
}

/** What SharePoint sends back for what was written: the wire names with the item's own properties. */
function asItem(list: ListDeclaration, row: RowOf<ListDeclaration>, zone: string): Record<string, unknown> {
  return { Id: 1, Modified: '2019-04-30T10:00:00Z', 'odata.etag': '"x,1"', ...listCodec(list, zone).write(row) };
}

it('has example rows for each list, and for no other', () => {
  expect(samples.map((each) => each.list)).toEqual(lists);
});

describe.each(lists.map((list) => [list.title, list] as const))('%s', (_title, list) => {
  const rows = samplesOf(list);

  it('has examples that break no rule', () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(validate(list, row)).toEqual([]);
  });

  it('has examples that fill every column and, where it may be empty, leave it empty', () => {
    const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
    for (const [name, column] of columnsOf(list)) {
      const values = rows.map((row) => (row as Readonly<Record<string, unknown>>)[name]);
      const mayStayEmpty = column.kind === 'person' || column.kind === 'note'; // site members differ, notes are seldom
      if (!mayStayEmpty) expect([name, values.some((value) => !isEmpty(value))]).toEqual([name, true]);
      if (!column.required && column.kind !== 'yesNo') expect([name, values.some(isEmpty)]).toEqual([name, true]);
    }
  });

  it.each(zones)('has examples that come back from SharePoint as they were written, in %s', (zone) => {
    for (const row of rows) {
      const read = listCodec(list, zone).read(asItem(list, row, zone));
      expect(read).toMatchObject({ ok: true, row });
    }
  });

  it('has views whose columns exist, with exactly one default', () => {
    const names = new Set(Object.keys(list.columns));
    const views = Object.values(list.views);
    expect(views.filter((view) => view.isDefault)).toHaveLength(1);
    for (const view of views) {
      const used = [
        ...view.columns,
        ...(view.where ? columnsIn(view.where) : []),
        ...(view.orderBy ? [view.orderBy.column] : []),
      ];
      expect(used.filter((name) => !names.has(name))).toEqual([]);
      const asked = [...(view.where ? columnsIn(view.where) : []), ...(view.orderBy ? [view.orderBy.column] : [])];
      expect(asked.filter((name) => list.columns[name]?.indexed !== true)).toEqual([]);
    }
  });

  it('has rules on columns that exist, and formulas on labels that exist', () => {
    const labels = new Set(columnsOf(list).map(([, column]) => column.label));
    for (const rule of list.rules) {
      expect(rule.columns.filter((name) => !(name in list.columns))).toEqual([]);
      const named = [...(rule.formula ?? '').matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? '');
      expect(named.filter((label) => !labels.has(label))).toEqual([]);
    }
  });

  it('has one validation formula of at most 1,024 characters, with no lookup and no column of several choices', () => {
    const formulas = list.rules.flatMap((rule) => (rule.formula === undefined ? [] : [rule.formula]));
    expect(`=AND(${formulas.join(',')})`.length).toBeLessThanOrEqual(1024);
    const unusable = columnsOf(list).filter(([, column]) =>
      ['multiChoice', 'note', 'person', 'link'].includes(column.kind),
    );
    for (const [, column] of unusable) expect(formulas.join(' ')).not.toContain(`[${column.label}]`);
  });

  it('keeps identity out of the Title', () => {
    expect(list.columns.ref).toMatchObject({ kind: 'reference', isKey: true, unique: true, personal: false });
  });

  it('has internal names that SharePoint accepts as they are, at most 32 letters and digits', () => {
    for (const [name] of columnsOf(list)) expect(internalName(name)).toMatch(/^[A-Z][A-Za-z0-9]{1,31}$/);
  });

  it('has a page in the data dictionary that names every column', () => {
    const file = join(dictionary, pageFile(list));
    expect(existsSync(file)).toBe(true);
    const text = readFileSync(file, 'utf8');
    for (const [name] of columnsOf(list)) expect(text).toContain(`\`${internalName(name)}\``);
  });

  it('never throws for what somebody could have put into an item elsewhere', () => {
    const codec = listCodec(list, 'Europe/London');
    fc.assert(
      fc.property(fc.constantFrom(...columnsOf(list)), fc.anything(), ([name], value) => {
        const row = rows[0];
        if (!row) throw new Error('no example');
        const item = asItem(list, row, 'Europe/London');
        const read = codec.read({ ...item, [codec.wireName(name)]: value, Title: name === 'ref' ? null : item.Title });
        expect(typeof read.ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});
