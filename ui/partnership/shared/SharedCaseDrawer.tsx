import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { columnsOf, display, sharedCases, type SharedCase, type Stored } from '@phb/schemas';
import { Facts } from '../../kit/index.js';
import { Note } from '../../kit/Note.js';
import { PanelDrawer } from '../../kit/PanelDrawer.js';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
});

interface SharedCaseDrawerProps {
  readonly shared: Stored<SharedCase>;
  readonly onClose: () => void;
}

/** Everything that is shared of one case, and the moment it was published. */
export default function SharedCaseDrawer(props: SharedCaseDrawerProps): JSX.Element {
  const { shared, onClose } = props;
  const styles = useStyles();
  const values: Readonly<Record<string, unknown>> = shared;
  return (
    <PanelDrawer title={shared.ref} onClose={onClose}>
      <div className={styles.body}>
        <Facts
          facts={columnsOf(sharedCases).map(([name, column]) => [
            column.label,
            display(column, values[name]) || 'Not recorded',
          ])}
        />
        <Note>
          This is a copy made when it was published, and all that is shared of the case. If something is wrong, tell the
          team that keeps the register: what is typed here is overwritten.
        </Note>
      </div>
    </PanelDrawer>
  );
}
