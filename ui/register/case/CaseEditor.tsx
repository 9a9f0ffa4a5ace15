import * as React from 'react';
import { isRaisedAboveLimit, personalHealthBudgets } from '@phb/schemas';
import { RowEditorView } from '../../kit/form/RowEditorView.js';
import { typedRow } from '../../kit/form/typedRow.js';
import { useRowEditor } from '../../kit/form/useRowEditor.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { useUndoMessage } from '../../kit/useUndoMessage.js';
import { useData } from '../../part/data.js';
import { caseForm } from './forms.js';
import { RaisedBudget } from './RaisedBudget.js';
import { RightPerson } from './RightPerson.js';
import type { CaseFile } from './readCase.js';
import { saveCaseSteps } from './saveCase.js';

interface CaseEditorProps {
  readonly file: CaseFile;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  /** A save was taken back, maybe after this form was left. */
  readonly onUndone: () => void;
}

/** Changes a case; where a date or form moves a review clock, the next review moves with it. */
export function CaseEditor(props: CaseEditorProps): JSX.Element {
  const { file, onUnsaved, onCancel, onSaved, onUndone } = props;
  const data = useData();
  const showMessage = useShowMessage();
  const undoMessage = useUndoMessage();
  const editor = useRowEditor({
    declaration: caseForm,
    stored: file.row,
    refOf: (row) => row.ref,
    steps: (stored, row) => saveCaseSteps(data, { stored, row, reviews: file.reviews, policy: file.policy }),
    onSaved: (undo) => {
      const { ref } = file.row;
      if (undo === undefined) showMessage({ kind: 'info', text: `Nothing was changed in ${ref}.` });
      else undoMessage({ text: `${ref} is saved.`, undone: `Undone: ${ref} is as it was.`, undo, onUndone });
      onSaved();
    },
  });
  const { changed, values } = editor.form;
  const typed = typedRow(personalHealthBudgets, file.row, values);
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  return (
    <>
      <RightPerson />
      <RowEditorView label={file.row.ref} editor={editor} members={file.members} onCancel={onCancel} />
      {isRaisedAboveLimit(file.row, typed, file.policy) ? <RaisedBudget file={file} typed={typed} /> : null}
    </>
  );
}
