import * as React from 'react';
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useShowMessage } from '../MessageLine.js';

const useStyles = makeStyles({
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface FormFooterProps {
  readonly save: string;
  readonly saving: boolean;
  readonly onCancel: () => void;
}

/** Save and cancel, always in sight below a form. The save button submits the form that it stands in. */
export function FormFooter(props: FormFooterProps): JSX.Element {
  const { save, saving, onCancel } = props;
  const styles = useStyles();
  const showMessage = useShowMessage();
  // What was saved before is said; now it would only lie over the form.
  React.useEffect(() => showMessage(undefined), [showMessage]);
  return (
    <div className={styles.footer}>
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
    </div>
  );
}
