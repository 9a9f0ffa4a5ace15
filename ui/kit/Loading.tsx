import * as React from 'react';
import { makeStyles, Spinner, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  place: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minHeight: '10rem',
    padding: tokens.spacingVerticalL,
  },
});

/** Work is under way; says what. For a table or grid use SkeletonRows, which keeps its place. */
export function Loading(props: { readonly label: string }): JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      <Spinner size="small" label={props.label} />
    </div>
  );
}
