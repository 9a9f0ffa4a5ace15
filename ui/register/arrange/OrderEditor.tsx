import * as React from 'react';
import { Button, Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import type { GridColumn } from '../../kit/grid/column.js';
import { sortsInWords } from '../../kit/grid/sortsInWords.js';
import { filterColumns, isFilterColumn } from '../filters.js';
import type { RegisterView } from '../selectRows.js';
import type { Arrangement } from './definition.js';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXXL },
  key: { paddingBlock: tokens.spacingVerticalXXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { ...typographyStyles.body1, flex: '1 1 12rem' },
});

/** More keys than this say nothing any more: few rows are equal in four columns. */
const mostKeys = 4;

interface OrderEditorProps {
  readonly arrangement: Arrangement;
  readonly onArrange: (next: Arrangement) => void;
  readonly columns: readonly GridColumn[];
}

/** The keys of the order, one after the other, and the column by whose values the rows are grouped. */
export function OrderEditor(props: OrderEditorProps): JSX.Element {
  const { arrangement, onArrange, columns } = props;
  const { view } = arrangement;
  const { sorts } = view;
  const styles = useStyles();
  const change = (next: Partial<RegisterView>): void => onArrange({ ...arrangement, view: { ...view, ...next } });
  const left = columns.filter(({ id, sortable }) => sortable === true && !sorts.some(({ column }) => column === id));
  const groupable = columns.filter(({ id }) => filterColumns.some((column) => column === id));
  return (
    <>
      <ol className={styles.list} aria-label="Sorted by">
        {sorts.map((sort) => {
          const words = sortsInWords([sort], columns);
          return (
            <li key={sort.column} className={styles.key}>
              <span className={styles.line}>
                <span className={styles.words}>{words}</span>
                <Button
                  size="small"
                  aria-label={`Turn round: ${words}`}
                  onClick={() =>
                    change({
                      sorts: sorts.map((one) => (one === sort ? { ...one, descending: !one.descending } : one)),
                    })
                  }
                >
                  Turn round
                </Button>
                {sorts.length === 1 ? null : (
                  <Button
                    size="small"
                    aria-label={`Take away: ${words}`}
                    onClick={() => change({ sorts: sorts.filter((one) => one !== sort) })}
                  >
                    Take away
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {sorts.length >= mostKeys ? null : (
        <Field label="Then sort by" hint="In the list: a press on a heading with Shift does the same.">
          <Select
            value=""
            onChange={(_, { value }) => {
              if (value !== '') change({ sorts: [...sorts, { column: value, descending: false }] });
            }}
          >
            <option value="">Choose a column</option>
            {left.map(({ id, heading }) => (
              <option key={id} value={id}>
                {heading}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="Group by" hint="Each group says how many cases it has and what was approved, by period.">
        <Select
          value={view.groupBy ?? ''}
          onChange={(_, { value }) => change({ groupBy: isFilterColumn(value) ? value : undefined })}
        >
          <option value="">No groups</option>
          {groupable.map(({ id, heading }) => (
            <option key={id} value={id}>
              {groupHeading(id) ?? heading}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** Where the groups are not the values of the column themselves. */
function groupHeading(column: string): string | undefined {
  const headings: Readonly<Record<string, string>> = {
    startsOn: 'Financial year of the start',
    endsOn: 'Financial year of the end',
    nextReviewDue: 'How near the next review is',
    amount: 'Period of the amount',
  };
  return headings[column];
}
