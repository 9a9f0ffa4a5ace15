import * as React from 'react';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Filter20Regular } from '@fluentui/react-icons/svg/filter';
import type { GridColumn, GridSort } from '../kit/grid/column.js';
import { filterColumns } from './filters.js';
import type { FilterColumn } from './filters.js';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  columns: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, flexBasis: '100%' },
});

export interface CardToolsProps {
  readonly sort: GridSort | undefined;
  readonly sortable: readonly Pick<GridColumn, 'id' | 'heading' | 'sortable'>[];
  readonly onSort: (sort: GridSort) => void;
  readonly headingOf: (column: FilterColumn) => string;
  readonly isFilterOn: (column: FilterColumn) => boolean;
  readonly onFilter: (column: FilterColumn, target: HTMLElement) => void;
}

/** Sorting and filters where there are no headings to hang them on. */
export default function CardTools(props: CardToolsProps): JSX.Element {
  const { sort, isFilterOn } = props;
  const styles = useStyles();
  const [shown, setShown] = React.useState(false);
  return (
    <div className={styles.tools}>
      <Select
        aria-label="Sort by"
        value={sort === undefined ? '' : `${sort.column} ${sort.descending ? 'down' : 'up'}`}
        onChange={(_, data) => {
          const [column = '', direction] = data.value.split(' ');
          props.onSort({ column, descending: direction === 'down' });
        }}
      >
        {props.sortable
          .filter(({ sortable }) => sortable)
          .flatMap(({ id, heading }) => [
            <option key={`${id} up`} value={`${id} up`}>{`${heading}, ascending`}</option>,
            <option key={`${id} down`} value={`${id} down`}>{`${heading}, descending`}</option>,
          ])}
      </Select>
      <Button icon={<Filter20Regular />} aria-expanded={shown} onClick={() => setShown(!shown)}>
        Filters
      </Button>
      {shown ? (
        <div className={styles.columns}>
          {filterColumns.map((column) => (
            <Button
              key={column}
              size="small"
              appearance={isFilterOn(column) ? 'primary' : 'secondary'}
              aria-haspopup="dialog"
              onClick={(event) => props.onFilter(column, event.currentTarget)}
            >
              {props.headingOf(column)}
              {isFilterOn(column) ? ', on' : ''}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
