import * as React from 'react';
import { Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { readDate } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { DateField } from '../../kit/DateField.js';
import { FormFooter } from '../../kit/form/FormFooter.js';
import { PanelDrawer } from '../../kit/PanelDrawer.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import { StepsStoppedError, type StepRun } from '../../kit/steps.js';
import { useData } from '../../part/data.js';
import { useEnvironment } from '../../part/environment.js';
import type { RetainedRow } from './readRetention.js';
import { decideSteps, type RetentionAct } from './retentionWrites.js';
import { WhyKept } from './WhyKept.js';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalL, minHeight: '100%', gridTemplateRows: 'auto auto 1fr auto' },
  fields: { display: 'grid', rowGap: tokens.spacingVerticalM, alignContent: 'start' },
});

interface DecidePanelProps {
  readonly retained: RetainedRow;
  /** @param kind what was decided */
  readonly onDone: (kind: RetentionAct['kind']) => void;
  readonly onClose: () => void;
}

type Kind = RetentionAct['kind'];

const kindLabels: Readonly<Record<Kind, string>> = {
  'Keep longer': 'Keep it longer',
  'May be destroyed': 'It may be destroyed, by hand',
  'Legal hold': 'Set a legal hold',
  'Hold lifted': 'Lift the legal hold',
};

/** What can be decided about a record as it stands. */
function kindsFor({ row, due }: RetainedRow, today: Temporal.PlainDate): readonly Kind[] {
  if (row.legalHold) return ['Hold lifted'];
  const until = due?.reviewOn;
  const isDue = until !== undefined && Temporal.PlainDate.compare(until, today) <= 0;
  const closed = due !== undefined && due.standing !== 'running';
  return [
    ...(closed ? (['Keep longer'] as const) : []),
    ...(isDue ? (['May be destroyed'] as const) : []),
    'Legal hold' as const,
  ];
}

interface Problems {
  readonly kind?: string;
  readonly until?: string;
  readonly reasons?: string;
}

/** One record: why it is kept until when, and what a person decides about it, with the reason. */
export function DecidePanel(props: DecidePanelProps): JSX.Element {
  const { retained, onDone, onClose } = props;
  const data = useData();
  const { today } = useEnvironment();
  const styles = useStyles();
  const kinds = kindsFor(retained, today);
  const [chosen, setChosen] = React.useState<Kind | undefined>(kinds.length === 1 ? kinds[0] : undefined);
  const [until, setUntil] = React.useState('');
  const [reasons, setReasons] = React.useState('');
  const [problems, setProblems] = React.useState<Problems>({});
  const [saving, setSaving] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  // The same steps after a failure, so that what was written is not written again.
  const run = React.useRef<{ readonly key: string; readonly steps: StepRun } | undefined>(undefined);
  const guard = useLeaveGuard(reasons !== '' || until !== '', `your decision on ${retained.row.ref}`);
  const radios = React.useRef<HTMLDivElement>(null);
  const dateInput = React.useRef<HTMLInputElement>(null);
  const reasonInput = React.useRef<HTMLTextAreaElement>(null);

  const save = async (): Promise<void> => {
    const day = readDate(until);
    const found: Problems = {
      ...(chosen === undefined ? { kind: 'Choose what is decided.' } : {}),
      ...(chosen === 'Keep longer' && (day === undefined || Temporal.PlainDate.compare(day, today) <= 0)
        ? { until: 'Enter a day after today, such as 14 March 2030.' }
        : {}),
      ...(reasons.trim() === '' ? { reasons: 'Enter the reason: it stands in the decision.' } : {}),
    };
    setProblems(found);
    if (found.kind !== undefined) radios.current?.querySelector('input')?.focus();
    else if (found.until !== undefined) dateInput.current?.focus();
    else if (found.reasons !== undefined) reasonInput.current?.focus();
    if (chosen === undefined || Object.keys(found).length > 0) return;
    const act = actOf(chosen, day);
    if (act === undefined) return;
    const key = JSON.stringify([act.kind, until, reasons]);
    if (run.current?.key !== key) {
      run.current = { key, steps: decideSteps(data, retained, act, { reasons: reasons.trim(), today }) };
    }
    setSaving(true);
    setFailure(undefined);
    try {
      await run.current.steps.run();
      onDone(chosen);
    } catch (error) {
      setFailure(error instanceof StepsStoppedError ? error.sentence : sentenceOf(error));
      setSaving(false);
    }
  };

  return (
    <PanelDrawer title={`Retention of ${retained.row.ref}`} onClose={() => guard.leave(onClose)}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <WhyKept retained={retained} />
        <div className={styles.fields}>
          <Field label="What is decided" required validationMessage={problems.kind}>
            <RadioGroup
              ref={radios}
              value={chosen ?? ''}
              onChange={(_, { value }) => setChosen(kinds.find((kind) => kind === value))}
            >
              {kinds.map((kind) => (
                <Radio key={kind} value={kind} label={kindLabels[kind]} />
              ))}
            </RadioGroup>
          </Field>
          {chosen === 'Keep longer' ? (
            <DateField
              ref={dateInput}
              label="Keep until"
              required
              value={until}
              onChange={setUntil}
              {...(problems.until === undefined ? {} : { problem: problems.until })}
            />
          ) : null}
          <Field
            label="Reason"
            required
            hint="It stands in Decisions, which the team reads."
            validationMessage={problems.reasons}
          >
            <Textarea ref={reasonInput} value={reasons} onChange={(_, { value }) => setReasons(value)} rows={4} />
          </Field>
        </div>
        <div />
        <FormFooter save="Save" saving={saving} failure={failure} onCancel={() => guard.leave(onClose)} />
      </form>
      {guard.dialog}
    </PanelDrawer>
  );
}

function actOf(kind: Kind, until: Temporal.PlainDate | undefined): RetentionAct | undefined {
  if (kind !== 'Keep longer') return { kind };
  return until === undefined ? undefined : { kind, until };
}
