import * as React from 'react';
import { makeStyles, SearchBox, tokens, typographyStyles } from '@fluentui/react-components';

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
});

interface FindBarProps {
  /** What is looked for: "Find cases". */
  readonly label: string;
  /** By what: "Find by reference, name or NHS number". */
  readonly searchLabel: string;
  readonly search: string;
  readonly onSearch: (typed: string) => void;
  /** "12 of 1,646 cases", or how far loading has come. Changes are read out by whoever counts. */
  readonly count: string;
  /** Between the box and the count. */
  readonly children?: React.ReactNode;
  /** After the count. */
  readonly after?: React.ReactNode;
}

/** The search box and the count above a grid. */
export function FindBar(props: FindBarProps): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.bar} role="search" aria-label={props.label}>
      <SearchBox
        className={styles.search}
        aria-label={props.searchLabel}
        placeholder={props.searchLabel}
        autoComplete="off"
        value={props.search}
        onChange={(_, data) => props.onSearch(data.value)}
      />
      {props.children}
      <p className={styles.count} role="status">
        {props.count}
      </p>
      {props.after}
    </div>
  );
}
