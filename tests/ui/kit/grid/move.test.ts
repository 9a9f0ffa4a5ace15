import type { GridPosition } from '../../../../ui/kit/grid/column.js';
import { move } from '../../../../ui/kit/grid/move.js';
import type { GridShape } from '../../../../ui/kit/grid/move.js';

const shape: GridShape = { rows: 100, columns: 4, hasHeading: true, hasFilter: (column) => column === 1, page: 10 };
const at = (row: number, column: number, part: 0 | 1 = 0): GridPosition => ({ row, column, part });
const press = (from: GridPosition, key: string, ctrlKey = false): GridPosition | undefined =>
  move(from, { key, ctrlKey }, shape);

describe('moving in a grid', () => {
  it('goes by cell with the arrows and stays at the edges', () => {
    expect(press(at(5, 1), 'ArrowDown')).toEqual(at(6, 1));
    expect(press(at(5, 1), 'ArrowRight')).toEqual(at(5, 2));
    expect(press(at(99, 3), 'ArrowDown')).toEqual(at(99, 3));
    expect(press(at(5, 3), 'ArrowRight')).toEqual(at(5, 3));
    expect(press(at(5, 0), 'ArrowLeft')).toEqual(at(5, 0));
  });

  it('goes up into the headings, and there from sort to filter button and on', () => {
    expect(press(at(0, 1), 'ArrowUp')).toEqual(at(-1, 1));
    expect(press(at(-1, 1), 'ArrowRight')).toEqual(at(-1, 1, 1));
    expect(press(at(-1, 1, 1), 'ArrowRight')).toEqual(at(-1, 2));
    expect(press(at(-1, 2), 'ArrowLeft')).toEqual(at(-1, 1, 1));
    expect(press(at(-1, 1, 1), 'ArrowDown')).toEqual(at(0, 1));
  });

  it('goes to the ends of a row and of the grid', () => {
    expect(press(at(5, 2), 'Home')).toEqual(at(5, 0));
    expect(press(at(5, 2), 'End')).toEqual(at(5, 3));
    expect(press(at(5, 2), 'Home', true)).toEqual(at(0, 0));
    expect(press(at(5, 2), 'End', true)).toEqual(at(99, 3));
  });

  it('goes by screen and never from a page key into the headings', () => {
    expect(press(at(5, 2), 'PageDown')).toEqual(at(15, 2));
    expect(press(at(95, 2), 'PageDown')).toEqual(at(99, 2));
    expect(press(at(5, 2), 'PageUp')).toEqual(at(0, 2));
  });

  it('goes left from the first cell of a row to the heading of its group, and from there nowhere', () => {
    const grouped: GridShape = { ...shape, headOf: (row) => (row > 2 ? 2 : undefined) };
    const left = { key: 'ArrowLeft', ctrlKey: false };
    expect(move(at(5, 0), left, grouped)).toEqual(at(2, 0));
    expect(move(at(5, 1), left, grouped)).toEqual(at(5, 0));
    expect(move(at(2, 0), left, grouped)).toEqual(at(2, 0));
  });

  it('leaves other keys alone', () => {
    expect(press(at(5, 2), 'a')).toBeUndefined();
    expect(press(at(5, 2), 'Tab')).toBeUndefined();
  });

  it('stands in the headings when there is no row', () => {
    const empty = { ...shape, rows: 0 };
    expect(move(at(-1, 0), { key: 'ArrowDown', ctrlKey: false }, empty)).toEqual(at(-1, 0));
  });
});
