import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { partyRows } from './rows/peopleRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [partyRows];

/** Who acts for the person, and the organisations around the case. */
export default function PeoplePane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
