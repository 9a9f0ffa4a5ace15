import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { contactRows, noteRows } from './rows/contactRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [contactRows, noteRows];

/** Who was spoken to, what is to follow, and what the team notes. */
export default function ContactsPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
