import * as React from 'react';
import { useId } from '@fluentui/react-components';
import { DuplicateError, OfflineError, ValidationFailedError } from '@phb/connectors';
import type { ListDeclaration, RowOf } from '@phb/schemas';
import { sentenceOf } from '../sentence.js';
import type { Member } from './ColumnField.js';
import type { FormDeclaration, FormValues } from './declaration.js';
import { FormFooter } from './FormFooter.js';
import { FormFrame } from './FormFrame.js';
import { FormSections } from './FormSections.js';
import { useRowForm } from './useRowForm.js';
import { useSentWhenOnline } from './useSentWhenOnline.js';

interface NewRowViewProps<L extends ListDeclaration> {
  /** What the form does, its name for screen readers and the words of its button: "Add the budget line". */
  readonly label: string;
  readonly declaration: FormDeclaration<L>;
  /** What the form begins with, its reference made already, so that a second try to save never adds it twice. */
  readonly blank: RowOf<L>;
  readonly members?: readonly Member[];
  /** Adds the row, and tells of it. It may be called again after it failed. */
  readonly add: (row: RowOf<L>) => Promise<void>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
}

/** The form of a new row of any list. */
export function NewRowView<L extends ListDeclaration>(props: NewRowViewProps<L>): JSX.Element {
  const { label, add, onUnsaved, members } = props;
  const formId = useId('form');
  const element = React.useRef<HTMLFormElement>(null);
  const form = useRowForm(props.declaration, props.blank);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  /** What the form held when a lost connection kept it from being saved. */
  const [keptBack, setKeptBack] = React.useState<FormValues | undefined>(undefined);
  const { changed } = form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  // What was pressed to come here is gone: the first field takes the focus.
  React.useEffect(() => element.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);

  const save = (): void => {
    const read = form.check();
    if (!read.ok || saving) return;
    setSaving(true);
    setFailure(undefined);
    setKeptBack(undefined);
    add(read.row).catch((error: unknown) => {
      setSaving(false);
      if (error instanceof DuplicateError && error.column !== undefined) {
        form.refuse([{ column: error.column, message: error.sentence }]);
      } else if (error instanceof ValidationFailedError) form.refuse([{ column: undefined, message: error.sentence }]);
      else {
        if (error instanceof OfflineError) setKeptBack(form.values);
        setFailure(sentenceOf(error));
      }
    });
  };
  useSentWhenOnline(keptBack !== undefined && keptBack === form.values && !saving, save);
  return (
    <FormFrame ref={element} label={label} form={form} formId={formId} onSave={save}>
      <FormSections form={form} formId={formId} disabled={saving} {...(members === undefined ? {} : { members })} />
      <FormFooter save={label} saving={saving} failure={failure} onCancel={props.onCancel} />
    </FormFrame>
  );
}
