import * as React from 'react';
import { Button, Checkbox, Field, makeStyles, Select, tokens, useAnnounce } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import type { GridColumn } from '../../kit/grid/column.js';
import { densities, resized } from '../../kit/grid/layout.js';
import type { GridLayout } from '../../kit/grid/layout.js';
import { openingLayout } from '../useRegisterColumns.js';
import type { Arrangement } from './definition.js';
import { moved, shownOrNot } from './layoutChanges.js';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  column: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  name: { flex: '1 1 10rem', minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});

/** Widths to choose from, for those who do not draw the edge of a heading. In CSS pixels. */
const widths = [80, 120, 160, 220, 300, 400] as const;

/** Every row begins with it, and it is what opens the case. */
const fixed = 'ref';

interface ColumnsEditorProps {
  readonly arrangement: Arrangement;
  readonly onArrange: (next: Arrangement) => void;
  readonly columns: readonly GridColumn[];
}

/** Which columns are shown, in which order, how wide, and how close the rows stand. */
export function ColumnsEditor(props: ColumnsEditorProps): JSX.Element {
  const { arrangement, onArrange, columns } = props;
  const { layout } = arrangement;
  const styles = useStyles();
  const { announce } = useAnnounce();
  const change = (next: GridLayout): void => onArrange({ ...arrangement, layout: next });
  const shown = layout.columns.flatMap(({ id, width }) => {
    const column = columns.find((one) => one.id === id);
    return column === undefined ? [] : [{ column, width }];
  });
  const others = columns.filter(({ id }) => !shown.some(({ column }) => column.id === id));
  const move = (id: string, heading: string, by: -1 | 1): void => {
    const next = moved(layout, id, by);
    change(next);
    const place = next.columns.findIndex((column) => column.id === id) + 1;
    announce(`${heading} is now column ${place} of ${next.columns.length}.`);
  };
  return (
    <>
      <ul className={styles.list} aria-label="Columns shown, in order">
        {shown.map(({ column: { id, heading }, width }, at) => (
          <li key={id} className={styles.column}>
            <span className={styles.name}>
              <Checkbox
                label={heading}
                checked
                disabled={id === fixed}
                onChange={() => change(shownOrNot(layout, id, false))}
              />
            </span>
            <Select
              size="small"
              aria-label={`Width of ${heading.toLowerCase()}`}
              value={width === undefined ? '' : String(width)}
              onChange={(_, { value }) =>
                change(
                  value === ''
                    ? { ...layout, columns: layout.columns.map((one) => (one.id === id ? { id } : one)) }
                    : resized(layout, id, Number(value)),
                )
              }
            >
              <option value="">As it fits</option>
              {[...new Set([...widths, ...(width === undefined ? [] : [width])])]
                .sort((a, b) => a - b)
                .map((one) => (
                  <option key={one} value={String(one)}>
                    {one} pixels
                  </option>
                ))}
            </Select>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUp16Regular />}
              aria-label={`Move ${heading.toLowerCase()} towards the start`}
              // The reference stays first; a disabled button would lose the focus when the column arrives there.
              disabledFocusable={at <= 1}
              onClick={() => (at > 1 ? move(id, heading, -1) : undefined)}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowDown16Regular />}
              aria-label={`Move ${heading.toLowerCase()} towards the end`}
              disabledFocusable={id === fixed || at === shown.length - 1}
              onClick={() => (id === fixed || at === shown.length - 1 ? undefined : move(id, heading, 1))}
            />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <ul className={styles.list} aria-label="Columns not shown">
          {others.map(({ id, heading }) => (
            <li key={id} className={styles.column}>
              <Checkbox label={heading} checked={false} onChange={() => change(shownOrNot(layout, id, true))} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Field label="Rows">
          <Select
            value={layout.density}
            onChange={(_, { value }) => {
              const density = densities.find((one) => one === value);
              if (density !== undefined) change({ ...layout, density });
            }}
          >
            <option value="comfortable">Comfortable</option>
            <option value="compact">Compact: more rows on the screen</option>
          </Select>
        </Field>
        <Button onClick={() => change(openingLayout)}>Columns as they were at first</Button>
      </div>
    </>
  );
}
