import * as React from 'react';
import { CaseEditor } from './CaseEditor.js';
import { CaseView } from './CaseView.js';
import type { CasePaneProps } from './pane.js';
import { PersonEditor } from './PersonEditor.js';

type Form = 'editCase' | 'editPerson';

/** The case itself: to read, and the forms that change it or its person. */
export default function SummaryPane(props: CasePaneProps): JSX.Element {
  const { file, onUnsaved, onSaved } = props;
  const [mode, setMode] = React.useState<'read' | Form>('read');
  /** The form that the person came back from: its button takes the focus again. */
  const [leftFrom, setLeftFrom] = React.useState<Form | undefined>(undefined);
  const back = (): void => {
    onUnsaved(false);
    if (mode !== 'read') setLeftFrom(mode);
    setMode('read');
  };
  const saved = (): void => {
    back();
    onSaved();
  };
  if (mode === 'editCase') {
    return <CaseEditor file={file} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} onUndone={onSaved} />;
  }
  if (mode === 'editPerson' && typeof file.person === 'object') {
    return (
      <PersonEditor person={file.person} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} onUndone={onSaved} />
    );
  }
  return (
    <CaseView
      file={file}
      focus={leftFrom}
      onEdit={() => setMode('editCase')}
      onEditPerson={() => setMode('editPerson')}
    />
  );
}
