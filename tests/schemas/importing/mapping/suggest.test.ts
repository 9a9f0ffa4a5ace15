import {
  columnsOf,
  findHeadingRow,
  headingSynonyms,
  knownHeadings,
  lists,
  mappingsFrom,
  people,
  personalHealthBudgets,
  suggestMapping,
  tableAt,
  type SourceCell,
} from '@phb/schemas';
import { importLists, mapped, profileOf, tableOf, targetOf } from '../importing.js';

const known = knownHeadings(Object.values(headingSynonyms).flatMap((columns) => Object.values(columns).flat()));
const rows = (...cells: readonly (readonly SourceCell[])[]) =>
  cells.map((each, index) => ({ number: index + 1, cells: each }));

describe('the row of the headings', () => {
  it.each<[string, readonly (readonly SourceCell[])[], number | undefined]>([
    [
      'first',
      [
        ['NHS No', 'Surname'],
        ['9990000018', 'Demo-A'],
        ['9990000026', 'Demo-B'],
      ],
      0,
    ],
    [
      'below a title, a date and a blank line',
      [
        ['Report of cases'],
        ['As at 30 April 2019', ''],
        [],
        ['Ref', 'Cost', 'Start'],
        ['A1', '12', '1/4/2019'],
        ['A2', '13', '1/4/2019'],
      ],
      3,
    ],
    [
      'known though a row above is as wide',
      [
        ['Red', 'Amber'],
        ['Surname', 'DOB'],
        ['Demo-A', '1/4/2019'],
      ],
      1,
    ],
    [
      'nowhere',
      [
        ['1', '2'],
        ['3', '4'],
      ],
      undefined,
    ],
    ['nowhere in nothing', [], undefined],
  ])('is %s', (_, cells, at) => expect(findHeadingRow(rows(...cells), known)).toBe(at));

  it('cuts the table out, keeps the numbers of its rows, and tells headings of one name apart', () => {
    expect(tableAt(rows(['Title'], ['Name', 'Name', ''], ['a', 'b'], ['', null], ['c', 'd']), 1)).toEqual({
      headings: ['Name', 'Name (2)', ''],
      headingRow: 2,
      rows: [
        { number: 3, cells: ['a', 'b'] },
        { number: 5, cells: ['c', 'd'] },
      ],
    });
  });
});

describe('proposals', () => {
  const table = tableOf(
    ['NHS No.', 'Client Name', 'D.O.B.', 'Date of birth', 'Weekly cost', 'Shoe size'],
    ['999 000 0018', 'Mr DEMO-A, John', '25/04/1950', 'soon', '£12.00', '7'],
    ['999 000 0026', 'Mrs DEMO-B, Ann', '26/04/1950', 'later', '£13.00', '8'],
  );

  it('come by other words, with what speaks for them, and the best first', () => {
    const found = suggestMapping(importLists, table);
    const best = (heading: string) => found.find((each) => each.heading === heading);
    expect(best('NHS No.')).toMatchObject({
      list: 'People',
      column: 'nhsNumber',
      why: 'It is another word for NHS number. 2 of 2 values tried can be read.',
    });
    expect(best('D.O.B.')).toMatchObject({ column: 'dateOfBirth', read: { kind: 'date' } });
    expect(best('Weekly cost')).toMatchObject({ list: 'Personal health budgets', column: 'amount' });
    const shoes = best('Shoe size');
    expect(shoes === undefined || shoes.score < 60).toBe(true);
    expect(found.map(({ score }) => score)).toEqual([...found.map(({ score }) => score)].sort((a, b) => b - a));
  });

  it('go by the values too: a heading whose values cannot be read falls behind', () => {
    const found = suggestMapping(importLists, table).filter(({ column }) => column === 'dateOfBirth');
    expect(found[0]?.heading).toBe('D.O.B.');
    expect(found.find(({ heading }) => heading === 'Date of birth')?.why).toContain('0 of 2 values tried can be read');
  });

  it('take whole names apart', () => {
    const mappings = mappingsFrom(suggestMapping(importLists, table), people);
    expect(mappings.map(({ to, from }) => [to, 'heading' in from ? from.heading : ''])).toEqual(
      expect.arrayContaining([
        ['nhsNumber', 'NHS No.'],
        ['familyName', 'Client Name'],
        ['givenName', 'Client Name'],
        ['dateOfBirth', 'D.O.B.'],
      ]),
    );
    expect(new Set(mappings.map(({ to }) => to)).size).toBe(mappings.length);
  });

  it('are what was mapped before, where a profile remembers the heading', () => {
    const mapping = mapped(personalHealthBudgets, 'costCentre', {
      heading: 'shoe SIZE',
      read: { kind: 'code', length: 6 },
    });
    const found = suggestMapping(importLists, table, [profileOf(targetOf(personalHealthBudgets, [mapping]))]);
    expect(found[0]).toMatchObject({
      heading: 'Shoe size',
      column: 'costCentre',
      score: 100,
      read: { kind: 'code', length: 6 },
      why: 'It was mapped so in the profile “Test”.',
    });
  });

  it.each(lists.map((list) => [list.title, list] as const))(
    'know each column of %s by its label and names',
    (_, list) => {
      for (const [name, column] of columnsOf(list)) {
        if (column.kind === 'person' || column.kind === 'link') continue;
        const found = suggestMapping([list], tableOf([column.label]));
        expect([name, found.some((each) => each.column === name && each.score >= 60)]).toEqual([name, true]);
      }
    },
  );

  it('know other words only for columns that exist', () => {
    for (const [title, columns] of Object.entries(headingSynonyms)) {
      const list = lists.find((each) => each.title === title);
      expect(Object.keys(columns).filter((name) => list?.columns[name] === undefined)).toEqual([]);
    }
  });
});
