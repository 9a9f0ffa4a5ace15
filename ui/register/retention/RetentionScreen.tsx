import * as React from 'react';
import { Button, Field, Input, Link, makeStyles, Select, tokens } from '@fluentui/react-components';
import { counted, readReference, showDate, showNumber } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import { LoadView } from '../../kit/LoadView.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLoad } from '../../kit/useLoad.js';
import { useLongWork } from '../../kit/useLongWork.js';
import { WorkView } from '../../kit/WorkView.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import { DecidePanel } from './DecidePanel.js';
import { PeriodsTable } from './PeriodsTable.js';
import {
  isOutOfStep,
  readRetained,
  readRetention,
  retentionViews,
  rowsOf,
  type RetainedRow,
  type Retention,
  type RetentionView,
} from './readRetention.js';
import { putDatesRight } from './retentionWrites.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-start' },
  find: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  // Level with the input, below its label.
  open: { marginTop: '1.625rem', '@media (max-width: 480px)': { marginTop: 0 } },
});

/** Which records are due for review under the retention table, and what a person decides about them. */
export default function RetentionScreen(props: RegisterScreenProps): JSX.Element {
  const data = useData();
  const load = useLoad(React.useCallback((signal: AbortSignal) => readRetention(data, signal), [data]));
  return (
    <LoadView load={load} subject="the closed records">
      {(retention) => (
        <Records
          retention={retention}
          onOpenCase={props.onOpenCase}
          onSaved={() => {
            load.reload();
            props.onSaved();
          }}
        />
      )}
    </LoadView>
  );
}

interface RecordsProps {
  readonly retention: Retention;
  readonly onOpenCase: (ref: Reference<'PHB'>) => void;
  readonly onSaved: () => void;
}

const saidOf = {
  'Keep longer': 'is kept longer',
  'May be destroyed': 'may be destroyed, by hand',
  'Legal hold': 'is under a legal hold',
  'Hold lifted': 'is under no legal hold any more',
} as const;

function Records(props: RecordsProps): JSX.Element {
  const { retention, onSaved } = props;
  const { today } = useEnvironment();
  const styles = useScreenStyles();
  const own = useStyles();
  const showMessage = useShowMessage();
  const [view, setView] = React.useState<RetentionView>('due');
  const [deciding, setDeciding] = React.useState<RetainedRow | undefined>(undefined);
  const rows = rowsOf(retention.rows, view, today);
  const views = Object.entries(retentionViews) as [RetentionView, string][];
  return (
    <div className={styles.screen}>
      <section className={styles.section} aria-label="Records">
        {retention.problems.map((problem) => (
          <Note key={problem} kind="warning">
            {problem}
          </Note>
        ))}
        {retention.mayDecide ? null : (
          <Note>You see the dates as the cases hold them. Deciding about a record is for the team.</Note>
        )}
        <div className={own.bar}>
          <Field label="Show">
            <Select
              value={view}
              onChange={(_, { value }) => setView(views.find(([key]) => key === value)?.[0] ?? 'due')}
            >
              {views.map(([key, label]) => (
                <option key={key} value={key}>
                  {label} ({showNumber(rowsOf(retention.rows, key, today).length)})
                </option>
              ))}
            </Select>
          </Field>
          {retention.mayDecide ? <FindCase retention={retention} onFound={setDeciding} /> : null}
        </div>
        {view === 'dates' && retention.mayDecide ? <PutRight rows={rows} onSaved={onSaved} /> : null}
        <div className={styles.wide}>
          {rows.length === 0 ? (
            <p className={styles.text}>
              {view === 'due' ? 'No record is due for review.' : 'There are no such records.'}
            </p>
          ) : (
            <RecordsTable {...props} view={view} rows={rows} onDecide={setDeciding} />
          )}
        </div>
      </section>
      <section className={styles.section} aria-label="Retention table">
        <div className={styles.wide}>
          <PeriodsTable retention={retention} onSaved={onSaved} />
        </div>
        <p className={styles.text}>
          Nothing is deleted by itself: the product only says what is due. A legal hold stands over every period.
        </p>
      </section>
      {deciding === undefined ? null : (
        <DecidePanel
          key={deciding.row.ref}
          retained={deciding}
          onClose={() => setDeciding(undefined)}
          onDone={(kind) => {
            setDeciding(undefined);
            showMessage({ kind: 'success', text: `${deciding.row.ref} ${saidOf[kind]}. The decision was recorded.` });
            onSaved();
          }}
        />
      )}
    </div>
  );
}

function standingInWords({ row, due }: RetainedRow): string {
  if (row.legalHold) return 'Legal hold';
  if (due === undefined) return '';
  if (due.mayBeDestroyed !== undefined) return `May be destroyed, decided ${showDate(due.mayBeDestroyed.decidedOn)}`;
  if (due.standing === 'unknown') return 'Day of closing not known';
  return due.periods[0]?.name ?? '';
}

interface RecordsTableProps extends RecordsProps {
  readonly view: RetentionView;
  readonly rows: readonly RetainedRow[];
  readonly onDecide: (row: RetainedRow) => void;
}

function RecordsTable(props: RecordsTableProps): JSX.Element {
  const { retention, view, rows, onDecide, onOpenCase } = props;
  return (
    <PagedTable
      caption={`${retentionViews[view]}: ${counted(rows.length, 'record')}`}
      noun="records"
      rows={rows}
      rowKey={({ row }) => row.ref}
      columns={[
        {
          heading: 'Case',
          cell: ({ row }) => (
            <Link as="button" onClick={() => onOpenCase(row.ref)}>
              {row.ref}
            </Link>
          ),
        },
        { heading: 'Category', cell: ({ row }) => row.category },
        { heading: 'Status', cell: ({ row }) => row.status },
        { heading: 'Review on', cell: ({ reviewOn }) => (reviewOn === null ? 'Not known' : showDate(reviewOn)) },
        ...(view === 'dates'
          ? [
              {
                heading: 'The case says',
                cell: ({ row }: RetainedRow) =>
                  row.retentionReviewOn === null ? 'No date' : showDate(row.retentionReviewOn),
              },
            ]
          : []),
        { heading: 'Why', cell: standingInWords },
        ...(retention.mayDecide
          ? [
              {
                heading: 'Decision',
                cell: (retained: RetainedRow) => (
                  <Link as="button" aria-label={`Decide about ${retained.row.ref}`} onClick={() => onDecide(retained)}>
                    Decide
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A hold can be needed on a case that is not closed: it is found by its reference. */
function FindCase(props: { readonly retention: Retention; readonly onFound: (row: RetainedRow) => void }): JSX.Element {
  const data = useData();
  const own = useStyles();
  const [typed, setTyped] = React.useState('');
  const [problem, setProblem] = React.useState<string | undefined>(undefined);
  const find = async (): Promise<void> => {
    const ref = readReference('PHB', typed);
    if (ref === undefined) {
      setProblem('Enter a whole reference, such as PHB-7K3Q-9F2X.');
      return;
    }
    try {
      const found = await readRetained(data, ref, props.retention.policy);
      setProblem(found === undefined ? 'There is no case with this reference.' : undefined);
      if (found !== undefined) props.onFound(found);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  };
  return (
    <form
      className={own.find}
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <Field label="Case reference" validationMessage={problem}>
        <Input value={typed} autoComplete="off" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button type="submit" className={own.open}>
        Decide about this case
      </Button>
    </form>
  );
}

/** Dates that the table gives otherwise than the cases hold them, written in one go. */
function PutRight(props: { readonly rows: readonly RetainedRow[]; readonly onSaved: () => void }): JSX.Element | null {
  const data = useData();
  const styles = useScreenStyles();
  const work = useLongWork();
  const [said, setSaid] = React.useState<string | undefined>(undefined);
  const wrong = props.rows.filter(isOutOfStep);
  const write = (): void =>
    work.start(async (signal, report) => {
      const outcomes = await putDatesRight(data, wrong, {
        signal,
        onProgress: (done, total) =>
          report({ part: done / total, sentence: `${showNumber(done)} of ${counted(total, 'date')}` }),
      });
      const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
      const [first] = failed;
      const sentence = `${counted(outcomes.length - failed.length, 'date was', 'dates were')} written.${
        first === undefined ? '' : ` ${counted(failed.length, 'was', 'were')} not: ${first.sentence}`
      }`;
      setSaid(sentence);
      props.onSaved();
      return sentence;
    });
  return (
    <>
      {wrong.length === 0 || work.progress !== undefined ? null : (
        <Button onClick={write}>Write {counted(wrong.length, 'date')} into the cases</Button>
      )}
      <div className={styles.wide}>
        <WorkView label="Writing the dates" {...work} onStop={work.stop} />
      </div>
      {said === undefined ? null : <p className={styles.text}>{said}</p>}
    </>
  );
}
