import * as React from 'react';
import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { Column, ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { StatusBadge } from '../../../kit/StatusBadge.js';
import { useEnvironment } from '../../../part/environment.js';
import type { CaseFile } from '../readCase.js';
import type { CaseRows } from './caseRows.js';
import { cellText } from './cellText.js';
import type { Named } from './cellText.js';

/** Narrower than this each row is a card: a table of six columns would be read through a keyhole. */
const narrow = '@media (max-width: 640px)';

const useStyles = makeStyles({
  table: {
    ...typographyStyles.body1,
    borderCollapse: 'collapse',
    width: '100%',
    [narrow]: { display: 'block' },
  },
  body: { [narrow]: { display: 'block' } },
  headings: {
    // Kept for screen readers: each cell of a card says its heading itself, for the eye.
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  row: {
    [narrow]: {
      display: 'block',
      paddingBlock: tokens.spacingVerticalS,
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    minWidth: '4rem',
    [narrow]: { display: 'block', padding: 0, border: 'none', textAlign: 'start' },
  },
  heading: {
    ...typographyStyles.caption1Strong,
    verticalAlign: 'bottom',
    color: tokens.colorNeutralForeground2,
    borderBottomColor: tokens.colorNeutralStroke1,
    overflowWrap: 'normal',
  },
  value: {
    [narrow]: {
      '::before': {
        content: 'attr(data-heading) ": "',
        color: tokens.colorNeutralForeground2,
      },
    },
  },
  blank: { [narrow]: { display: 'none' } },
  end: {
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    [narrow]: { textAlign: 'start', whiteSpace: 'normal' },
  },
  // A number at the end of its column and a word at the start of the next would read as one.
  apart: { paddingRight: tokens.spacingHorizontalXXL, [narrow]: { paddingRight: 0 } },
  name: { textAlign: 'start', minHeight: '24px' },
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface RowsTableProps {
  readonly rows: CaseRows;
  readonly file: CaseFile;
  readonly stored: readonly Stored<RowOf<ListDeclaration>>[];
  readonly named: Named;
  /** The heading above the table, which names it. */
  readonly labelledBy: string;
  readonly onOpen: (row: Stored<RowOf<ListDeclaration>>) => void;
  /** A last column of what can be done with each row besides opening it. */
  readonly more?: {
    readonly heading: string;
    readonly cell: (row: Stored<RowOf<ListDeclaration>>) => React.ReactNode;
  };
}

/** One column as the table draws it. */
interface Drawn {
  readonly heading: string;
  readonly end: boolean;
  readonly text: (row: RowOf<ListDeclaration>) => string;
}

function drawn(rows: CaseRows, named: Named): readonly Drawn[] {
  return rows.columns.flatMap((one): readonly Drawn[] => {
    if (typeof one !== 'string') {
      return [{ heading: one.heading, end: one.align === 'end', text: (row) => one.text(row, named) }];
    }
    const column: Column | undefined = rows.list.columns[one];
    if (column === undefined) return [];
    const end = column.kind === 'money' || column.kind === 'number';
    return [{ heading: column.label, end, text: (row) => cellText(column, row[one], named) }];
  });
}

/** Whether numbers stand in this column and words in the next. */
function isBeforeWords(columns: readonly Drawn[], index: number): boolean {
  return columns[index]?.end === true && columns[index + 1]?.end === false;
}

/** The rows of one list in a table, or as cards on a narrow screen: the name of each opens it, marks say what must be seen. */
export function RowsTable(props: RowsTableProps): JSX.Element {
  const { rows, file, stored, named, onOpen, more } = props;
  const { today } = useEnvironment();
  const styles = useStyles();
  const columns = React.useMemo(() => drawn(rows, named), [rows, named]);
  return (
    // The roles are said again: laid out as cards, browsers would take a table for none.
    <table role="table" className={styles.table} aria-labelledby={props.labelledBy}>
      <thead role="rowgroup" className={styles.headings}>
        <tr role="row">
          {columns.map(({ heading, end }, index) => (
            <th
              key={heading}
              role="columnheader"
              scope="col"
              className={mergeClasses(
                styles.cell,
                styles.heading,
                end && styles.end,
                isBeforeWords(columns, index) && styles.apart,
              )}
            >
              {heading}
            </th>
          ))}
          {more === undefined ? null : (
            <th role="columnheader" scope="col" className={mergeClasses(styles.cell, styles.heading)}>
              {more.heading}
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className={styles.body}>
        {stored.map((row) => {
          const marks = rows.marksOf?.(row, file, today) ?? [];
          return (
            <tr key={row.id} role="row" className={styles.row}>
              {columns.map(({ heading, end, text }, index) => {
                const shown = text(row);
                if (index === 0) {
                  return (
                    <th key={heading} role="rowheader" scope="row" className={styles.cell}>
                      <Link as="button" className={styles.name} data-row={row.id} onClick={() => onOpen(row)}>
                        {shown === '' ? 'Open' : shown}
                      </Link>
                      {marks.length === 0 ? null : (
                        <div className={styles.marks}>
                          {marks.map(({ tone, words }) => (
                            <StatusBadge key={words} tone={tone}>
                              {words}
                            </StatusBadge>
                          ))}
                        </div>
                      )}
                    </th>
                  );
                }
                return (
                  <td
                    key={heading}
                    role="cell"
                    data-heading={heading}
                    className={mergeClasses(
                      styles.cell,
                      styles.value,
                      shown === '' && styles.blank,
                      end && styles.end,
                      isBeforeWords(columns, index) && styles.apart,
                    )}
                  >
                    {shown}
                  </td>
                );
              })}
              {more === undefined ? null : (
                <td role="cell" className={styles.cell}>
                  {more.cell(row)}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
