import * as React from 'react';
import { AmountsTable } from './AmountsTable.js';
import type { CasePaneProps } from './pane.js';
import { paymentRows, purchaseRows, returnRows } from './rows/moneyRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [paymentRows, purchaseRows, returnRows];

/** The amount as it was costed; what was paid, bought and accounted for. */
export default function MoneyPane(props: CasePaneProps): JSX.Element {
  const { row, policy } = props.file;
  return (
    <RowsPane {...props} lists={lists}>
      <AmountsTable row={row} policy={policy} />
    </RowsPane>
  );
}
