import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { isReference, newReference } from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { NewRowView } from '../kit/form/NewRowView.js';
import { blankRow } from '../kit/form/readForm.js';
import { RowEditorView } from '../kit/form/RowEditorView.js';
import { useRowEditor } from '../kit/form/useRowEditor.js';
import { Note } from '../kit/Note.js';
import { sentenceOf } from '../kit/sentence.js';
import { StepsStoppedError } from '../kit/steps.js';
import type { StepRun } from '../kit/steps.js';
import { useMembers } from '../kit/useMembers.js';
import { useData } from '../part/data.js';
import { nativeForm } from './forms.js';
import type { RowFile } from './readRow.js';
import type { ListFormProps } from './request.js';
import { addRowSteps, saveRowSteps } from './rowSteps.js';

type Callbacks = Pick<ListFormProps, 'onUnsaved' | 'onSaved' | 'onClose'>;

/** Changes a stored row of any list. */
export function RowEdit(props: Callbacks & { readonly list: ListDeclaration; readonly file: RowFile }): JSX.Element {
  const { list, file, onUnsaved } = props;
  const data = useData();
  const declaration = React.useMemo(() => nativeForm(list), [list]);
  const editor = useRowEditor({
    declaration,
    stored: file.row,
    refOf: (row) => {
      const { ref } = row;
      if (typeof ref === 'string' && isReference(list.columns.ref.prefix, ref)) return ref;
      throw new TypeError(`${list.title}: a stored row has no reference`);
    },
    steps: (stored, row) => saveRowSteps(data, list, stored, row),
    onSaved: () => {
      onUnsaved(false);
      props.onSaved();
    },
  });
  const { changed } = editor.form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  return <RowEditorView label={String(file.row.ref)} editor={editor} members={file.members} onCancel={props.onClose} />;
}

/** Adds a row to any list. */
export function RowNew(props: Callbacks & { readonly list: ListDeclaration }): JSX.Element {
  const { list, onUnsaved, onSaved } = props;
  const data = useData();
  const declaration = React.useMemo(() => nativeForm(list), [list]);
  const [blank] = React.useState(() => blankRow(list, { ref: newReference(list.columns.ref.prefix) }));
  const members = useMembers();
  /** The row is saved and what follows from it is not. */
  const [stopped, setStopped] = React.useState<{ readonly run: StepRun; readonly sentence: string } | undefined>();
  const saved = (): void => {
    onUnsaved(false);
    onSaved();
  };
  const carryOn = async (run: StepRun): Promise<void> => {
    try {
      await run.run();
      saved();
    } catch (error) {
      if (!(error instanceof StepsStoppedError)) throw error;
      onUnsaved(false);
      setStopped({ run, sentence: error.sentence });
    }
  };
  if (stopped !== undefined) return <Rest sentence={stopped.sentence} onSave={() => carryOn(stopped.run)} />;
  return (
    <NewRowView
      label="Save"
      declaration={declaration}
      blank={blank}
      members={members}
      add={(row) => carryOn(addRowSteps(data, list, row))}
      onUnsaved={onUnsaved}
      onCancel={props.onClose}
    />
  );
}

/** What was saved and what was not, after the row itself was: only the rest can be saved. */
function Rest(props: { readonly sentence: string; readonly onSave: () => Promise<void> }): JSX.Element {
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const save = (): void => {
    setSaving(true);
    props
      .onSave()
      .catch((error: unknown) => setFailure(sentenceOf(error)))
      .finally(() => setSaving(false));
  };
  return (
    <>
      <div role="alert">
        <Note kind="warning">{failure ?? props.sentence}</Note>
      </div>
      <Button appearance="primary" disabledFocusable={saving} onClick={save}>
        Save the rest
      </Button>
    </>
  );
}
