import * as React from 'react';
import { mergeClasses } from '@fluentui/react-components';
import { showMoney } from '@phb/schemas';
import type { AmountPeriod } from '@phb/schemas';
import { useCellStyles } from './cellStyles.js';

/** For example: a week, 4 weeks, one-off. */
export function periodInWords(period: AmountPeriod): string {
  if (period === 'one-off') return period;
  return period === '4 weeks' ? 'per 4 weeks' : `per ${period}`;
}

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
