import * as React from 'react';
import { Button, makeStyles, SearchBox, Select, tokens, typographyStyles } from '@fluentui/react-components';
import type { GridColumn, GridSort } from '../kit/grid/column.js';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    minHeight: '32px',
  },
  search: { flex: '0 1 22rem', minWidth: 'min(100%, 14rem)', maxWidth: '22rem' },
  count: {
    ...typographyStyles.body1,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  sort: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  label: { ...typographyStyles.body1 },
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
    readonly sort: GridSort;
    readonly sortable: readonly Pick<GridColumn, 'id' | 'heading'>[];
    readonly onSort: (sort: GridSort) => void;
    readonly filters: React.ReactNode;
  };
}

/** Search, count and "clear filters" above the grid. */
export function RegisterToolbar(props: RegisterToolbarProps): JSX.Element {
  const { cards } = props;
  const styles = useStyles();
  return (
    <div className={styles.bar} role="search" aria-label="Find cases">
      <SearchBox
        className={styles.search}
        aria-label={props.searchLabel}
        placeholder={props.searchLabel}
        autoComplete="off"
        value={props.search}
        onChange={(_, data) => props.onSearch(data.value)}
      />
      {cards === undefined ? null : (
        <div className={styles.sort}>
          <Select
            aria-label="Sort by"
            value={`${cards.sort.column} ${cards.sort.descending ? 'down' : 'up'}`}
            onChange={(_, data) => {
              const [column = '', direction] = data.value.split(' ');
              cards.onSort({ column, descending: direction === 'down' });
            }}
          >
            {cards.sortable.flatMap(({ id, heading }) => [
              <option key={`${id} up`} value={`${id} up`}>{`${heading}, ascending`}</option>,
              <option key={`${id} down`} value={`${id} down`}>{`${heading}, descending`}</option>,
            ])}
          </Select>
          {cards.filters}
        </div>
      )}
      <p className={styles.count} role="status">
        {props.count}
      </p>
      {props.narrowed ? (
        <Button size="small" appearance="subtle" onClick={props.onClear}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}
