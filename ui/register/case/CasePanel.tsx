import * as React from 'react';
import type { RowChange } from '@phb/connectors';
import type { ItemId, Reference } from '@phb/schemas';
import { EmptyState } from '../../kit/EmptyState.js';
import { LoadView } from '../../kit/LoadView.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { ChangedMeanwhile } from '../history/ChangedMeanwhile.js';
import { CaseRecord } from './CaseRecord.js';
import { readCase } from './readCase.js';

interface CasePanelProps {
  readonly caseRef: Reference<'PHB'>;
  /** The pane to open, where a link names one. */
  readonly pane: string | undefined;
  /** What others did to the cases since the register was loaded. */
  readonly changes: ReadonlyMap<ItemId, RowChange>;
  /** Does it at once, or asks first if something is typed and not saved. */
  readonly leave: (go: () => void) => void;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onSaved: () => void;
}

/** One case: read afresh when it is opened and after each save. */
export function CasePanel(props: CasePanelProps): JSX.Element {
  const { caseRef, onSaved } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => readCase(data, caseRef), [data, caseRef]));
  const saved = (): void => {
    load.reload();
    onSaved();
  };
  return (
    <LoadView load={load} subject={caseRef}>
      {(file) =>
        file === undefined ? (
          <EmptyState title={`There is no case ${caseRef} in the register.`}>
            Check each character of the reference, or ask whoever sent you the link.
          </EmptyState>
        ) : (
          <>
            <ChangedMeanwhile file={file} change={props.changes.get(file.row.id)} onRead={() => load.reload()} />
            <CaseRecord file={file} pane={props.pane} leave={props.leave} onUnsaved={props.onUnsaved} onSaved={saved} />
          </>
        )
      }
    </LoadView>
  );
}
