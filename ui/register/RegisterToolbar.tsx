import * as React from 'react';
import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { FindBar } from '../kit/FindBar.js';
import type { GridColumn, GridSort } from '../kit/grid/column.js';

const useStyles = makeStyles({
  sort: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface RegisterToolbarProps {
  readonly search: string;
  readonly searchLabel: string;
  readonly onSearch: (typed: string) => void;
  /** "12 of 1,646 cases", or how far loading has come. */
  readonly count: string;
  readonly narrowed: boolean;
  readonly onClear: () => void;
  /** On a narrow screen the headings are not there: sorting stands here. */
  readonly cards?: {
    readonly sort: GridSort | undefined;
    readonly sortable: readonly Pick<GridColumn, 'id' | 'heading' | 'sortable'>[];
    readonly onSort: (sort: GridSort) => void;
    readonly filters: React.ReactNode;
  };
}

/** Search, count and "clear filters" above the grid. */
export function RegisterToolbar(props: RegisterToolbarProps): JSX.Element {
  const { cards } = props;
  const styles = useStyles();
  return (
    <FindBar
      label="Find cases"
      searchLabel={props.searchLabel}
      search={props.search}
      onSearch={props.onSearch}
      count={props.count}
      after={
        props.narrowed ? (
          <Button size="small" appearance="subtle" onClick={props.onClear}>
            Clear filters
          </Button>
        ) : null
      }
    >
      {cards === undefined ? null : (
        <div className={styles.sort}>
          <Select
            aria-label="Sort by"
            value={cards.sort === undefined ? '' : `${cards.sort.column} ${cards.sort.descending ? 'down' : 'up'}`}
            onChange={(_, data) => {
              const [column = '', direction] = data.value.split(' ');
              cards.onSort({ column, descending: direction === 'down' });
            }}
          >
            {cards.sortable
              .filter(({ sortable }) => sortable)
              .flatMap(({ id, heading }) => [
                <option key={`${id} up`} value={`${id} up`}>{`${heading}, ascending`}</option>,
                <option key={`${id} down`} value={`${id} down`}>{`${heading}, descending`}</option>,
              ])}
          </Select>
          {cards.filters}
        </div>
      )}
    </FindBar>
  );
}
