import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { importUndoTables } from '@phb/connectors';
import type { ExportTable, ImportRunRef } from '@phb/connectors';
import { counted, display, importRuns, listsOf } from '@phb/schemas';
import type { ImportRun, Stored, UndoTable } from '@phb/schemas';
import { download } from '../../kit/download.js';
import { LoadView } from '../../kit/LoadView.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { sentenceOf } from '../../kit/sentence.js';
import { StatusBadge } from '../../kit/StatusBadge.js';
import type { Tone } from '../../kit/StatusBadge.js';
import { useLoad } from '../../kit/useLoad.js';
import { memberName, useMembers } from '../../kit/useMembers.js';
import { useData, useSites } from '../../part/data.js';
import { useImportStyles } from './importStyles.js';
import { UndoDialog } from './UndoDialog.js';
import type { RunWork } from './useRun.js';

type Run = Stored<ImportRun>;

/** The status of a run as it looks from here. A run that is under way elsewhere looks like one that broke off. */
const statusWords: Readonly<Record<Run['status'], readonly [string, Tone]>> = {
  Running: ['Not finished', 'warning'],
  Stopped: ['Stopped', 'warning'],
  Finished: ['Finished', 'success'],
  Undoing: ['Undo not finished', 'warning'],
  Undone: ['Undone', 'neutral'],
};

/** Whether a run waits to be continued: it has a plan and did not come to its end. */
function waits({ status, undoFile }: Run): boolean {
  return undoFile !== null && (status === 'Running' || status === 'Stopped' || status === 'Undoing');
}

/** What was imported before: an import that broke off is continued from here, and any can be undone. */
export function EarlierRuns(props: { readonly onWork: (work: RunWork) => void }): JSX.Element {
  const data = useData();
  const styles = useImportStyles();
  const load = useLoad(
    React.useCallback(
      async (signal: AbortSignal) => {
        const { rows } = await data.list(importRuns).all(undefined, signal);
        return [...rows].sort((a, b) => b.id - a.id);
      },
      [data],
    ),
  );
  return (
    <section className={styles.part} aria-label="Earlier imports">
      <h4 className={styles.heading}>Earlier imports</h4>
      <LoadView load={load} subject="the earlier imports">
        {(runs) => <Runs runs={runs} onWork={props.onWork} />}
      </LoadView>
    </section>
  );
}

function Runs(props: { readonly runs: readonly Run[]; readonly onWork: (work: RunWork) => void }): JSX.Element {
  const { runs, onWork } = props;
  const styles = useImportStyles();
  const members = useMembers();
  const [undoing, setUndoing] = React.useState<ImportRunRef | undefined>(undefined);
  const left = runs.filter(waits);
  if (runs.length === 0) return <p className={styles.quiet}>Nothing was imported yet.</p>;
  return (
    <>
      {left.length === 0 ? null : (
        <Note kind="warning">
          {counted(left.length, 'import is', 'imports are')} not finished: broken off, or under way on another page.
          Going on never writes a row twice.
        </Note>
      )}
      <PagedTable
        caption="Imports, the newest first"
        noun="imports"
        rows={runs}
        rowKey={({ ref }) => ref}
        columns={[
          { heading: 'Started', cell: ({ startedAt }) => display(importRuns.columns.startedAt, startedAt) },
          { heading: 'Profile', cell: ({ profile }) => profile },
          { heading: 'Lists', cell: ({ target }) => target },
          { heading: 'By', cell: ({ importedBy }) => memberName(members, importedBy) },
          { heading: 'Added', align: 'end', cell: ({ added }) => added },
          { heading: 'Changed', align: 'end', cell: ({ changed }) => changed },
          { heading: 'Left out', align: 'end', cell: ({ refused }) => refused },
          { heading: 'Not written', align: 'end', cell: ({ failed }) => failed },
          {
            heading: 'Status',
            cell: ({ status }) => (
              <StatusBadge plain tone={statusWords[status][1]}>
                {statusWords[status][0]}
              </StatusBadge>
            ),
          },
          { heading: 'What to do', cell: (run) => <RunButtons run={run} onWork={onWork} onUndo={setUndoing} /> },
        ]}
      />
      {undoing === undefined ? null : (
        <UndoDialog
          onKeep={() => setUndoing(undefined)}
          onUndo={() => {
            setUndoing(undefined);
            onWork({ kind: 'undo', ref: undoing });
          }}
        />
      )}
    </>
  );
}

interface RunButtonsProps {
  readonly run: Run;
  readonly onWork: (work: RunWork) => void;
  readonly onUndo: (ref: ImportRunRef) => void;
}

function RunButtons(props: RunButtonsProps): JSX.Element | null {
  const { run, onWork } = props;
  const { ref, status } = run;
  const styles = useImportStyles();
  const { register } = useSites();
  const showMessage = useShowMessage();
  // Without its plan nothing was written, and there is nothing to go on with.
  if (run.undoFile === null) return null;
  const takeAway = (): void => {
    importUndoTables(register, listsOf('register'), ref)
      .then(async (tables) => {
        for (const [index, table] of tables.entries()) {
          await download(undoExport(table), `undo-${ref}-${index + 1}`, 'csv');
        }
        return tables.length;
      })
      .then(
        (files) =>
          showMessage(
            files === 0
              ? { kind: 'info', text: 'This import changed no row that was there before: there is no undo file.' }
              : {
                  kind: 'success',
                  text: files === 1 ? 'Downloaded the undo file.' : `Downloaded ${counted(files, 'undo file')}.`,
                },
          ),
        (error: unknown) => showMessage({ kind: 'error', text: `The undo file was not made. ${sentenceOf(error)}` }),
      );
  };
  return (
    <div className={styles.buttons}>
      {waits(run) ? (
        <Button
          size="small"
          aria-label={`Go on with ${ref}`}
          onClick={() => onWork(status === 'Undoing' ? { kind: 'undo', ref } : { kind: 'continue', ref })}
        >
          Go on
        </Button>
      ) : null}
      {status === 'Undone' || status === 'Undoing' ? null : (
        <Button size="small" aria-label={`Undo ${ref}`} onClick={() => props.onUndo(ref)}>
          Undo
        </Button>
      )}
      {run.changed === 0 ? null : (
        <Button size="small" aria-label={`Undo file of ${ref}`} onClick={takeAway}>
          Undo file
        </Button>
      )}
    </div>
  );
}

/** What the changed rows of one list were before, as a file to take away. */
function undoExport({ list, table }: UndoTable): ExportTable {
  return {
    title: `${list}: as it was before the import`,
    about: [
      'This file may say who people are. Keep it and pass it on only as your information governance rules allow.',
    ],
    columns: table.headings.map((heading) => ({ heading, kind: 'text' as const })),
    rows: table.rows.map(({ cells }) => cells.map((cell) => (cell === null ? '' : String(cell)))),
  };
}
