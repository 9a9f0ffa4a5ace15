import * as React from 'react';
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Remark } from '@phb/schemas';

interface RemarksProps {
  readonly remarks: readonly Remark[];
  /** Opens the rows that a remark is about. */
  readonly onOpen?: (title: string, references: readonly string[]) => void;
}

const useStyles = makeStyles({
  list: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
    maxWidth: '44rem',
  },
});

/** What a reader must know of a count. Nothing is drawn if there is nothing to say. */
export function Remarks(props: RemarksProps): JSX.Element | null {
  const { remarks, onOpen } = props;
  const styles = useStyles();
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.list}>
      {remarks.map((remark) => (
        <li key={remark.sentence}>
          {remark.sentence}{' '}
          {remark.references.length === 0 || !onOpen ? null : (
            <Link as="button" inline onClick={() => onOpen(remark.sentence, remark.references)}>
              Show them
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
