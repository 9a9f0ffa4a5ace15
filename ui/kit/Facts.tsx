import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  facts: {
    ...typographyStyles.body1,
    display: 'grid',
    gridTemplateColumns: 'minmax(7rem, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    maxWidth: '44rem',
    // One long label would leave the values no room.
    '@media (max-width: 480px)': { gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Labels and what they hold, one pair to a line. */
export function Facts(props: { readonly facts: readonly (readonly [string, React.ReactNode])[] }): JSX.Element {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {props.facts.map(([label, value]) => (
        <React.Fragment key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}
