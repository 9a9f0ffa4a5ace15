import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import type { GridColumn } from '../../kit/grid/column.js';
import { showTime } from '../../kit/time.js';
import { memberName } from '../../kit/useMembers.js';
import type { OpenCases } from '../workingSets.js';
import type { Unseen } from './useMoved.js';

const useStyles = makeStyles({
  cell: {
    display: 'grid',
    width: '100%',
    boxSizing: 'border-box',
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalXS,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorCompoundBrandStroke}`,
    lineHeight: '16px',
  },
  // Small, so that both lines fit into the lowest row.
  words: {
    fontSize: tokens.fontSizeBase100,
    lineHeight: '13px',
    color: tokens.colorNeutralForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

function Marked(props: {
  readonly when: string;
  readonly by: string;
  readonly children: React.ReactNode;
}): JSX.Element {
  const { when, by } = props;
  const styles = useStyles();
  const words = `Changed${when === '' ? '' : ` ${when}`}${by === '' ? '' : ` by ${by}`}`;
  return (
    <span className={styles.cell}>
      {props.children}
      <span className={styles.words} title={words}>
        {words}
      </span>
    </span>
  );
}

/** The columns of the register, the first of them with a mark on the cases that moved: in words, and with a line in colour. */
export function markMoved(
  columns: readonly GridColumn[],
  unseen: Unseen,
  cases: OpenCases['set'],
  members: readonly SiteUser[],
  zone: string,
): readonly GridColumn[] {
  const [first, ...others] = columns;
  if (unseen.size === 0 || first === undefined) return columns;
  const cell = (row: number): React.ReactNode => {
    const change = unseen.get(cases.id(row));
    if (change === undefined) return first.cell(row);
    return (
      <Marked
        when={change.at === undefined ? '' : showTime(change.at, zone)}
        by={change.by === undefined ? '' : memberName(members, change.by)}
      >
        {first.cell(row)}
      </Marked>
    );
  };
  return [{ ...first, cell }, ...others];
}
