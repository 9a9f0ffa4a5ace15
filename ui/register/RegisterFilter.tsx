import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { Filter20Regular } from '@fluentui/react-icons/svg/filter';
import type { FilterColumn } from './filters.js';
import { filterColumns } from './filters.js';
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

const useStyles = makeStyles({
  columns: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, flexBasis: '100%' },
});

interface CardFiltersProps {
  readonly headingOf: (column: FilterColumn) => string;
  readonly isOn: (column: FilterColumn) => boolean;
  readonly onOpen: (column: FilterColumn, target: HTMLElement) => void;
}

/** The filters where there are no headings to hang them on: a button that shows one for each column. */
export function CardFilters(props: CardFiltersProps): JSX.Element {
  const styles = useStyles();
  const [shown, setShown] = React.useState(false);
  return (
    <>
      <Button icon={<Filter20Regular />} aria-expanded={shown} onClick={() => setShown(!shown)}>
        Filters
      </Button>
      {shown ? (
        <div className={styles.columns}>
          {filterColumns.map((column) => (
            <Button
              key={column}
              size="small"
              appearance={props.isOn(column) ? 'primary' : 'secondary'}
              aria-haspopup="dialog"
              onClick={(event) => props.onOpen(column, event.currentTarget)}
            >
              {props.headingOf(column)}
              {props.isOn(column) ? ', on' : ''}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}
