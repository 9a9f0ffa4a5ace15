import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { addUp, type Tally } from '@phb/schemas';
import { StatusBadge } from '../kit/index.js';
import type { AddingUp } from './addingUp.js';

interface AddUpBarProps {
  readonly adding: AddingUp;
  /** The tables of the report; their ticked lines are added. */
  readonly tallies: readonly Tally[];
}

const useStyles = makeStyles({
  // Stays in sight while lines are ticked further up; rows scroll under it and keep their place.
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    maxWidth: '46rem',
    boxSizing: 'border-box',
  },
  sum: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    margin: 0,
    minWidth: 0,
    minHeight: '2rem',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** The running total of the ticked lines, or why they cannot be added. */
export function AddUpBar(props: AddUpBarProps): JSX.Element {
  const { adding, tallies } = props;
  const styles = useStyles();
  const lines = tallies.flatMap((tally) => tally.lines.filter(adding.isTicked));
  const [only, ...others] = tallies.filter((tally) => tally.lines.some(adding.isTicked));
  const sum = addUp(lines, others.length === 0 ? only?.total : undefined);
  return (
    <div className={styles.bar}>
      <p className={styles.sum} role="status">
        {sum.ok ? null : <StatusBadge tone="danger">Not added</StatusBadge>}
        <span>{lines.length === 0 ? 'Tick lines to add them up. Nobody is counted twice.' : sum.sentence}</span>
      </p>
      <Button appearance="subtle" disabledFocusable={lines.length === 0} onClick={adding.clear}>
        Clear
      </Button>
    </div>
  );
}
