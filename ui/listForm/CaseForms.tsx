import * as React from 'react';
import { personalHealthBudgets } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { LoadView } from '../kit/LoadView.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import { CaseEditor } from '../register/case/CaseEditor.js';
import { CasePanel } from '../register/case/CasePanel.js';
import { NewCase } from '../register/case/NewCase.js';
import { readCase } from '../register/case/readCase.js';
import type { OpenedCase } from '../register/useOpenCase.js';
import type { ListFormProps } from './request.js';

type CaseProps = Omit<ListFormProps, 'request' | 'mode'> & { readonly caseRef: Reference<'PHB'> };

const nothing = (): void => undefined;

/** A native form stands alone: it does not watch what others do, and reads afresh each time. */
const noChanges: React.ComponentProps<typeof CasePanel>['changes'] = new Map();

/** The case record behind the native display form: the same as in the register. */
export function CaseDisplay(props: CaseProps): JSX.Element {
  return (
    <CasePanel
      caseRef={props.caseRef}
      pane={undefined}
      changes={noChanges}
      leave={props.leave}
      onUnsaved={props.onUnsaved}
      onSaved={nothing}
    />
  );
}

/** The case form behind the native edit form. */
export function CaseEdit(props: CaseProps): JSX.Element {
  const { caseRef } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => readCase(data, caseRef), [data, caseRef]));
  return (
    <LoadView load={load} subject={caseRef}>
      {(file) =>
        file === undefined ? (
          <EmptyState title={`There is no case ${caseRef} in ${personalHealthBudgets.title}.`} />
        ) : (
          <CaseEditor
            file={file}
            onUnsaved={props.onUnsaved}
            onCancel={props.onClose}
            onSaved={props.onSaved}
            onUndone={nothing}
          />
        )
      }
    </LoadView>
  );
}

/** The new case behind the native new form: first the person by NHS number, then the case. */
export function CaseNew(props: Omit<ListFormProps, 'request' | 'mode'>): JSX.Element {
  const { onUnsaved } = props;
  const [opened, setOpened] = React.useState<OpenedCase | undefined>(undefined);
  const saved = React.useRef(false);
  const open = (next: OpenedCase): void => {
    // After the new case itself the form is done; a case that the person had already is shown here.
    if (saved.current) props.onSaved();
    else setOpened(next);
  };
  if (opened?.kind === 'case') {
    return (
      <CasePanel
        caseRef={opened.ref}
        pane={undefined}
        changes={noChanges}
        leave={props.leave}
        onUnsaved={onUnsaved}
        onSaved={nothing}
      />
    );
  }
  return (
    <NewCase
      onUnsaved={onUnsaved}
      onOpen={open}
      onSaved={() => {
        saved.current = true;
      }}
      onCancel={props.onClose}
    />
  );
}
