import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showNumber } from '@phb/schemas';

interface TargetBarsProps {
  readonly target: number;
  readonly counts: readonly { readonly label: string; readonly count: number }[];
}

const useStyles = makeStyles({
  bars: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    maxWidth: '44rem',
  },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  track: { height: '0.75rem' },
  bar: {
    height: '100%',
    minWidth: '1px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  },
  target: {
    height: '100%',
    boxSizing: 'border-box',
    minWidth: '1px',
    borderRadius: tokens.borderRadiusSmall,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
  },
});

/** Counts and target as bars on one scale. The table beside it says the same, so it is left out for screen readers. */
export function TargetBars(props: TargetBarsProps): JSX.Element {
  const styles = useStyles();
  const most = Math.max(props.target, ...props.counts.map(({ count }) => count), 1);
  const width = (count: number): { width: string } => ({ width: `${(count / most) * 100}%` });
  return (
    <div className={styles.bars} aria-hidden>
      <span className={styles.label}>Target {showNumber(props.target)}</span>
      <div className={styles.track}>
        <div className={styles.target} style={width(props.target)} />
      </div>
      {props.counts.map(({ label, count }) => (
        <React.Fragment key={label}>
          <span className={styles.label}>
            {label} {showNumber(count)}
          </span>
          <div className={styles.track}>
            <div className={styles.bar} style={width(count)} />
          </div>
        </React.Fragment>
      ))}
    </div>
  );
}
