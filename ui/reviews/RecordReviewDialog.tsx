import * as React from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons/svg/dismiss';
import type { Reference, ReviewDue } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { LoadView } from '../kit/LoadView.js';
import { useLeaveGuard } from '../kit/useLeaveGuard.js';
import { useLoad } from '../kit/useLoad.js';
import { useModal } from '../kit/useModal.js';
import { useData } from '../part/data.js';
import { IdentityLine } from '../register/case/IdentityLine.js';
import { readCase } from '../register/case/readCase.js';
import { RecordReviewForm } from './RecordReviewForm.js';

const useStyles = makeStyles({
  // The window's edge is never further away than its own width, so that 320 px is enough.
  surface: { width: 'min(100vw - 1rem, 40rem)', maxWidth: '100vw', boxSizing: 'border-box' },
  content: { minHeight: '16rem', display: 'grid', rowGap: tokens.spacingVerticalL, alignContent: 'start' },
});

interface RecordReviewDialogProps {
  readonly caseRef: Reference<'PHB'>;
  readonly onClose: () => void;
  readonly onRecorded: (due: ReviewDue) => void;
}

/** Records a review of one case. The case is read afresh, so that the clocks are those of this moment. */
export default function RecordReviewDialog(props: RecordReviewDialogProps): JSX.Element {
  const { caseRef, onClose, onRecorded } = props;
  const data = useData();
  const styles = useStyles();
  const [unsaved, setUnsaved] = React.useState(false);
  const { leave, dialog } = useLeaveGuard(unsaved, `the review of ${caseRef}`);
  const load = useLoad(React.useCallback(() => readCase(data, caseRef), [data, caseRef]));
  useModal();
  const close = (): void => leave(onClose);
  return (
    <Dialog
      open
      onOpenChange={(_, state) => {
        if (!state.open) close();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle
            action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss24Regular />} onClick={close} />}
          >
            Record a review of {caseRef}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <LoadView load={load} subject={caseRef}>
              {(file) =>
                file === undefined ? (
                  <EmptyState title={`There is no case ${caseRef} in the register any more.`} />
                ) : (
                  <>
                    <IdentityLine person={file.person} />
                    <RecordReviewForm
                      file={file}
                      onUnsaved={setUnsaved}
                      onCancel={close}
                      onRecorded={(due) => {
                        setUnsaved(false);
                        onRecorded(due);
                      }}
                    />
                  </>
                )
              }
            </LoadView>
          </DialogContent>
        </DialogBody>
        {dialog}
      </DialogSurface>
    </Dialog>
  );
}
