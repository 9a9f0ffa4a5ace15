// AG Grid community with its own sorting and filtering, without the animation of rows, which would only delay it.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { columns, openPage, shown } from './columns.mjs';

ModuleRegistry.registerModules([AllCommunityModule]);
let grid;
await openPage({
  open(place, rowData) {
    grid = createGrid(place, {
      rowData,
      animateRows: false,
      rowSelection: { mode: 'multiRow' },
      columnDefs: columns.map(({ key, heading, width }) => ({
        colId: key,
        field: key,
        headerName: heading,
        width,
        filter: key === 'category' ? 'agTextColumnFilter' : false,
        sortingOrder: ['asc', 'desc'],
        valueFormatter: ({ data }) => shown(data, key),
      })),
    });
  },
  filter: (category) =>
    grid.setFilterModel(
      category === undefined ? null : { category: { filterType: 'text', type: 'equals', filter: category } },
    ),
});
