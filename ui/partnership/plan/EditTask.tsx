import * as React from 'react';
import { actions, type Action, type Stored } from '@phb/schemas';
import { changesBetween } from '../../kit/form/merge.js';
import { RowEditorView } from '../../kit/form/RowEditorView.js';
import { useRowEditor } from '../../kit/form/useRowEditor.js';
import { useData, useShowMessage } from '../../kit/index.js';
import { stepRun } from '../../kit/steps.js';
import { useUndoMessage } from '../../kit/useUndoMessage.js';
import { readMonthAsDue, taskForm } from './taskForm.js';

interface EditTaskProps {
  readonly task: Stored<Action>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  /** A save was taken back, maybe after this form was left. */
  readonly onUndone: () => void;
}

/** Changes a task. When somebody else saved first, the merge is shown. */
export function EditTask(props: EditTaskProps): JSX.Element {
  const { task, onUnsaved, onCancel, onSaved, onUndone } = props;
  const data = useData();
  const show = useShowMessage();
  const undoMessage = useUndoMessage();
  const editor = useRowEditor<typeof actions>({
    declaration: taskForm,
    stored: task,
    refOf: (row) => row.ref,
    steps: (stored, row) => {
      const changes = changesBetween(actions, stored, row);
      if (Object.keys(changes).length === 0) return undefined;
      return stepRun([
        {
          saves: 'the task',
          run: async () => {
            await data.list(actions).update(stored, changes);
          },
        },
      ]);
    },
    onSaved: (undo) => {
      const name = `task ${task.number}`;
      if (undo === undefined) show({ kind: 'info', text: `Nothing was changed in ${name}.` });
      else
        undoMessage({ text: `Task ${task.number} is saved.`, undone: `Undone: ${name} is as it was.`, undo, onUndone });
      onSaved();
    },
  });
  const { changed } = editor.form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  return (
    <div
      onBlur={() => readMonthAsDue(editor.form)}
      onKeyDownCapture={(event) => {
        if (event.key === 'Enter') readMonthAsDue(editor.form);
      }}
    >
      <RowEditorView label={`task ${task.number}`} editor={editor} onCancel={onCancel} />
    </div>
  );
}
