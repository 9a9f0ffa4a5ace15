import * as React from 'react';
import type { personalHealthBudgets } from '@phb/schemas';
import { RowEditorView } from '../../kit/form/RowEditorView.js';
import { useRowEditor } from '../../kit/form/useRowEditor.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { useData } from '../../part/data.js';
import { caseForm } from './forms.js';
import { RightPerson } from './RightPerson.js';
import type { CaseFile } from './readCase.js';
import { saveCaseSteps } from './saveCase.js';

interface CaseEditorProps {
  readonly file: CaseFile;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Changes a case; where a date or form moves a review clock, the next review moves with it. */
export function CaseEditor(props: CaseEditorProps): JSX.Element {
  const { file, onUnsaved, onCancel, onSaved } = props;
  const data = useData();
  const showMessage = useShowMessage();
  const editor = useRowEditor<typeof personalHealthBudgets>({
    declaration: caseForm,
    stored: file.row,
    refOf: (row) => row.ref,
    steps: (stored, row) => saveCaseSteps(data, { stored, row, reviews: file.reviews, policy: file.policy }),
    onSaved: (changed) => {
      showMessage(
        changed
          ? { kind: 'success', text: `${file.row.ref} is saved.` }
          : { kind: 'info', text: `Nothing was changed in ${file.row.ref}.` },
      );
      onSaved();
    },
  });
  const { changed } = editor.form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  return (
    <>
      <RightPerson />
      <RowEditorView label={file.row.ref} editor={editor} members={file.members} onCancel={onCancel} />
    </>
  );
}
