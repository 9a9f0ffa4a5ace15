import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { GridColumn, GridGrouping, GridSelection, GridSort } from '../../../../ui/kit/grid/column.js';
import { pressSort } from '../../../../ui/kit/grid/sorts.js';
import { VirtualGrid } from '../../../../ui/kit/grid/VirtualGrid.js';
import { pretendLayout } from '../../memory/layout.js';
import { memoryData } from '../../memory/memoryData.js';
import { show } from '../../memory/show.js';

const pressed = jest.fn();
const columns: readonly GridColumn[] = [
  { id: 'name', heading: 'Name', width: '1fr', sortable: true, cell: (row) => `Row ${row}` },
  { id: 'size', heading: 'Size', width: '1fr', sortable: true, cell: (row) => String(row * 10) },
  {
    id: 'act',
    heading: 'Act',
    width: '1fr',
    cell: () => 'Do it',
    button: { label: (row) => `Do row ${row}`, onPress: pressed },
  },
];
const thousand = Array.from({ length: 1000 }, (_, row) => row);

function Grid(props: {
  readonly onOpen?: (row: number) => void;
  readonly onSort?: (column: string) => void;
}): JSX.Element {
  const [sort, setSort] = React.useState<GridSort>({ column: 'name', descending: false });
  return (
    <VirtualGrid
      label="Things"
      columns={columns}
      rows={thousand}
      version={0}
      rowHeight={40}
      sorts={[sort]}
      onSort={(column) => setSort({ column, descending: sort.column === column && !sort.descending })}
      {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
    />
  );
}

let restore: () => void;
beforeEach(() => {
  restore = pretendLayout({ width: 1200, height: 436 });
  pressed.mockClear();
});
afterEach(() => restore());

describe('a virtual grid', () => {
  it('draws only what is on the screen, and says how many rows there are', () => {
    show(<Grid />, memoryData());
    expect(screen.getByRole('grid', { name: 'Things' })).toHaveAttribute('aria-rowcount', '1001');
    const rows = screen.getAllByRole('row');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(40);
    expect(screen.getByRole('gridcell', { name: 'Row 0' }).closest('[role=row]')).toHaveAttribute('aria-rowindex', '2');
  });

  it('takes one Tab stop; arrows move, Enter opens', async () => {
    const onOpen = jest.fn();
    const user = userEvent.setup();
    show(<Grid onOpen={onOpen} />, memoryData());
    await user.tab();
    expect(screen.getByRole('gridcell', { name: 'Row 0' })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(screen.getByRole('gridcell', { name: '20' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(2);
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  it('goes to the last row, far outside what was drawn, and keeps the focus there', async () => {
    const user = userEvent.setup();
    show(<Grid />, memoryData());
    await user.tab();
    await user.keyboard('{Control>}{End}{/Control}{Home}');
    expect(screen.getByRole('gridcell', { name: 'Row 999' })).toHaveFocus();
    await user.keyboard('{PageUp}');
    expect(screen.getByRole('gridcell', { name: 'Row 990' })).toHaveFocus();
  });

  it('sorts from the heading by keyboard and says so', async () => {
    const user = userEvent.setup();
    show(<Grid />, memoryData());
    await user.tab();
    await user.keyboard('{ArrowUp}{ArrowRight}{Enter}');
    expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('columnheader', { name: 'Name' })).not.toHaveAttribute('aria-sort');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending');
  });

  it('presses the button of a cell without opening the row', async () => {
    const onOpen = jest.fn();
    const user = userEvent.setup();
    show(<Grid onOpen={onOpen} />, memoryData());
    await user.tab();
    await user.keyboard('{ArrowDown}{End}');
    expect(screen.getByRole('button', { name: 'Do row 1' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(pressed).toHaveBeenCalledWith(1);
    await user.click(screen.getByRole('button', { name: 'Do row 2' }));
    expect(pressed).toHaveBeenCalledWith(2);
    expect(onOpen).not.toHaveBeenCalled();
    await user.click(screen.getByRole('gridcell', { name: 'Row 3' }));
    expect(onOpen).toHaveBeenCalledWith(3);
  });
});

describe('a grid that sorts by several columns', () => {
  function Sorted(): JSX.Element {
    const [sorts, setSorts] = React.useState<readonly GridSort[]>([{ column: 'name', descending: false }]);
    return (
      <VirtualGrid
        label="Things"
        columns={columns}
        rows={thousand}
        version={0}
        rowHeight={40}
        sorts={sorts}
        onSort={(column, add) => setSorts(pressSort(sorts, column, add))}
      />
    );
  }

  it('adds a key with Shift, says the first by aria-sort and the second in its button', async () => {
    const user = userEvent.setup();
    show(<Sorted />, memoryData());
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('button', { name: 'Size' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('button', { name: /^Size.*sorted second, ascending/ })).toBeVisible();
    expect(screen.getByRole('columnheader', { name: /Size/ })).not.toHaveAttribute('aria-sort');
  });
});

describe('a grid whose columns are drawn wider', () => {
  it('widens by Shift with the arrow on the heading, and by drawing the edge', () => {
    const onResize = jest.fn();
    show(
      <VirtualGrid label="Things" columns={columns} rows={thousand} version={0} rowHeight={40} onResize={onResize} />,
      memoryData(),
    );
    const heading = screen.getByRole('columnheader', { name: 'Name' });
    // Every element of the pretended layout is as wide as the grid: the widest that a column may be is told.
    fireEvent.keyDown(heading, { key: 'ArrowLeft', shiftKey: true });
    expect(onResize).toHaveBeenCalledWith('name', 800);
    fireEvent.keyDown(heading, { key: 'ArrowRight' });
    expect(onResize).toHaveBeenCalledTimes(1);
  });
});

describe('a grid whose rows are ticked', () => {
  const toggle = jest.fn();
  const toggleAll = jest.fn();
  const selection = (state: GridSelection['state'], ticked: readonly number[]): GridSelection => ({
    isSelected: (row) => ticked.includes(row),
    state,
    label: (row) => `Select row ${row}`,
    allLabel: 'Select all 1,000 things',
    onToggle: toggle,
    onToggleAll: toggleAll,
  });
  const grid = (
    state: GridSelection['state'],
    ticked: readonly number[],
    onOpen?: (row: number) => void,
  ): JSX.Element => (
    <VirtualGrid
      label="Things"
      columns={columns}
      rows={thousand}
      version={0}
      rowHeight={40}
      selection={selection(state, ticked)}
      {...(onOpen === undefined ? {} : { onOpen })}
    />
  );
  beforeEach(() => {
    toggle.mockClear();
    toggleAll.mockClear();
  });

  it('says which rows are ticked and that several may be', () => {
    show(grid('some', [1]), memoryData());
    expect(screen.getByRole('grid')).toHaveAttribute('aria-multiselectable', 'true');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-colcount', '4');
    expect(screen.getByRole('checkbox', { name: 'Select row 1' })).toBeChecked();
    expect(screen.getByRole('gridcell', { name: 'Row 1' }).closest('[role=row]')).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(screen.getByRole('gridcell', { name: 'Row 2' }).closest('[role=row]')).toHaveAttribute(
      'aria-selected',
      'false',
    );
    expect(screen.getByRole('checkbox', { name: 'Select all 1,000 things' })).toBePartiallyChecked();
  });

  it('ticks by a press on the box, a range with Shift, and never opens the row by it', async () => {
    const onOpen = jest.fn();
    const user = userEvent.setup();
    show(grid('none', [], onOpen), memoryData());
    await user.click(screen.getByRole('checkbox', { name: 'Select row 2' }));
    expect(toggle).toHaveBeenLastCalledWith(2, false);
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Select row 5' }));
    await user.keyboard('{/Shift}');
    expect(toggle).toHaveBeenLastCalledWith(5, true);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('ticks by Space in any cell, all by Control and A, and opens by Enter', async () => {
    const onOpen = jest.fn();
    const user = userEvent.setup();
    show(grid('none', [], onOpen), memoryData());
    await user.tab();
    expect(screen.getByRole('checkbox', { name: 'Select row 0' })).toHaveFocus();
    await user.keyboard(' ');
    expect(toggle).toHaveBeenLastCalledWith(0, false);
    await user.keyboard('{ArrowRight}{ArrowDown} ');
    expect(toggle).toHaveBeenLastCalledWith(1, false);
    expect(toggle).toHaveBeenCalledTimes(2);
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(1);
    await user.keyboard('{Control>}a{/Control}');
    expect(toggleAll).toHaveBeenCalledTimes(1);
  });
});

describe('a grid with groups', () => {
  const onToggle = jest.fn();
  const grouping: GridGrouping = {
    groupAt: (entry) => ({
      label: `Group ${-entry}`,
      totals: entry === -1 ? '2 cases' : '40 cases',
      isOpen: entry === -1,
      place: -entry,
      groups: 2,
    }),
    onToggle,
  };

  it('heads the rows, says level, place and whether a group is open, and folds by keyboard', async () => {
    const user = userEvent.setup();
    show(
      <VirtualGrid
        label="Things"
        columns={columns}
        rows={[-1, 4, 8, -2]}
        version={0}
        rowHeight={40}
        grouping={grouping}
      />,
      memoryData(),
    );
    const grid = screen.getByRole('treegrid', { name: 'Things' });
    expect(grid).toHaveAttribute('aria-rowcount', '5');
    const first = (await screen.findByText('Group 1')).closest('[role=row]');
    expect(first).toHaveAttribute('aria-level', '1');
    expect(first).toHaveAttribute('aria-expanded', 'true');
    expect(first).toHaveAttribute('aria-rowindex', '2');
    expect(first).toHaveAttribute('aria-setsize', '2');
    expect(first).toHaveTextContent('2 cases');
    expect(screen.getByRole('gridcell', { name: 'Row 8' }).closest('[role=row]')).toHaveAttribute('aria-level', '2');
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(screen.getByRole('gridcell', { name: '80' })).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(document.activeElement).toHaveTextContent('Group 1');
    await user.keyboard('{ArrowRight}');
    expect(onToggle).not.toHaveBeenCalled();
    await user.keyboard('{ArrowUp}{ArrowDown}{ArrowLeft}');
    expect(onToggle).toHaveBeenCalledWith(-1);
  });
});
