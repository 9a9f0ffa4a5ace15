import * as React from 'react';
import { people } from '@phb/schemas';
import type { Person, Stored } from '@phb/schemas';
import { changesBetween } from '../../kit/form/merge.js';
import { RowEditorView } from '../../kit/form/RowEditorView.js';
import { useRowEditor } from '../../kit/form/useRowEditor.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { stepRun } from '../../kit/steps.js';
import { useUndoMessage } from '../../kit/useUndoMessage.js';
import { useData } from '../../part/data.js';
import { personForm } from './forms.js';
import { RightPerson } from './RightPerson.js';

interface PersonEditorProps {
  readonly person: Stored<Person>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
  /** A save was taken back, maybe after this form was left. */
  readonly onUndone: () => void;
}

/** Changes who the case is about. */
export function PersonEditor(props: PersonEditorProps): JSX.Element {
  const { person, onUnsaved, onCancel, onSaved, onUndone } = props;
  const data = useData();
  const showMessage = useShowMessage();
  const undoMessage = useUndoMessage();
  const editor = useRowEditor<typeof people>({
    declaration: personForm,
    stored: person,
    refOf: (row) => row.ref,
    steps: (stored, row) => {
      const changes = changesBetween(people, stored, row);
      if (Object.keys(changes).length === 0) return undefined;
      const run = async (): Promise<void> => {
        await data.list(people).update(stored, changes);
      };
      return stepRun([{ saves: 'the person', run }]);
    },
    onSaved: (undo) => {
      if (undo === undefined) showMessage({ kind: 'info', text: 'Nothing was changed.' });
      else undoMessage({ text: 'The person is saved.', undone: 'Undone: the person is as before.', undo, onUndone });
      onSaved();
    },
  });
  const { changed } = editor.form;
  React.useEffect(() => onUnsaved(changed), [changed, onUnsaved]);
  return (
    <>
      <RightPerson />
      <RowEditorView label={person.ref} editor={editor} onCancel={onCancel} />
    </>
  );
}
