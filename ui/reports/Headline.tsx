import * as React from 'react';
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    maxWidth: '44rem',
  },
  number: { ...typographyStyles.title2, fontVariantNumeric: 'tabular-nums' },
  words: { flex: '1 1 14rem' },
});

interface HeadlineProps {
  readonly number: string;
  readonly onOpen?: (() => void) | undefined;
  readonly children: React.ReactNode;
}

/** The one number that a report is asked for, with its words. */
export function Headline(props: HeadlineProps): JSX.Element {
  const styles = useStyles();
  const { number, onOpen } = props;
  return (
    <p className={styles.line}>
      {onOpen ? (
        <Link as="button" className={styles.number} onClick={onOpen}>
          {number}
        </Link>
      ) : (
        <span className={styles.number}>{number}</span>
      )}
      <span className={styles.words}>{props.children}</span>
    </p>
  );
}
