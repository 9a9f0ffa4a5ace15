import { provision } from '@phb/connectors';
import { calendarDate, choice, columnsOf, internalName, lists, personalHealthBudgets, reviews } from '@phb/schemas';
import type { Column } from '@phb/schemas';
import { columnFormat, quietRows } from '../../../connectors/provisioning/columnFormat.js';
import { drawFormat, evaluate } from '../../../workbench/host/lists/formatting.js';
import type { FormatContext } from '../../../workbench/host/lists/formatting.js';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

const now = Date.parse('2019-04-30T12:00:00Z');
const midnight = (day: string): number => Date.parse(`${day}T00:00:00+01:00`);

function context(values: Readonly<Record<string, string | number>>, column: string): FormatContext {
  const value = (name: string): string | number => values[name] ?? '';
  return { column, value, shown: (name) => `shown ${value(name)}`, now, webUrl: '/sites/phb' };
}

function drawn(column: Column, values: Readonly<Record<string, string | number>>, name: string): string {
  const format = columnFormat(column, personalHealthBudgets);
  if (format === undefined) throw new Error(`${name} has no format`);
  return drawFormat(JSON.parse(format), context(values, name)).text;
}

const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the format of a status', () => {
  const status = choice(['Live', 'Held', 'Plain'], { label: 'Status', tones: { Live: 'success', Held: 'warning' } });
  it('gives colour and icon to the words that stand out, beside the word', () => {
    const live = drawn(status, { Status: 'Live' }, 'Status');
    expect(live).toContain('sp-field-severity--good');
    expect(textOf(live)).toBe('✓ Live');
    const held = drawn(status, { Status: 'Held' }, 'Status');
    expect(held).toContain('sp-field-severity--warning');
    expect(textOf(held)).toBe('⚠ Held');
  });
  it('leaves the others as plain words', () => {
    const plain = drawn(status, { Status: 'Plain' }, 'Status');
    expect(plain).not.toContain('sp-field-severity');
    expect(textOf(plain)).toBe('Plain');
  });
});

describe('the format of a due date', () => {
  const due = calendarDate({ label: 'Due on', due: 'doneOn' });
  it.each([
    ['2019-04-29', 'Overdue'],
    ['2019-04-30', 'Due within 28 days'],
    ['2019-05-28', 'Due within 28 days'],
    ['2019-05-29', ''],
  ])('says of %s: %s', (day, words) => {
    const text = textOf(drawn(due, { DueOn: midnight(day), DoneOn: '' }, 'DueOn'));
    expect(text).toBe(`shown ${midnight(day)} ${words}`.trim());
  });
  it('says nothing once it is done', () => {
    const values = { DueOn: midnight('2019-01-01'), DoneOn: midnight('2019-01-02') };
    expect(textOf(drawn(due, values, 'DueOn'))).toBe(`shown ${values.DueOn}`);
  });
});

it('leads from a reference to the row that it names, in the site of the page', () => {
  const { caseRef } = reviews.columns;
  const link = drawn(caseRef, { CaseRef: 'PHB-7K3Q-9F2X' }, 'CaseRef');
  expect(link).toContain(
    'href="/sites/phb/Lists/PersonalHealthBudgets/AllItems.aspx?FilterField1=Title&amp;FilterValue1=PHB-7K3Q-9F2X"',
  );
  expect(textOf(link)).toBe('PHB-7K3Q-9F2X');
});

it('keeps amounts under each other at their last digit', () => {
  expect(drawn(personalHealthBudgets.columns.amount, { Amount: 12 }, 'Amount')).toContain('text-align:right');
});

it('makes rows that are history quieter, and no others', () => {
  const format = JSON.parse(quietRows({ column: 'status', words: ['Closed', 'Refused'] })) as Record<string, unknown>;
  const classOf = (status: string) => evaluate(format['additionalRowClass'], context({ Status: status }, ''));
  expect(['Closed', 'Refused', 'Live'].map(classOf)).toEqual([
    'sp-css-color-neutralSecondary',
    'sp-css-color-neutralSecondary',
    '',
  ]);
});

it.each(lists)('gives $title only formats that the workbench can draw, blank or filled', (list) => {
  for (const [name, column] of columnsOf(list)) {
    const format = columnFormat(column, list);
    if (format === undefined) continue;
    const filled = { [internalName(name)]: column.kind === 'calendarDate' ? midnight('2019-05-01') : 'x' };
    for (const values of [{}, filled])
      expect(() => drawFormat(JSON.parse(format), context(values, internalName(name)))).not.toThrow();
  }
});

describe('formats at the service', () => {
  let local: LocalSharePoint;
  beforeEach(async () => {
    local = await localSharePoint();
  });
  afterEach(() => local.close());
  const owner = () => local.connect('/sites/phb', 'owner');
  const base = (): string => `${local.origin}/sites/phb/_api/web/getList('/sites/phb/Lists/PersonalHealthBudgets')`;
  const headers = {
    Authorization: 'Bearer owner',
    Accept: 'application/json;odata=nometadata',
    'Content-Type': 'application/json;odata=nometadata',
  };
  async function read(address: string): Promise<Record<string, unknown>> {
    const answer = await fetch(base() + address, { headers });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Record<string, unknown>;
  }
  const statusFormat = async (): Promise<unknown> =>
    (await read(`/fields/getByInternalNameOrTitle('Status')?$select=CustomFormatter`))['CustomFormatter'];

  it('are kept with new columns and views, and given to those that were made before there were formats', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const wanted = columnFormat(personalHealthBudgets.columns.status, personalHealthBudgets);
    expect(await statusFormat()).toBe(wanted);
    const { CustomFormatter } = await read(`/views/getByTitle('All%20Items')?$select=CustomFormatter`);
    expect(CustomFormatter).toBe(quietRows({ column: 'status', words: ['Declined', 'Refused', 'Closed'] }));
    await change({ CustomFormatter: '' });
    const report = await provision(owner(), [personalHealthBudgets]);
    expect(report.lines).toEqual(['Personal health budgets: set format of “Status”.']);
    expect(await statusFormat()).toBe(wanted);
  });

  it('stay as the site’s owner made them', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const theirs = '{"elmType":"div","txtContent":"@currentField"}';
    await change({ CustomFormatter: theirs });
    expect(await provision(owner(), [personalHealthBudgets])).toMatchObject({ changes: 0, warnings: [] });
    expect(await statusFormat()).toBe(theirs);
  });

  it('give way to newer ones of ours, and not to them once somebody has changed a word', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const wanted = await statusFormat();
    const older = columnFormat(
      choice(['Live', 'Closed'], { label: 'Status', tones: { Live: 'info' } }),
      personalHealthBudgets,
    );
    await change({ CustomFormatter: older });
    expect((await provision(owner(), [personalHealthBudgets])).done).toEqual([
      'Personal health budgets: set format of “Status”.',
    ]);
    expect(await statusFormat()).toBe(wanted);
    const theirs = older?.replace('Info', 'Sunny');
    await change({ CustomFormatter: theirs });
    expect(await provision(owner(), [personalHealthBudgets])).toMatchObject({ changes: 0 });
    expect(await statusFormat()).toBe(theirs);
  });

  it('of views give way just so', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const view = `/views/getByTitle('All%20Items')`;
    const rows = async () => (await read(`${view}?$select=CustomFormatter`))['CustomFormatter'];
    const wanted = await rows();
    const older = quietRows({ column: 'status', words: ['Closed'] });
    await change({ CustomFormatter: older }, view);
    await provision(owner(), [personalHealthBudgets]);
    expect(await rows()).toBe(wanted);
    const theirs = older.replace('Closed', 'Live');
    await change({ CustomFormatter: theirs }, view);
    expect(await provision(owner(), [personalHealthBudgets])).toMatchObject({ changes: 0 });
    expect(await rows()).toBe(theirs);
  });

  it('show the whole of a list in SharePoint’s own first view, where references lead', async () => {
    await provision(owner(), [personalHealthBudgets]);
    const { Items } = await read(`/views/getByTitle('All%20Items')/viewfields`);
    expect(Items).toEqual(expect.arrayContaining(['LinkTitle', 'Status', 'Category', 'Amount']));
  });

  const statusField = `/fields/getByInternalNameOrTitle('Status')`;
  async function change(properties: Readonly<Record<string, unknown>>, address = statusField): Promise<void> {
    const answer = await fetch(base() + address, {
      method: 'POST',
      headers: { ...headers, 'X-HTTP-Method': 'MERGE' },
      body: JSON.stringify(properties),
    });
    expect(answer.ok).toBe(true);
  }
});
