import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { paymentRows, purchaseRows, returnRows } from './rows/moneyRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [paymentRows, purchaseRows, returnRows];

/** What was paid, bought and accounted for. */
export default function MoneyPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
