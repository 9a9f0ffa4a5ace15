import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    height: '0.75rem',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralStencil1,
    '@media (forced-colors: active)': { border: '1px solid GrayText' },
  },
});

const widths = ['72%', '58%', '80%', '64%', '49%', '70%'];

/** Grey bars where rows will be, as high as the rows themselves. Hidden from screen readers: say "Loading" beside it. */
export function SkeletonRows(props: { readonly rows: number; readonly rowHeight: number }): JSX.Element {
  const styles = useStyles();
  return (
    <div aria-hidden>
      {Array.from({ length: props.rows }, (_, row) => (
        <div key={row} className={styles.row} style={{ height: props.rowHeight }}>
          <div className={styles.bar} style={{ width: widths[row % widths.length] }} />
        </div>
      ))}
    </div>
  );
}
