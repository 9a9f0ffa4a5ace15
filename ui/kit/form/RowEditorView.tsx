import * as React from 'react';
import { useId } from '@fluentui/react-components';
import type { ListDeclaration } from '@phb/schemas';
import type { Member } from './ColumnField.js';
import { ConflictView } from './ConflictView.js';
import { FormFooter } from './FormFooter.js';
import { FormFrame } from './FormFrame.js';
import { FormSections } from './FormSections.js';
import type { useRowEditor } from './useRowEditor.js';

const nobody: readonly Member[] = [];

interface RowEditorViewProps<L extends ListDeclaration> {
  /** What is edited, for screen readers: "PHB-7K3Q-9F2X". */
  readonly label: string;
  readonly editor: ReturnType<typeof useRowEditor<L>>;
  readonly members?: readonly Member[];
  readonly onCancel: () => void;
  /** A button at the far end of the foot, for what is neither saving nor leaving. */
  readonly other?: React.ReactNode;
}

/** The form of one stored row, or the merge when somebody else saved first. */
export function RowEditorView<L extends ListDeclaration>(props: RowEditorViewProps<L>): JSX.Element {
  const { editor, members, onCancel } = props;
  const { form, saving, conflict } = editor;
  const formId = useId('form');
  const element = React.useRef<HTMLFormElement>(null);
  const merging = conflict !== undefined;
  React.useEffect(() => {
    // What was pressed to come here is gone: the first field takes the focus.
    if (!merging) element.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [merging]);
  if (conflict !== undefined) {
    return (
      <ConflictView
        list={form.declaration.list}
        units={conflict.units}
        before={conflict.before}
        mine={conflict.mine}
        theirs={conflict.theirs}
        members={members ?? nobody}
        saving={saving}
        onSave={editor.saveMerged}
        onCancel={editor.leaveConflict}
      />
    );
  }
  return (
    <FormFrame ref={element} label={`Edit ${props.label}`} form={form} formId={formId} onSave={editor.save}>
      <FormSections
        form={form}
        formId={formId}
        disabled={saving || editor.halfSaved}
        {...(members === undefined ? {} : { members })}
      />
      <FormFooter
        save={editor.halfSaved ? 'Save the rest' : 'Save'}
        saving={saving}
        failure={editor.failure}
        onCancel={onCancel}
        other={props.other}
      />
    </FormFrame>
  );
}
