import * as React from 'react';
import { useId } from '@fluentui/react-components';
import { actions, newReference } from '@phb/schemas';
import { FormFooter } from '../../kit/form/FormFooter.js';
import { FormFrame } from '../../kit/form/FormFrame.js';
import { FormSections } from '../../kit/form/FormSections.js';
import { blankRow } from '../../kit/form/readForm.js';
import { useRowForm } from '../../kit/form/useRowForm.js';
import { sentenceOf, useData, useShowMessage } from '../../kit/index.js';
import { Note } from '../../kit/Note.js';
import { addOnce } from '../../kit/steps.js';
import { readMonthAsDue, taskForm } from './taskForm.js';

interface NewTaskProps {
  readonly nextNumber: number;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** The form of a new task. Its reference is made once, so that a second try to save never adds it twice. */
export function NewTask(props: NewTaskProps): JSX.Element {
  const { onUnsaved, onCancel, onSaved } = props;
  const data = useData();
  const show = useShowMessage();
  const formId = useId('task');
  const [blank] = React.useState(() =>
    blankRow(actions, { ref: newReference('A'), number: props.nextNumber, status: 'Not started' }),
  );
  const form = useRowForm(taskForm, blank);
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const { changed } = form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);

  const save = (): void => {
    const read = form.check();
    if (!read.ok || saving) return;
    const { row } = read;
    setSaving(true);
    setFailure(undefined);
    addOnce(data.list(actions), row.ref, row).then(
      () => {
        show({ kind: 'success', text: `Task ${row.number} is added.` });
        onUnsaved(false);
        onSaved();
      },
      (error: unknown) => {
        setSaving(false);
        setFailure(sentenceOf(error));
      },
    );
  };
  return (
    <FormFrame
      label="Add a task"
      form={form}
      formId={formId}
      onSave={save}
      onBlur={() => readMonthAsDue(form)}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter') readMonthAsDue(form);
      }}
    >
      <FormSections form={form} formId={formId} disabled={saving} />
      <Note>A task with several dates gets milestones: save it first, then edit it.</Note>
      <FormFooter save="Add the task" saving={saving} failure={failure} onCancel={onCancel} />
    </FormFrame>
  );
}
