import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { decisionRows, approvalRows } from './rows/decisionRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [decisionRows, approvalRows];

/** What was decided and who approved it. The moves of the life cycle write both; a decision that moves no case is added here. */
export default function DecisionsPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
