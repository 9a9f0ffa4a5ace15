import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { StatusBadge } from '../kit/index.js';

interface ReconciliationProps {
  readonly result: { readonly reconciles: boolean; readonly reconciliation: string };
}

const useStyles = makeStyles({
  line: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    margin: 0,
  },
});

/** Whether the lines and the total agree, in words, with the reason. */
export function Reconciliation(props: ReconciliationProps): JSX.Element {
  const styles = useStyles();
  const { reconciles, reconciliation } = props.result;
  return (
    <p className={styles.line}>
      <StatusBadge tone={reconciles ? 'success' : 'danger'}>
        {reconciles ? 'Reconciles' : 'Does not reconcile'}
      </StatusBadge>
      <span>{reconciliation}</span>
    </p>
  );
}
