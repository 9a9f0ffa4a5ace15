import { pressSort } from '../../../../ui/kit/grid/sorts.js';
import { sortsInWords } from '../../../../ui/kit/grid/sortsInWords.js';

const up = (column: string) => ({ column, descending: false });
const down = (column: string) => ({ column, descending: true });

describe('pressing a heading', () => {
  it('sorts by that column alone, and the other way round at the second press', () => {
    expect(pressSort([up('due'), up('name')], 'ref', false)).toEqual([up('ref')]);
    expect(pressSort([up('ref')], 'ref', false)).toEqual([down('ref')]);
    expect(pressSort([down('ref')], 'ref', false)).toEqual([up('ref')]);
    expect(pressSort([up('due'), up('name')], 'name', false)).toEqual([up('name')]);
  });

  it('with Shift adds the column, turns it round, then takes it away, and always keeps one', () => {
    expect(pressSort([up('due')], 'name', true)).toEqual([up('due'), up('name')]);
    expect(pressSort([up('due'), up('name')], 'due', true)).toEqual([down('due'), up('name')]);
    expect(pressSort([down('due'), up('name')], 'due', true)).toEqual([up('name')]);
    expect(pressSort([down('name')], 'name', true)).toEqual([up('name')]);
  });
});

it('says the order in the words of each column, and passes over a column that is not there', () => {
  const columns = [
    { id: 'due', heading: 'Next review due', orderInWords: ['earliest first', 'latest first'] as const },
    { id: 'name', heading: 'Name' },
  ];
  expect(sortsInWords([up('due'), down('name'), up('gone')], columns)).toBe(
    'next review due, earliest first, then name, Z to A',
  );
});
