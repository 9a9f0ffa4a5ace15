import * as React from 'react';
import { Button, ProgressBar, useId } from '@fluentui/react-components';
import { earlierImports } from '@phb/connectors';
import type { ImportFile } from '@phb/connectors';
import { counted, listsOf, showDate, showNumber } from '@phb/schemas';
import type { ImportAnswers, ImportPlan, ImportProfile, SourceTable } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { tabId, Tabs } from '../../kit/Tabs.js';
import { useLoad } from '../../kit/useLoad.js';
import { useSites } from '../../part/data.js';
import { UnreadableRows } from '../UnreadableRows.js';
import { useImportStyles } from './importStyles.js';
import { addedLines, changedLines, whyUnchanged } from './planLines.js';
import { Questions } from './Questions.js';
import { RefusedRows } from './RefusedRows.js';
import { useComparison } from './useComparison.js';
import type { Compared } from './useComparison.js';

interface CheckStepProps {
  readonly file: ImportFile;
  readonly table: SourceTable;
  readonly profile: ImportProfile;
  readonly answers: ImportAnswers;
  readonly onAnswers: (answers: ImportAnswers) => void;
  readonly onBack: () => void;
  readonly onImport: (plan: ImportPlan) => void;
}

/** The third step: what the import would do, row by row, before anything is written. */
export function CheckStep(props: CheckStepProps): JSX.Element {
  const { profile, table, answers } = props;
  const styles = useImportStyles();
  const { comparison, again } = useComparison(profile, table, answers);
  const back = <Button onClick={props.onBack}>Back to the columns</Button>;
  switch (comparison.status) {
    case 'working':
      return (
        <div className={styles.step}>
          <p className={styles.text} role="status">
            {comparison.what}
          </p>
          <ProgressBar
            aria-label="Comparing the file with the register"
            {...(comparison.progress === undefined ? {} : { value: comparison.progress })}
          />
          <div className={styles.buttons}>
            <Button onClick={props.onBack}>Stop</Button>
          </div>
        </div>
      );
    case 'unfit':
      return (
        <div className={styles.step}>
          <div role="alert">
            {comparison.problems.map((problem) => (
              <Note key={problem} kind="warning">
                {problem}
              </Note>
            ))}
          </div>
          <div className={styles.buttons}>{back}</div>
        </div>
      );
    case 'failed':
      return (
        <div className={styles.step}>
          <div role="alert">
            <Note kind="warning">{comparison.sentence}</Note>
          </div>
          <div className={styles.buttons}>
            <Button appearance="primary" onClick={again}>
              Try again
            </Button>
            {back}
          </div>
        </div>
      );
    case 'ready':
      return <ComparedView {...props} compared={comparison.compared} onAgain={again} />;
  }
}

const outcomes = ['refused', 'question', 'added', 'changed', 'unchanged'] as const;
type Shown = (typeof outcomes)[number];
const labels: Readonly<Record<Shown, string>> = {
  refused: 'Refused',
  question: 'To decide',
  added: 'Added',
  changed: 'Changed',
  unchanged: 'Unchanged',
};

function rowsOf({ rows }: ImportPlan, shown: Shown): number {
  return rows.filter(({ outcome }) => (outcome === 'repeated' ? 'unchanged' : outcome) === shown).length;
}

/** What is written, in words: "5 new rows and 2 changed rows". */
function writesInWords({ counts: { added, changed } }: ImportPlan): string {
  const rows = (count: number, kind: string): string[] => (count === 0 ? [] : [counted(count, `${kind} row`)]);
  return [...rows(added, 'new'), ...rows(changed, 'changed')].join(' and ');
}

function ComparedView(
  props: CheckStepProps & { readonly compared: Compared; readonly onAgain: () => void },
): JSX.Element {
  const { compared, table, profile, file } = props;
  const { plan, register } = compared;
  const styles = useImportStyles();
  const panelId = useId('checked');
  const sites = useSites();
  const earlier = useLoad(
    React.useCallback(() => earlierImports(sites.register, file.fingerprint), [sites, file.fingerprint]),
  );
  const first = outcomes.find((one) => rowsOf(plan, one) > 0) ?? 'unchanged';
  const [chosen, setChosen] = React.useState<Shown>(rowsOf(plan, 'question') > 0 ? 'question' : first);
  const questions = React.useMemo(() => plan.rows.flatMap((row) => row.questions), [plan]);
  const writes = writesInWords(plan);
  const [same] = earlier.status === 'ready' ? earlier.value : [];
  return (
    <div className={styles.step}>
      <p className={styles.text} role="status">
        {counted(plan.counts.read, 'row')} of the file:{' '}
        {outcomes.map((one) => `${showNumber(rowsOf(plan, one))} ${labels[one].toLowerCase()}`).join(', ')}. Nothing is
        written yet.
      </p>
      {same === undefined ? null : (
        <Note kind="warning">
          This very file was imported on{' '}
          {showDate(same.startedAt.toZonedDateTimeISO(sites.register.zone).toPlainDate())} ({same.status.toLowerCase()}
          ). What it says already counts as unchanged.
        </Note>
      )}
      {compared.notices.map((notice) => (
        <Note key={notice}>{notice}</Note>
      ))}
      {compared.unreadable.length === 0 ? null : <UnreadableRows rows={compared.unreadable} />}
      <Tabs
        label="Rows of the file by what becomes of them"
        tabs={outcomes.map((value) => ({ value, label: labels[value], count: showNumber(rowsOf(plan, value)) }))}
        value={chosen}
        onChange={setChosen}
        panelId={panelId}
      />
      <div id={panelId} role="tabpanel" aria-labelledby={tabId(panelId, chosen)}>
        {chosen === 'refused' ? <RefusedRows plan={plan} table={table} /> : null}
        {chosen === 'question' ? (
          <Questions
            questions={questions}
            profile={profile}
            table={table}
            register={register}
            answers={props.answers}
            onAnswers={props.onAnswers}
          />
        ) : null}
        {chosen === 'added' ? <Added plan={plan} /> : null}
        {chosen === 'changed' ? <Changed plan={plan} /> : null}
        {chosen === 'unchanged' ? <Unchanged plan={plan} /> : null}
      </div>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={writes === ''}
          onClick={() => {
            if (writes !== '') props.onImport(plan);
          }}
        >
          {writes === '' ? 'Nothing to import' : `Import ${writes}`}
        </Button>
        <Button onClick={props.onBack}>Back to the columns</Button>
        <Button onClick={props.onAgain}>Compare again</Button>
      </div>
    </div>
  );
}

const lists = listsOf('register');

function Added({ plan }: { readonly plan: ImportPlan }): JSX.Element {
  const styles = useImportStyles();
  const lines = React.useMemo(() => addedLines(plan, lists), [plan]);
  if (lines.length === 0) return <p className={styles.text}>No row is added.</p>;
  return (
    <PagedTable
      caption="Rows that are added"
      noun="rows"
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { heading: 'Row', cell: ({ row }) => row },
        { heading: 'List', cell: ({ list }) => list },
        { heading: 'With', cell: ({ values }) => values },
      ]}
    />
  );
}

function Changed({ plan }: { readonly plan: ImportPlan }): JSX.Element {
  const styles = useImportStyles();
  const lines = React.useMemo(() => changedLines(plan, lists), [plan]);
  if (lines.length === 0) return <p className={styles.text}>File and register differ nowhere.</p>;
  return (
    <PagedTable
      caption="Where file and register differ"
      noun="values"
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { heading: 'Row', cell: ({ row }) => row },
        { heading: 'Reference', cell: ({ ref }) => ref },
        { heading: 'Column', cell: ({ column }) => column },
        { heading: 'In the register', cell: ({ from }) => from },
        { heading: 'In the file', cell: ({ to }) => to },
        {
          heading: 'What happens',
          cell: ({ written }) => (written ? 'The file’s is written' : 'The register’s stays'),
        },
      ]}
    />
  );
}

function Unchanged({ plan }: { readonly plan: ImportPlan }): JSX.Element {
  const styles = useImportStyles();
  const rows = React.useMemo(
    () => plan.rows.filter(({ outcome }) => outcome === 'unchanged' || outcome === 'repeated'),
    [plan],
  );
  if (rows.length === 0) return <p className={styles.text}>No row is unchanged.</p>;
  return (
    <PagedTable
      caption="Rows with nothing to do"
      noun="rows"
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { heading: 'Row', cell: ({ row }) => row },
        { heading: 'Reference', cell: ({ parts }) => parts.map(({ ref }) => ref).join(', ') },
        { heading: 'Why', cell: whyUnchanged },
      ]}
    />
  );
}
