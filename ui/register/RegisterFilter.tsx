import * as React from 'react';
import type { SiteUser } from '@phb/connectors';
import type { FilterColumn } from './filters.js';
import type { RegisterRows, RegisterView } from './selectRows.js';
import { valuesToFilter } from './selectRows.js';

const FilterPopover = React.lazy(() => import(/* webpackChunkName: 'filter' */ '../kit/grid/FilterPopover.js'));

/** Which column's filter is open, and beside which button. */
export interface OpenFilter {
  readonly column: FilterColumn;
  readonly target: HTMLElement;
}

interface RegisterFilterProps {
  readonly open: OpenFilter | undefined;
  readonly heading: string;
  readonly rows: RegisterRows;
  readonly view: RegisterView;
  readonly members: readonly SiteUser[];
  readonly onChange: (column: FilterColumn, chosen: ReadonlySet<string>) => void;
  readonly onClose: () => void;
}

const nothing: ReadonlySet<string> = new Set();

/** The open filter of the register, fetched when it is first opened. */
export function RegisterFilter(props: RegisterFilterProps): JSX.Element | null {
  const { open, rows, view } = props;
  if (open === undefined) return null;
  const { column } = open;
  return (
    <React.Suspense fallback={null}>
      <FilterPopover
        key={column}
        heading={props.heading}
        target={open.target}
        values={valuesToFilter(rows, view, column, props.members)}
        chosen={view.filters.get(column) ?? nothing}
        onChange={(chosen) => props.onChange(column, chosen)}
        onClose={props.onClose}
      />
    </React.Suspense>
  );
}
