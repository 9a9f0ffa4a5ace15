import * as React from 'react';
import type { CasePaneProps } from './pane.js';
import { contactRows } from './rows/contactRows.js';
import { RowsPane } from './rows/RowsPane.js';

const lists = [contactRows];

/** Who was spoken to, and what is to follow. */
export default function ContactsPane(props: CasePaneProps): JSX.Element {
  return <RowsPane {...props} lists={lists} />;
}
