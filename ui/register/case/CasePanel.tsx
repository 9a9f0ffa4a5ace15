import * as React from 'react';
import type { Reference } from '@phb/schemas';
import { EmptyState } from '../../kit/EmptyState.js';
import { LoadView } from '../../kit/LoadView.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { CaseEditor } from './CaseEditor.js';
import { CaseView } from './CaseView.js';
import { PersonEditor } from './PersonEditor.js';
import { readCase } from './readCase.js';

interface CasePanelProps {
  readonly caseRef: Reference<'PHB'>;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onSaved: () => void;
}

type Form = 'editCase' | 'editPerson';

/** One case: read afresh when it is opened and after each save. */
export function CasePanel(props: CasePanelProps): JSX.Element {
  const { caseRef, onUnsaved, onSaved } = props;
  const data = useData();
  const [mode, setMode] = React.useState<'read' | Form>('read');
  /** The form that the person came back from: its button takes the focus again. */
  const [leftFrom, setLeftFrom] = React.useState<Form | undefined>(undefined);
  const load = useLoad(React.useCallback(() => readCase(data, caseRef), [data, caseRef]));
  const back = (): void => {
    onUnsaved(false);
    if (mode !== 'read') setLeftFrom(mode);
    setMode('read');
  };
  const saved = (): void => {
    back();
    load.reload();
    onSaved();
  };
  return (
    <LoadView load={load} subject={caseRef}>
      {(file) => {
        if (file === undefined) {
          return (
            <EmptyState title={`There is no case ${caseRef} in the register.`}>
              Check each character of the reference, or ask whoever sent you the link.
            </EmptyState>
          );
        }
        if (mode === 'editCase') {
          return <CaseEditor file={file} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} />;
        }
        if (mode === 'editPerson' && typeof file.person === 'object') {
          return <PersonEditor person={file.person} onUnsaved={onUnsaved} onCancel={back} onSaved={saved} />;
        }
        return (
          <CaseView
            file={file}
            focus={leftFrom}
            onEdit={() => setMode('editCase')}
            onEditPerson={() => setMode('editPerson')}
          />
        );
      }}
    </LoadView>
  );
}
