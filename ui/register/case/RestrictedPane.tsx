import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { matterRows } from './rows/restrictedRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [matterRows];

/** What only a named few may know of. */
export default function RestrictedPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
