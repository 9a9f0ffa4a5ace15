import * as React from 'react';
import type { Reference } from '@phb/schemas';
import type { GridColumn, GridGrouping, GridSelection } from '../kit/grid/column.js';
import { pressSort } from '../kit/grid/sorts.js';
import { VirtualGrid } from '../kit/grid/VirtualGrid.js';
import { isFilterColumn } from './filters.js';
import type { FilterColumn } from './filters.js';
import { wholeReference } from './search.js';
import type { RegisterView } from './selectRows.js';
import type { RegisterState } from './useRegisterRows.js';
import type { OpenedCase } from './useOpenCase.js';

const ClosedCaseResult = React.lazy(() => import(/* webpackChunkName: 'no-cases' */ './ClosedCaseResult.js'));
const NoCases = React.lazy(() => import(/* webpackChunkName: 'no-cases' */ './NoCases.js'));

interface RegisterGridProps {
  readonly state: RegisterState;
  readonly view: RegisterView;
  readonly onView: (view: RegisterView) => void;
  readonly columns: readonly GridColumn[];
  readonly rowHeight: number;
  readonly narrow: boolean;
  /** What stands in the grid, headings of groups included. */
  readonly entries: Int32Array | undefined;
  readonly grouping: GridGrouping | undefined;
  readonly selection: GridSelection;
  readonly onResize: (column: string, width: number) => void;
  readonly onFilter: (column: FilterColumn, target: HTMLElement) => void;
  readonly opened: OpenedCase | undefined;
  readonly onOpen: (opened: OpenedCase) => void;
}

/** The grid of the register, and what stands in its place when no case is to be shown. */
export function RegisterGrid(props: RegisterGridProps): JSX.Element {
  const { state, view, onView, narrow, opened, onOpen } = props;
  const { cases, names, rows } = state;
  const reference = wholeReference(view.search);
  const notHere = cases.state === 'ready' && reference !== undefined && cases.set.indexOf(reference) === undefined;
  const empty = (): JSX.Element | null => {
    if (notHere) {
      return (
        <React.Suspense fallback={null}>
          <ClosedCaseResult reference={reference} onOpen={(ref: Reference<'PHB'>) => onOpen({ kind: 'case', ref })} />
        </React.Suspense>
      );
    }
    if (cases.state === 'loading') return null;
    return (
      <React.Suspense fallback={null}>
        <NoCases
          rows={rows}
          view={view}
          named={names.named}
          onClear={() => onView({ ...view, search: '', filters: new Map() })}
          onClearFilters={() => onView({ ...view, filters: new Map() })}
        />
      </React.Suspense>
    );
  };
  return (
    <VirtualGrid
      label="Personal health budgets"
      columns={props.columns}
      rows={props.entries}
      version={rows}
      rowHeight={props.rowHeight}
      hasHeading={!narrow}
      sorts={view.sorts}
      onSort={(column, add) => onView({ ...view, sorts: pressSort(view.sorts, column, add) })}
      onResize={props.onResize}
      selection={props.selection}
      grouping={props.grouping}
      filterOf={(column) =>
        isFilterColumn(column)
          ? {
              isOn: (view.filters.get(column)?.size ?? 0) > 0,
              onOpen: (target) => props.onFilter(column, target),
            }
          : undefined
      }
      onOpen={(row) => onOpen({ kind: 'case', ref: cases.set.ref(row) })}
      openRow={opened?.kind === 'case' ? cases.set.indexOf(opened.ref) : undefined}
      empty={props.entries?.length === 0 ? empty() : null}
    />
  );
}
