import * as React from 'react';
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useShowMessage } from '../MessageLine.js';
import { Note } from '../Note.js';

const useStyles = makeStyles({
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  last: { marginInlineStart: 'auto' },
});

interface FormFooterProps {
  readonly save: string;
  readonly saving: boolean;
  /** Why the last attempt failed, for what stands at no field. Here it is in sight wherever the person has scrolled to. */
  readonly failure?: string | undefined;
  readonly onCancel: () => void;
  /** A button at the far end, for what is neither saving nor leaving: removing the row. */
  readonly other?: React.ReactNode;
}

/** Save and cancel, always in sight below a form. The save button submits the form that it stands in. */
export function FormFooter(props: FormFooterProps): JSX.Element {
  const { save, saving, failure, onCancel, other } = props;
  const styles = useStyles();
  const showMessage = useShowMessage();
  // What was saved before is said; now it would only lie over the form.
  React.useEffect(() => showMessage(undefined), [showMessage]);
  return (
    <div className={styles.footer}>
      {failure === undefined ? null : (
        <div role="alert">
          <Note kind="warning">{failure}</Note>
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={saving}
          {...(saving ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}
        >
          {saving ? 'Saving' : save}
        </Button>
        <Button disabled={saving} onClick={onCancel}>
          Cancel
        </Button>
        {other === undefined ? null : <div className={styles.last}>{other}</div>}
      </div>
    </div>
  );
}
