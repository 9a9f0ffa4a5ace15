import * as React from 'react';
import { people } from '@phb/schemas';
import type { Person, Stored } from '@phb/schemas';
import { changesBetween } from '../../kit/form/merge.js';
import { RowEditorView } from '../../kit/form/RowEditorView.js';
import { useRowEditor } from '../../kit/form/useRowEditor.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { stepRun } from '../../kit/steps.js';
import { useData } from '../../part/data.js';
import { personForm } from './forms.js';
import { RightPerson } from './RightPerson.js';

interface PersonEditorProps {
  readonly person: Stored<Person>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}

/** Changes who the case is about. */
export function PersonEditor(props: PersonEditorProps): JSX.Element {
  const { person, onUnsaved, onCancel, onSaved } = props;
  const data = useData();
  const showMessage = useShowMessage();
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
    onSaved: (changed) => {
      showMessage({
        kind: changed ? 'success' : 'info',
        text: changed ? 'The person is saved.' : 'Nothing was changed.',
      });
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
