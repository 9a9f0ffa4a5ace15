import * as React from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ListDeclaration, RowOf } from '@phb/schemas';
import { Facts } from '../../../kit/Facts.js';
import type { CaseRows } from './caseRows.js';
import type { Named } from './cellText.js';
import { rowFacts } from './rowFacts.js';

const useStyles = makeStyles({
  view: { display: 'grid', rowGap: tokens.spacingVerticalL, justifyItems: 'start' },
});

interface RowViewProps {
  readonly rows: CaseRows;
  readonly row: RowOf<ListDeclaration>;
  readonly named: Named;
  readonly onBack: () => void;
}

/** All that is recorded in one row, to read. */
export function RowView(props: RowViewProps): JSX.Element {
  const { rows, row, named, onBack } = props;
  const styles = useStyles();
  const back = React.useRef<HTMLButtonElement>(null);
  // What was pressed to come here is gone.
  React.useEffect(() => back.current?.focus(), []);
  return (
    <div className={styles.view}>
      <Facts facts={rowFacts(rows, row, named)} />
      <Button ref={back} onClick={onBack}>
        Back
      </Button>
    </div>
  );
}
