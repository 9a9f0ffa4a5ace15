/** Validation formulas, calculated columns and default formulas. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, errorOf, TestList } from './wire.js';

let target: Target;
let list: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'formulas');
  await list.field('<Field Type="Number" Name="quantity" DisplayName="Quantity" />');
  await list.field('<Field Type="Currency" Name="price" DisplayName="Unit price" LCID="2057" />');
  await list.field('<Field Type="DateTime" Name="begins" DisplayName="Begins on" Format="DateOnly" />');
  await list.field('<Field Type="DateTime" Name="ends" DisplayName="Ends on" Format="DateOnly" />');
  await list.field('<Field Type="Boolean" Name="agreed" DisplayName="Agreed" />');
  await list.field('<Field Type="Note" Name="remarks" DisplayName="Remarks" />');
  await list.field(
    '<Field Type="Choice" Name="stage" DisplayName="Stage"><CHOICES><CHOICE>Draft</CHOICE><CHOICE>Live</CHOICE></CHOICES></Field>',
  );
});

afterAll(async () => {
  await list.remove();
  await target.close();
});

async function settings(body: Record<string, unknown>): Promise<WireAnswer> {
  const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
  return list.send({ method: 'POST', path: '', headers, body });
}

function add(item: Record<string, unknown>): Promise<WireAnswer> {
  return list.send({ method: 'POST', path: 'items', body: item });
}

function change(id: number, item: Record<string, unknown>): Promise<WireAnswer> {
  const headers = { 'X-HTTP-Method': 'MERGE', 'IF-Match': '*' };
  return list.send({ method: 'POST', path: `items(${id})`, headers, body: item });
}

function calculated(title: string, Formula: string, OutputType: number): Promise<WireAnswer> {
  const body = { __metadata: { type: 'SP.FieldCalculated' }, Title: title, FieldTypeKind: 17, Formula, OutputType };
  return list.send({ method: 'POST', path: 'fields', odata: 'verbose', body });
}

async function read(id: number, names: string): Promise<unknown> {
  return (await list.send({ path: `items(${id})?$select=${names}`, odata: 'nometadata' })).json;
}

describe('the validation formula of a list (section 6)', () => {
  afterEach(() => settings({ ValidationFormula: '', ValidationMessage: '' }));

  it('refuses an item that breaks it, with the message, and stores nothing', async () => {
    await settings({
      ValidationFormula: '=OR(ISBLANK([Ends on]),[Ends on]>=[Begins on])',
      ValidationMessage: 'The end comes after the beginning.',
    });
    const before = (await list.query('$select=Id')).length;
    const refused = await add({ Title: 'x', begins: '2026-03-02T00:00:00Z', ends: '2026-03-01T00:00:00Z' });
    expect(refused.status).toBe(500);
    expect(errorOf(refused).code).toBe('-2130575162, Microsoft.SharePoint.SPListDataValidationException');
    expect(await list.query('$select=Id')).toHaveLength(before);
    expect((await add({ Title: 'x', begins: '2026-03-02T00:00:00Z' })).status).toBe(201);
    expect((await add({ Title: 'x', begins: '2026-03-02T00:00:00Z', ends: '2026-03-02T00:00:00Z' })).status).toBe(201);
  });

  itEmbedded('says the list’s own message (section 6)', async () => {
    await settings({ ValidationFormula: '=[Quantity]>0', ValidationMessage: 'Order at least one.' });
    expect(errorOf(await add({ Title: 'none', quantity: 0 })).message).toBe('Order at least one.');
    await settings({ ValidationMessage: '' });
    expect(errorOf(await add({ Title: 'none', quantity: 0 })).message).toBe('List data validation failed.');
  });

  it('checks a change together with the values that stay', async () => {
    await settings({ ValidationFormula: '=IF([Stage]="Live",[Quantity]>0,TRUE)', ValidationMessage: 'No' });
    const id = await list.add({ Title: 'draft', stage: 'Draft' });
    expect((await change(id, { stage: 'live' })).status).toBe(500);
    expect(await read(id, 'stage')).toEqual({ stage: 'Draft' });
    expect((await change(id, { stage: 'Live', quantity: 1 })).status).toBe(204);
    expect((await change(id, { quantity: 0 })).status).toBe(500);
  });

  it('may ask what day it is', async () => {
    await settings({ ValidationFormula: '=OR(ISBLANK([Begins on]),[Begins on]>=TODAY())' });
    expect((await add({ Title: 'past', begins: '2001-01-01T00:00:00Z' })).status).toBe(500);
    expect((await add({ Title: 'future', begins: '2999-01-01T00:00:00Z' })).status).toBe(201);
  });

  it.each([
    ['is no formula', '=([Quantity]', /syntax error or is not supported/],
    ['names an unknown function', '=NOSUCH([Quantity])', /syntax error or is not supported/],
    ['has too few arguments', '=LEFT()', /syntax error or is not supported/],
    ['names an unknown column', '=[Nowhere]>0', /refers to a column that does not exist/],
    ['names notes', '=[Remarks]="x"', /data type that is not supported in formulas/],
    ['names a person', '=[Created By]="x"', /data type that is not supported in formulas/],
  ])('is refused if it %s', async (_what, ValidationFormula, message) => {
    const refused = await settings({ ValidationFormula });
    expect(refused.status).toBe(500);
    expect(errorOf(refused).message).toMatch(message);
    expect(at((await list.send({ path: '?$select=ValidationFormula' })).json, 'ValidationFormula')).not.toBe(
      ValidationFormula,
    );
  });
});

describe('the validation formula of a field (section 6)', () => {
  it('holds for every item, and may name no other column', async () => {
    const field = (formula: string) =>
      list.send({
        method: 'POST',
        path: 'fields/createfieldasxml',
        body: {
          parameters: {
            SchemaXml: `<Field Type="Text" Name="code" DisplayName="Code"><Validation Message="Three letters">${formula}</Validation></Field>`,
            Options: 8,
          },
        },
      });
    const other = await field('=[Quantity]&gt;1');
    expect(other.status).toBe(500);
    expect(errorOf(other).message).toMatch(/cannot refer to another column/);
    expect((await list.send({ path: "fields/getByInternalNameOrTitle('code')" })).status).toBe(404);
    expect((await field('=OR(ISBLANK([Code]),LEN(Code)=3)')).status).toBe(200);
    expect((await add({ Title: 'short', code: 'ab' })).status).toBe(500);
    expect((await add({ Title: 'right', code: 'abc' })).status).toBe(201);
    expect((await add({ Title: 'empty' })).status).toBe(201);
  });
});

describe('calculated columns (section 6)', () => {
  it('are worked out when an item is written and when it changes', async () => {
    expect((await calculated('Total', '=[Quantity]*[Unit price]', 9)).status).toBe(201);
    expect((await calculated('Label', '=UPPER(Title)&" ("&[Quantity]&")"', 2)).status).toBe(201);
    expect((await calculated('Large', '=[Total]>=100', 8)).status).toBe(201);
    const id = await list.add({ Title: 'beds', quantity: 3, price: 12.5 });
    expect(await read(id, 'Total,Label,Large')).toEqual({ Total: 37.5, Label: 'BEDS (3)', Large: false });
    await change(id, { quantity: 10 });
    expect(await read(id, 'Total,Label,Large')).toEqual({ Total: 125, Label: 'BEDS (10)', Large: true });
  });

  it('keep days whole on both sides of the clock change', async () => {
    expect(
      (await calculated('Review by', '=DATE(YEAR([Begins on]),MONTH([Begins on])+3,DAY([Begins on]))', 4)).status,
    ).toBe(201);
    const winter = await list.add({ Title: 'winter', begins: '2026-01-15T00:00:00Z' });
    expect(await read(winter, 'Review_x0020_by')).toEqual({ Review_x0020_by: '2026-04-14T23:00:00Z' });
    const summer = await list.add({ Title: 'summer', begins: '2026-07-31T23:00:00Z' });
    expect(await read(summer, 'Review_x0020_by')).toEqual({ Review_x0020_by: '2026-11-01T00:00:00Z' });
  });

  it('are worked out for the items that are there, when a column is added and when its formula changes', async () => {
    const id = await list.add({ Title: 'early', quantity: 4 });
    expect((await calculated('Double', '=[Quantity]*2', 9)).status).toBe(201);
    expect(await read(id, 'Double')).toEqual({ Double: 8 });
    const { json } = await list.send({ path: `items(${id})` });
    const headers = { 'X-HTTP-Method': 'MERGE' };
    const changed = await list.send({
      method: 'POST',
      path: "fields/getByTitle('Double')",
      headers,
      body: { Formula: '=[Quantity]*3' },
    });
    expect(changed.status).toBe(204);
    expect(await read(id, 'Double')).toEqual({ Double: 12 });
    // It is no change of the item.
    expect(at((await list.send({ path: `items(${id})` })).json, 'odata.etag')).toBe(at(json, 'odata.etag'));
  });

  it('can be filtered and sorted by', async () => {
    await list.add({ Title: 'sorted a', quantity: 50, price: 2 });
    await list.add({ Title: 'sorted b', quantity: 30, price: 10 });
    const filter = encodeURIComponent("Total ge 100 and startswith(Title,'sorted')");
    expect(await list.query(`$select=Title,Total&$filter=${filter}&$orderby=Total%20desc`)).toEqual([
      { Title: 'sorted b', Total: 300 },
      { Title: 'sorted a', Total: 100 },
    ]);
  });

  it('take no values', async () => {
    expect((await add({ Title: 'x', Total: 5 })).status).toBe(400);
  });

  it.each([
    ['itself', 'Own', '=[Own]+1', /./],
    ['the day it is', 'Age', '=TODAY()-[Begins on]', /volatile functions like Today and Me/],
    ['the day it is, as a column', 'Age', '=[Today]-[Begins on]', /volatile functions like Today and Me/],
    ['a lookup or person', 'Who', '=[Modified By]', /data type that is not supported/],
  ])('may not name %s', async (_what, title, formula, message) => {
    const refused = await calculated(title, formula, 2);
    expect(refused.status).toBe(500);
    expect(errorOf(refused).message).toMatch(message);
  });

  itEmbedded('store the code of a fault (section 6)', async () => {
    await calculated('Each', '=[Unit price]/[Quantity]', 9);
    const id = await list.add({ Title: 'none', quantity: 0, price: 1 });
    expect(await read(id, 'Each')).toEqual({ Each: '#DIV/0!' });
  });

  it('go on naming a column that gets another title', async () => {
    const retitle = (from: string, Title: string) =>
      list.send({
        method: 'POST',
        path: `fields/getByTitle('${encodeURIComponent(from)}')`,
        headers: { 'X-HTTP-Method': 'MERGE' },
        body: { Title },
      });
    expect((await retitle('Unit price', 'Price of one')).status).toBe(204);
    const id = await list.add({ Title: 'renamed', quantity: 2, price: 3 });
    expect(await read(id, 'Total')).toEqual({ Total: 6 });
    await retitle('Price of one', 'Unit price');
  });
});

describe('default formulas (section 6)', () => {
  it('give a new item its value', async () => {
    await list.field(
      '<Field Type="DateTime" Name="due" DisplayName="Due" Format="DateOnly"><DefaultFormula>=DATE(2026,7,1)</DefaultFormula></Field>',
    );
    expect(await read(await list.add({ Title: 'x' }), 'due')).toEqual({ due: '2026-06-30T23:00:00Z' });
    expect(await read(await list.add({ Title: 'x', due: null }), 'due')).toEqual({ due: null });
  });
});
