import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight16Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { GridGroup } from './column.js';
import { positionKey } from './column.js';
import { useGridStyles } from './gridStyles.js';

const useStyles = makeStyles({
  groupRow: { display: 'flex', backgroundColor: tokens.colorNeutralBackground2 },
  groupCell: { position: 'sticky', left: 0, columnGap: tokens.spacingHorizontalS, maxWidth: '100%' },
  groupLabel: { ...typographyStyles.body1Strong, whiteSpace: 'nowrap' },
  groupTotals: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface GroupRowProps {
  readonly index: number;
  readonly group: GridGroup;
  readonly columns: number;
  readonly top: number;
  readonly height: number;
  readonly activeColumn: number;
  readonly ariaRowIndex: number;
  readonly onToggle: () => void;
}

/** The heading of a group: its name, what it adds up to, and whether its rows are shown. */
export default function GroupRow(props: GroupRowProps): JSX.Element {
  const { index, group, activeColumn, onToggle } = props;
  const grid = useGridStyles();
  const styles = useStyles();
  // One cell stands for all columns: it answers to the column that the focus comes from.
  const column = Math.max(activeColumn, 0);
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      aria-level={1}
      aria-expanded={group.isOpen}
      aria-posinset={group.place}
      aria-setsize={group.groups}
      className={mergeClasses(grid.row, grid.bodyRow, grid.opens, styles.groupRow)}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
      onClick={onToggle}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={props.columns}
        className={mergeClasses(grid.cell, styles.groupCell)}
        data-cell={positionKey({ row: index, column, part: 0 })}
        tabIndex={activeColumn >= 0 ? 0 : -1}
        onKeyDown={(event) => {
          const turns =
            event.key === 'Enter' || event.key === ' ' || event.key === (group.isOpen ? 'ArrowLeft' : 'ArrowRight');
          if (!turns || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onToggle();
        }}
      >
        <span className={grid.icon} aria-hidden>
          {group.isOpen ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
        </span>
        <span className={styles.groupLabel}>{group.label}</span>
        <span className={styles.groupTotals}>{group.totals}</span>
      </div>
    </div>
  );
}
