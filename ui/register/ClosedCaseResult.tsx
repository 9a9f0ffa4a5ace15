import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { personalHealthBudgets } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { LoadView } from '../kit/LoadView.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';

interface ClosedCaseResultProps {
  readonly reference: Reference<'PHB'>;
  readonly onOpen: (reference: Reference<'PHB'>) => void;
}

/** A whole reference that is not among the open cases: looks for it on the server, where closed cases stay. */
export default function ClosedCaseResult(props: ClosedCaseResultProps): JSX.Element {
  const { reference, onOpen } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => data.list(personalHealthBudgets).get(reference), [data, reference]));
  return (
    <LoadView load={load} subject={`closed case ${reference}`}>
      {(row) =>
        row === undefined ? (
          <EmptyState title={`There is no case ${reference} in the register.`}>
            Check each character of the reference.
          </EmptyState>
        ) : (
          <EmptyState
            title={`${reference} is not among the live and pipeline cases: its status is ${row.status.toLowerCase()}.`}
            action={
              <Button appearance="primary" onClick={() => onOpen(reference)}>
                Open {reference}
              </Button>
            }
          />
        )
      }
    </LoadView>
  );
}
