import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { showMoney } from '@phb/schemas';
import type { AmountPeriod } from '@phb/schemas';
import { useCellStyles } from './cellStyles.js';
import { periodInWords } from './periodInWords.js';

/** An amount as it was costed, with its period. */
export function AmountCell(props: {
  readonly pence: number | null;
  readonly period: AmountPeriod | null;
}): JSX.Element | null {
  const { pence, period } = props;
  const styles = useCellStyles();
  if (pence === null) return null;
  return (
    <span className={styles.amount}>
      <span>{showMoney(pence)}</span>
      <span className={mergeClasses(styles.period, styles.quiet)}>{period === null ? '' : periodInWords(period)}</span>
    </span>
  );
}
