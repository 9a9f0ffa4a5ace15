import * as React from 'react';
import type { RowChange } from '@phb/connectors';
import type { ItemId } from '@phb/schemas';
import { PanelDrawer } from '../../kit/PanelDrawer.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import type { OpenedCase } from '../useOpenCase.js';
import { CasePanel } from './CasePanel.js';
import { NewCase } from './NewCase.js';

interface CaseDrawerProps {
  readonly opened: OpenedCase;
  /** What the change log told of the cases since they were loaded, where a working set of them is at hand. */
  readonly changes?: ReadonlyMap<ItemId, RowChange>;
  readonly onOpen: (opened: OpenedCase) => void;
  readonly onClose: () => void;
  /** Something was saved: what lists it should read it again. */
  readonly onSaved: () => void;
}

const noChanges: ReadonlyMap<ItemId, RowChange> = new Map();

function isSame(a: OpenedCase, b: OpenedCase): boolean {
  return a.kind === 'new' ? b.kind === 'new' : b.kind === 'case' && a.ref === b.ref;
}

/** The panel of the register: one case to read and change, or the form of a new one. Asks before it throws away what is unsaved. */
export default function CaseDrawer(props: CaseDrawerProps): JSX.Element {
  const { opened, onOpen, onClose } = props;
  const [showing, setShowing] = React.useState(opened);
  const [unsaved, setUnsaved] = React.useState(false);
  const what = showing.kind === 'new' ? 'the new case' : `your changes to ${showing.ref}`;
  const { leave, dialog } = useLeaveGuard(unsaved, what);
  React.useEffect(() => {
    if (isSame(opened, showing)) return;
    const go = (): void => {
      setUnsaved(false);
      setShowing(opened);
    };
    leave(go, () => onOpen(showing));
  }, [opened, showing, leave, onOpen]);

  const close = (): void => leave(onClose);
  return (
    <PanelDrawer
      title={showing.kind === 'new' ? 'Add a case' : showing.ref}
      width={showing.kind === 'new' ? 'form' : 'page'}
      onClose={close}
    >
      {showing.kind === 'new' ? (
        <NewCase onUnsaved={setUnsaved} onOpen={onOpen} onSaved={props.onSaved} onCancel={close} />
      ) : (
        <CasePanel
          key={showing.ref}
          caseRef={showing.ref}
          pane={opened.kind === 'case' ? opened.pane : undefined}
          changes={props.changes ?? noChanges}
          leave={leave}
          onUnsaved={setUnsaved}
          onSaved={props.onSaved}
        />
      )}
      {dialog}
    </PanelDrawer>
  );
}
