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

interface Answer {
  readonly label: string;
  readonly onChoose: () => void;
}

interface QuestionDialogProps {
  /** The question. */
  readonly title: string;
  /** What either answer would mean. */
  readonly children: React.ReactNode;
  /** The answer that is offered first. */
  readonly primary: Answer;
  readonly secondary: Answer;
  /** Escape: the answer that changes nothing. */
  readonly onEscape: () => void;
}

/** Asks before something is done that cannot simply be taken back, with two answers. */
export function QuestionDialog(props: QuestionDialogProps): JSX.Element {
  const { title, children, primary, secondary, onEscape } = props;
  const styles = useStyles();
  useModal();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) onEscape();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button appearance="primary" className={styles.button} onClick={primary.onChoose}>
              {primary.label}
            </Button>
            <Button className={styles.button} onClick={secondary.onChoose}>
              {secondary.label}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
