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
import { useModal } from '../../kit/useModal.js';

const useStyles = makeStyles({ button: { whiteSpace: 'nowrap' } });

interface UndoDialogProps {
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

/** Asks before an import is taken back. Escape keeps it. */
export function UndoDialog(props: UndoDialogProps): JSX.Element {
  const styles = useStyles();
  useModal();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) props.onKeep();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Undo this import?</DialogTitle>
          <DialogContent>
            Rows that it added go to the recycle bin, and what it changed is put back as it was. What somebody has
            worked on since stays, and you are told which.
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" className={styles.button} onClick={props.onUndo}>
              Undo the import
            </Button>
            <Button className={styles.button} onClick={props.onKeep}>
              Keep it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
