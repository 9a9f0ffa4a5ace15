import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { GridColumn, GridSort } from '../../../../ui/kit/grid/column.js';
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
      sort={sort}
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
