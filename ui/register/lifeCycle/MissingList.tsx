import * as React from 'react';
import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Missing } from '@phb/schemas';
import { paneOf } from './paneOf.js';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingLeft: tokens.spacingHorizontalL },
  item: { marginBottom: tokens.spacingVerticalXS },
});

interface MissingListProps {
  readonly missing: readonly Missing[];
  readonly label: string;
  /** Opens the tab of the record where a row is entered. */
  readonly onOpenPane: (pane: string) => void;
}

/** What is missing and why, each with the way to where it is entered. */
export function MissingList(props: MissingListProps): JSX.Element {
  const { missing, onOpenPane } = props;
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={props.label}>
      {missing.map((each) => {
        const place = paneOf(each.asks);
        return (
          <li key={each.guard} className={styles.item}>
            {each.message}
            {place === undefined ? null : (
              <>
                {' '}
                <Link as="button" type="button" inline onClick={() => onOpenPane(place.pane)}>
                  {place.label}
                </Link>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
