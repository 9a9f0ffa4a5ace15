import * as React from 'react';
import { people } from '@phb/schemas';
import type { NhsNumber } from '@phb/schemas';
import { blankRow } from '../../kit/form/readForm.js';
import type { OpenedCase } from '../useOpenCase.js';
import { FindPersonStep } from './FindPersonStep.js';
import { NewCaseForm } from './NewCaseForm.js';
import type { CaseFor } from './NewCaseForm.js';
import { newReferences } from './saveCase.js';

interface NewCaseProps {
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onOpen: (opened: OpenedCase) => void;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Adds a case in two steps: first the person by NHS number, so that nobody is put in twice, then the case. */
export function NewCase(props: NewCaseProps): JSX.Element {
  const [refs] = React.useState(newReferences);
  const [caseFor, setCaseFor] = React.useState<CaseFor | undefined>(undefined);
  const startNew = (nhsNumber: NhsNumber | null): void =>
    setCaseFor({ kind: 'new', person: blankRow(people, { ref: refs.person, nhsNumber }) });
  if (caseFor === undefined) {
    return (
      <FindPersonStep
        onKnown={(found) => setCaseFor({ kind: 'known', found })}
        onNew={startNew}
        onOpen={props.onOpen}
        onCancel={props.onCancel}
      />
    );
  }
  return (
    <NewCaseForm
      {...props}
      caseFor={caseFor}
      caseRef={refs.case}
      onSame={(found) => setCaseFor({ kind: 'known', found })}
    />
  );
}
