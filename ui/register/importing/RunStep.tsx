import * as React from 'react';
import { Button, ProgressBar, useAnnounce } from '@fluentui/react-components';
import { counted, showNumber } from '@phb/schemas';
import type { ImportPlan, SourceTable } from '@phb/schemas';
import { DownloadMenu } from '../../kit/DownloadMenu.js';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { useImportStyles } from './importStyles.js';
import { notWritten, outcomeInWords, outcomesTable, reportInWords } from './outcomeWords.js';
import { notImportedTable } from './planLines.js';
import { UndoDialog } from './UndoDialog.js';
import { useRun } from './useRun.js';
import type { RunState, RunWork } from './useRun.js';

interface RunStepProps {
  readonly work: RunWork;
  /** The file and its plan, where this run was begun from them: its refused rows can be taken away. */
  readonly checked: { readonly plan: ImportPlan; readonly table: SourceTable } | undefined;
  /** Goes on with the same run, or takes it back. */
  readonly onWork: (work: RunWork) => void;
  readonly onWritten: () => void;
  /** Whether it is still writing: asked about before it is left. */
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: () => void;
}

/** The last step: writing, with progress and a way to stop; then what became of each row, and undoing it. */
export function RunStep(props: RunStepProps): JSX.Element {
  const { work, onBusy } = props;
  const styles = useImportStyles();
  const { state, stop } = useRun(work, props.onWritten);
  const { announce } = useAnnounce();
  const working = state.status === 'working';
  React.useEffect(() => {
    onBusy(working);
    return () => onBusy(false);
  }, [onBusy, working]);
  const said = state.status === 'ended' ? reportInWords(state.report, state.undone) : undefined;
  React.useEffect(() => {
    if (said !== undefined) announce(said);
  }, [announce, said]);
  if (state.status === 'working') return <Working state={state} onStop={stop} />;
  if (state.status === 'failed') {
    const { ref } = state;
    return (
      <div className={styles.step}>
        <div role="alert">
          <Note kind="warning">{state.sentence}</Note>
        </div>
        <p className={styles.text}>
          {ref === undefined
            ? 'Nothing was written.'
            : 'What was written stays. The import is among the import runs: go on with it, or undo it.'}
        </p>
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            onClick={() =>
              props.onWork(ref === undefined || work.kind === 'undo' ? { ...work } : { kind: 'continue', ref })
            }
          >
            Try again
          </Button>
          <Button onClick={props.onDone}>Leave it for now</Button>
        </div>
      </div>
    );
  }
  return <Ended {...props} state={state} />;
}

function Working(props: {
  readonly state: Extract<RunState, { status: 'working' }>;
  readonly onStop: () => void;
}): JSX.Element {
  const { what, done, total } = props.state;
  const styles = useImportStyles();
  const [stopping, setStopping] = React.useState(false);
  return (
    <div className={styles.step}>
      <p className={styles.text} role="status">
        {stopping ? 'Stopping after what is on its way' : what}
        {total === 0 ? '' : `: ${showNumber(done)} of ${showNumber(total)}`}
      </p>
      <ProgressBar aria-label={what} {...(total === 0 ? {} : { value: done / total })} />
      <div className={styles.buttons}>
        <Button
          disabledFocusable={stopping}
          onClick={() => {
            setStopping(true);
            props.onStop();
          }}
        >
          Stop
        </Button>
      </div>
    </div>
  );
}

function Ended(props: RunStepProps & { readonly state: Extract<RunState, { status: 'ended' }> }): JSX.Element {
  const { checked, work, onWork } = props;
  const { report, ref, undone } = props.state;
  const styles = useImportStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  const [asking, setAsking] = React.useState(false);
  const left = notWritten(report);
  const refused = checked === undefined ? 0 : checked.plan.counts.refused;
  return (
    <div className={styles.step}>
      <h4 className={styles.heading} ref={heading} tabIndex={-1}>
        {reportInWords(report, undone)}
      </h4>
      {left.length === 0 ? null : (
        <PagedTable
          caption="Not written"
          noun="rows"
          rows={left}
          rowKey={({ operation }) => `${operation.list} ${operation.ref}`}
          columns={[
            { heading: 'Row', cell: ({ operation }) => operation.row },
            { heading: 'List', cell: ({ operation }) => operation.list },
            { heading: 'Reference', cell: ({ operation }) => operation.ref },
            { heading: 'What became of it', cell: outcomeInWords },
            { heading: 'Why', cell: ({ sentence }) => sentence ?? '' },
          ]}
        />
      )}
      {refused === 0 ? null : (
        <p className={styles.text}>
          {counted(refused, 'row of the file was', 'rows of the file were')} left out, refused or not decided. Download
          them, correct them, and import that file: what is in already counts as unchanged.
        </p>
      )}
      <div className={styles.buttons}>
        {report.complete ? (
          <Button appearance="primary" onClick={props.onDone}>
            Done
          </Button>
        ) : (
          <Button
            appearance="primary"
            onClick={() => onWork(undone ? { kind: 'undo', ref } : { kind: 'continue', ref })}
          >
            Go on
          </Button>
        )}
        {undone ? null : <Button onClick={() => setAsking(true)}>Undo this import</Button>}
        {report.complete ? null : <Button onClick={props.onDone}>Leave it for now</Button>}
        <DownloadMenu
          label="Download what became of each row"
          table={() => outcomesTable(report)}
          fileName={`${work.kind === 'undo' ? 'undo' : 'import'}-${ref}`}
        />
        {checked === undefined || refused === 0 ? null : (
          <DownloadMenu
            label="Download the rows that are not imported"
            table={() => notImportedTable(checked.plan, checked.table)}
            fileName="rows-not-imported"
          />
        )}
      </div>
      {asking ? (
        <UndoDialog
          onKeep={() => setAsking(false)}
          onUndo={() => {
            setAsking(false);
            onWork({ kind: 'undo', ref });
          }}
        />
      ) : null}
    </div>
  );
}
