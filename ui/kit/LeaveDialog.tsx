import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useModal } from './useModal.js';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

interface LeaveDialogProps {
  /** What would be lost, as the question says it: "your changes to PHB-7K3Q-9F2X". */
  readonly what: string;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before something unsaved is thrown away. Escape stays. */
export function LeaveDialog(props: LeaveDialogProps): JSX.Element {
  const styles = useStyles();
  useModal();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) props.onStay();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Leave without saving?</DialogTitle>
          <DialogContent>If you leave now, {props.what} will not be saved.</DialogContent>
          <DialogActions>
            <Button appearance="primary" className={styles.button} onClick={props.onStay}>
              Go on editing
            </Button>
            <Button className={styles.button} onClick={props.onLeave}>
              Leave without saving
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
