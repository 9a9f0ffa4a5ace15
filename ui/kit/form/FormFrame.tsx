import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '@phb/schemas';
import { ErrorSummary } from './ErrorSummary.js';
import { fieldId, focusField } from './fieldPlace.js';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, minWidth: 0 },
});

interface FormFrameProps extends Pick<React.FormHTMLAttributes<HTMLFormElement>, 'onBlur' | 'onKeyDownCapture'> {
  /** The name of the form for screen readers. */
  readonly label: string;
  /** Under which its fields are found. */
  readonly formId: string;
  readonly form: { readonly problems: readonly Problem[]; readonly refusals: number };
  /** Enter, or the button that submits. */
  readonly onSave: () => void;
  readonly children: React.ReactNode;
}

/** The frame of every form of one row: what is to be mended above, then its fields and its footer. */
export const FormFrame = React.forwardRef<HTMLFormElement, FormFrameProps>(function FormFrame(props, ref) {
  const { label, formId, form, onSave, children, ...handlers } = props;
  const styles = useStyles();
  return (
    <form
      ref={ref}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      {...handlers}
    >
      <ErrorSummary
        problems={form.problems}
        refusals={form.refusals}
        onGo={(column) => focusField(fieldId(formId, column))}
      />
      {children}
    </form>
  );
});
