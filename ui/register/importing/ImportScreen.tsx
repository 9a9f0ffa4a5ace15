import * as React from 'react';
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { fitOf, listsOf, proposeProfile, suggestionsFor, tableAt } from '@phb/schemas';
import type { ImportAnswers, ImportPlan, ImportProfile, SourceTable } from '@phb/schemas';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import type { RegisterScreenProps } from '../screens/screen.js';
import { CheckStep } from './CheckStep.js';
import { ColumnsStep } from './ColumnsStep.js';
import { EarlierRuns } from './EarlierRuns.js';
import { FileStep } from './FileStep.js';
import { useImportStyles } from './importStyles.js';
import { readProfiles } from './profiles.js';
import type { KeptProfile } from './profiles.js';
import { RunStep } from './RunStep.js';
import { useImportFile } from './useImportFile.js';
import type { FileState, OpenedFile } from './useImportFile.js';
import type { RunWork } from './useRun.js';

const useStyles = makeStyles({
  steps: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground2,
  },
  now: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
});

const steps = ['File', 'Columns', 'Check', 'Import'] as const;
type Step = (typeof steps)[number];

const registerLists = listsOf('register');
const none: ImportAnswers = new Map();

/** A profile and the saved one that it came from. */
interface Chosen {
  readonly profile: ImportProfile;
  readonly kept: KeptProfile | undefined;
}

/** Brings in what a team keeps elsewhere: a file is read, mapped, checked, and written only when that was seen. */
export default function ImportScreen(props: RegisterScreenProps): JSX.Element {
  const { onSaved, onUnsaved } = props;
  const data = useData();
  const styles = useImportStyles();
  const file = useImportFile();
  const profiles = useLoad(React.useCallback((signal: AbortSignal) => readProfiles(data, signal), [data]));
  const [step, setStep] = React.useState<Step>('File');
  const [chosen, setChosen] = React.useState<Chosen | undefined>(undefined);
  const [answers, setAnswers] = React.useState<ImportAnswers>(none);
  const [work, setWork] = React.useState<RunWork | undefined>(undefined);
  const [plan, setPlan] = React.useState<ImportPlan | undefined>(undefined);
  /** A file that was chosen before the profiles came: one of them may know which sheet is meant. */
  const [waiting, setWaiting] = React.useState<File | undefined>(undefined);
  const [busy, setBusy] = React.useState(false);

  const opened = file.state.status === 'open' ? file.state.opened : undefined;
  const table = React.useMemo(() => (opened === undefined ? undefined : tableOf(opened)), [opened]);
  const kept = profiles.status === 'ready' ? profiles.value.kept : nothingKept;
  const suggestions = React.useMemo(
    () =>
      table === undefined || step === 'File'
        ? []
        : suggestionsFor(
            registerLists,
            table,
            kept.map(({ profile }) => profile),
          ),
    [table, kept, step],
  );

  const atWork = step !== 'File' && work === undefined;
  React.useEffect(() => {
    onUnsaved(busy ? 'what is still to be written' : atWork ? 'the columns and answers of this import' : undefined);
    return () => onUnsaved(undefined);
  }, [onUnsaved, busy, atWork]);

  const { open } = file;
  const profilesAsked = profiles.status !== 'loading';
  React.useEffect(() => {
    if (waiting === undefined || !profilesAsked) return;
    setWaiting(undefined);
    open(waiting, sheetsOf(kept));
  }, [waiting, profilesAsked, open, kept]);
  const toColumns = (): void => {
    if (table !== undefined && chosen === undefined) {
      // Of those whose columns are all there, the one that knows most of them.
      const [fitting] = kept
        .filter(({ profile }) => fitOf(profile, table) === 1)
        .sort((a, b) => columnsOfProfile(b.profile) - columnsOfProfile(a.profile));
      setChosen(
        fitting === undefined
          ? { profile: proposed(table, kept), kept: undefined }
          : { profile: fitting.profile, kept: fitting },
      );
    }
    setStep('Columns');
  };
  const startAgain = (): void => {
    file.close();
    setWaiting(undefined);
    setChosen(undefined);
    setAnswers(none);
    setPlan(undefined);
    setWork(undefined);
    setStep('File');
  };
  const choose = (one: KeptProfile | undefined): void => {
    if (table === undefined) return;
    setAnswers(none);
    setChosen({ profile: one?.profile ?? proposed(table, kept), kept: one });
  };
  /** Another table has other columns: what was mapped by hand for the last one is proposed anew. */
  const onOtherTable = (change: () => void): void => {
    setChosen(undefined);
    setAnswers(none);
    change();
  };
  const profile = chosen && opened ? withSheet(chosen.profile, opened) : undefined;

  return (
    <div className={styles.step}>
      <Steps now={work === undefined ? step : 'Import'} />
      {work !== undefined ? (
        <RunStep
          work={work}
          checked={plan && table ? { plan, table } : undefined}
          onWork={setWork}
          onWritten={onSaved}
          onBusy={setBusy}
          onDone={startAgain}
        />
      ) : step === 'Columns' && table && profile ? (
        <ColumnsStep
          table={table}
          profile={profile}
          suggestions={suggestions}
          profiles={profiles}
          chosen={chosen?.kept}
          onChoose={choose}
          onProfile={(next) => setChosen({ profile: next, kept: chosen?.kept })}
          onBack={() => setStep('File')}
          onContinue={() => setStep('Check')}
        />
      ) : step === 'Check' && table && opened && profile ? (
        <CheckStep
          file={opened.file}
          table={table}
          profile={chosen?.profile ?? profile}
          answers={answers}
          onAnswers={setAnswers}
          onBack={() => setStep('Columns')}
          onImport={(next) => {
            setPlan(next);
            setWork({ kind: 'start', plan: next, profile: nameOf(profile), fingerprint: opened.file.fingerprint });
          }}
        />
      ) : (
        <>
          <FileStep
            state={waiting === undefined ? file.state : reading}
            table={table}
            onFile={(one) => onOtherTable(() => setWaiting(one))}
            onSheet={(now, sheet) => onOtherTable(() => file.readSheet(now, sheet))}
            onHeadings={(now, index) => onOtherTable(() => file.headingsAt(now, index))}
            onClose={startAgain}
            onContinue={toColumns}
          />
          {file.state.status === 'none' || file.state.status === 'failed' ? (
            <EarlierRuns
              onWork={(next) => {
                setPlan(undefined);
                setWork(next);
              }}
            />
          ) : null}
        </>
      )}
    </div>
  );
}

/** The sheets that saved profiles read. */
function sheetsOf(kept: readonly KeptProfile[]): readonly string[] {
  return kept.flatMap(({ profile }) => (profile.file.sheet === undefined ? [] : [profile.file.sheet]));
}

const reading: FileState = { status: 'reading', progress: undefined };
const nothingKept: readonly KeptProfile[] = [];

function tableOf({ read, headingIndex }: OpenedFile): SourceTable {
  return tableAt(read.rows, headingIndex);
}

function proposed(table: SourceTable, kept: readonly KeptProfile[]): ImportProfile {
  return proposeProfile(
    registerLists,
    suggestionsFor(
      registerLists,
      table,
      kept.map(({ profile }) => profile),
    ),
  );
}

function columnsOfProfile({ targets }: ImportProfile): number {
  return targets.reduce((sum, { columns }) => sum + columns.length, 0);
}

/** The profile with the sheet that was read, so that the next file of the kind opens on it. */
function withSheet(profile: ImportProfile, { sheet }: OpenedFile): ImportProfile {
  return { ...profile, file: sheet === undefined ? {} : { sheet } };
}

function nameOf({ name }: ImportProfile): string {
  const trimmed = name.trim().slice(0, 100);
  return trimmed === '' ? 'Mapped by hand' : trimmed;
}

function Steps(props: { readonly now: Step }): JSX.Element {
  const styles = useStyles();
  const place = React.useRef<HTMLLIElement>(null);
  const shown = React.useRef(props.now);
  React.useEffect(() => {
    // What was pressed goes with its step: the focus goes to where the next one begins.
    if (shown.current !== props.now) place.current?.focus();
    shown.current = props.now;
  }, [props.now]);
  return (
    <ol className={styles.steps} aria-label="Steps of an import">
      {steps.map((step, index) => {
        const isNow = step === props.now;
        return (
          <li
            key={step}
            ref={isNow ? place : undefined}
            tabIndex={isNow ? -1 : undefined}
            aria-current={isNow ? 'step' : undefined}
            className={mergeClasses(isNow && styles.now)}
          >
            {index + 1}. {step}
          </li>
        );
      })}
    </ol>
  );
}
