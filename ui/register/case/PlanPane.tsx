import * as React from 'react';
import { budgetLines, showMoney } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { useEnvironment } from '../../part/environment.js';
import { periodInWords } from '../periodInWords.js';
import type { CasePaneProps } from './pane.js';
import { planTotal } from './planTotal.js';
import type { PlanTotal } from './planTotal.js';
import { lineRows, outcomeRows } from './rows/planRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [outcomeRows, lineRows];

/** What the person wants to reach, what the budget is made of, and whether that is the amount that was approved. */
export default function PlanPane(props: CasePaneProps): JSX.Element {
  const { row, policy } = props.file;
  const { today } = useEnvironment();
  return (
    <RowsPane {...props} lists={lists}>
      {(rowsOf) => {
        const total = planTotal(row, rowsOf(budgetLines), today, policy.weeksInYear);
        return total === undefined ? null : <Total total={total} />;
      }}
    </RowsPane>
  );
}

function Total(props: { readonly total: PlanTotal }): JSX.Element {
  const { lines, total, period, difference } = props.total;
  const sum = `${lines === 1 ? 'The one budget line that runs comes' : `The ${lines} budget lines that run come`} to ${showMoney(total)} ${periodInWords(period)}`;
  if (difference === undefined) return <Note>{sum}. No amount is approved yet.</Note>;
  if (difference === 0) return <Note>{sum}, which is the approved amount.</Note>;
  return (
    <Note kind="warning">
      {sum}: {showMoney(Math.abs(difference))} {difference > 0 ? 'more' : 'less'} than the approved amount. The amount
      must cover the full cost of each service in the plan.
    </Note>
  );
}
