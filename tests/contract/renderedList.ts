/** A list with a column of each kind, one row with values in all of them and four simple ones. */
import type { Target } from './target.js';
import { at, send, TestList } from './wire.js';

export interface RenderedList {
  readonly list: TestList;
  /** What its lookups lead to: Leeds and York. */
  readonly towns: TestList;
  /** The id of the person in the first row. */
  readonly me: number;
}

/** Makes the list. */
export async function renderedList(target: Target): Promise<RenderedList> {
  const towns = await TestList.create(target, 'towns');
  const leeds = await towns.add({ Title: 'Leeds' });
  const york = await towns.add({ Title: 'York' });
  const list = await TestList.create(target, 'rendered');
  for (const schema of [
    '<Field Type="Number" Name="qty" DisplayName="Quantity" Indexed="TRUE" />',
    '<Field Type="Number" Name="share" DisplayName="Share" Percentage="TRUE" Decimals="1" />',
    '<Field Type="Currency" Name="price" DisplayName="Price" LCID="2057" />',
    '<Field Type="Boolean" Name="flag" DisplayName="Flag" />',
    '<Field Type="DateTime" Name="moment" DisplayName="Moment" Format="DateTime" />',
    '<Field Type="DateTime" Name="day" DisplayName="Day" Format="DateOnly" />',
    '<Field Type="Choice" Name="state" DisplayName="State"><CHOICES><CHOICE>Open</CHOICE><CHOICE>Closed</CHOICE></CHOICES></Field>',
    '<Field Type="MultiChoice" Name="tags" DisplayName="Tags"><CHOICES><CHOICE>red</CHOICE><CHOICE>green</CHOICE></CHOICES></Field>',
    '<Field Type="Note" Name="notes" DisplayName="Notes" RichText="FALSE" />',
    '<Field Type="URL" Name="link" DisplayName="Link" />',
    '<Field Type="User" Name="who" DisplayName="Who" />',
    `<Field Type="Lookup" Name="town" DisplayName="Town" List="${towns.guid}" ShowField="Title" />`,
    `<Field Type="LookupMulti" Name="my_towns" DisplayName="Towns" List="${towns.guid}" ShowField="Title" Mult="TRUE" />`,
  ]) {
    await list.field(schema);
  }
  const me = Number(at((await send(target, { path: 'web/currentuser?$select=Id' })).json, 'Id'));
  await list.add({
    Title: 'A & <b>',
    qty: 1234.5,
    share: 0.25,
    price: 1234.5,
    flag: true,
    moment: '2024-07-10T12:30:00Z',
    day: '2024-07-09T23:00:00Z',
    state: 'Open',
    tags: ['red', 'green'],
    notes: 'one\n<two>',
    link: { Url: 'https://contoso.example/a', Description: 'A' },
    whoId: me,
    townId: leeds,
    my_townsId: [leeds, york],
  });
  for (const [Title, qty, state] of [
    ['B', 2, 'Closed'],
    ['C', 3, 'Open'],
    ['Item 2', null, 'Closed'],
    ['E', 5, null],
  ]) {
    await list.add({ Title, qty, state });
  }
  return { list, towns, me };
}
