import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { lineRows, outcomeRows } from './rows/planRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [outcomeRows, lineRows];

/** What the person wants to reach, and what the budget is made of. */
export default function PlanPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
