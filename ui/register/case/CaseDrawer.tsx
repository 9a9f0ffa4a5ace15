import * as React from 'react';
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons/svg/dismiss';
import { LeaveDialog } from '../../kit/LeaveDialog.js';
import { useReturnFocus } from '../../kit/useReturnFocus.js';
import { useUnsaved } from '../../part/unsaved.js';
import type { OpenedCase } from '../useOpenCase.js';
import { CasePanel } from './CasePanel.js';
import { NewCase } from './NewCase.js';

const useStyles = makeStyles({
  drawer: { width: 'min(100vw, 40rem)' },
  body: { paddingBottom: tokens.spacingVerticalL },
});

interface CaseDrawerProps {
  readonly opened: OpenedCase;
  readonly onOpen: (opened: OpenedCase) => void;
  readonly onClose: () => void;
  /** Something was saved: what lists it should read it again. */
  readonly onSaved: () => void;
}

/** The panel at the right: one case to read and change, or the form of a new one. Asks before it throws away what is unsaved. */
export default function CaseDrawer(props: CaseDrawerProps): JSX.Element {
  const { opened, onOpen, onClose } = props;
  const styles = useStyles();
  const [showing, setShowing] = React.useState(opened);
  const [unsaved, setUnsaved] = React.useState(false);
  /** Where the person wants to go and has to be asked first. */
  const [leavingFor, setLeavingFor] = React.useState<OpenedCase | 'close' | undefined>(undefined);
  useUnsaved(unsaved);
  useReturnFocus();
  React.useEffect(() => {
    if (opened === showing) return;
    if (unsaved) setLeavingFor(opened);
    else setShowing(opened);
  }, [opened, showing, unsaved]);

  const close = (): void => {
    if (unsaved) setLeavingFor('close');
    else onClose();
  };
  const leave = (): void => {
    setUnsaved(false);
    setLeavingFor(undefined);
    if (leavingFor === 'close') onClose();
    else if (leavingFor !== undefined) setShowing(leavingFor);
  };
  const stay = (): void => {
    setLeavingFor(undefined);
    if (leavingFor !== 'close') onOpen(showing);
  };
  const title = showing.kind === 'new' ? 'Add a case' : showing.ref;
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      onOpenChange={(_, data) => {
        if (!data.open) close();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss24Regular />} onClick={close} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {showing.kind === 'new' ? (
          <NewCase onUnsaved={setUnsaved} onOpen={onOpen} onSaved={props.onSaved} onCancel={close} />
        ) : (
          <CasePanel key={showing.ref} caseRef={showing.ref} onUnsaved={setUnsaved} onSaved={props.onSaved} />
        )}
      </DrawerBody>
      {leavingFor === undefined ? null : (
        <LeaveDialog
          what={showing.kind === 'new' ? 'the new case' : `your changes to ${showing.ref}`}
          onStay={stay}
          onLeave={leave}
        />
      )}
    </OverlayDrawer>
  );
}
