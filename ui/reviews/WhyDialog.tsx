import * as React from 'react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReviewDue } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { useModal } from '../kit/useModal.js';
import { WhyThisDate } from './WhyThisDate.js';

interface WhyDialogProps {
  readonly caseRef: string;
  readonly due: ReviewDue;
  readonly stored: Temporal.PlainDate | null;
  readonly onClose: () => void;
}

/** The explanation of a date, over the tracker. */
export default function WhyDialog(props: WhyDialogProps): JSX.Element {
  useModal();
  return (
    <Dialog
      open
      onOpenChange={(_, state) => {
        if (!state.open) props.onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Why this date? {props.caseRef}</DialogTitle>
          <DialogContent>
            <WhyThisDate due={props.due} stored={props.stored} headingLevel={3} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={props.onClose}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
