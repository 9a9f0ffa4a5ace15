import * as React from 'react';
import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import {
  lastDayOf,
  milestones as milestoneList,
  newReference,
  readDate,
  readMonth,
  showDate,
  showShortDate,
  validate,
  type Action,
  type Milestone,
  type Stored,
} from '@phb/schemas';
import { sentenceOf, useData, useShowMessage } from '../../kit/index.js';
import { addOnce } from '../../kit/steps.js';

interface MilestonesEditorProps {
  readonly task: Stored<Action>;
  readonly milestones: readonly Stored<Milestone>[];
  readonly onUnsaved: (unsaved: boolean) => void;
  /** A milestone was added or removed: the plan should be read again. */
  readonly onSaved: () => void;
}

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  help: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none', ...typographyStyles.body1 },
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    minHeight: '2.25rem',
  },
  step: { flex: '1 1 auto', minWidth: 0, overflowWrap: 'anywhere' },
  day: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 11rem', minWidth: 0 },
  // Level with the inputs, below their labels.
  add: { marginTop: '1.375rem' },
});

const noProblems: { readonly step?: string; readonly dueOn?: string } = {};

/** The milestones of a task: each is added and removed at once, apart from the form of the task. */
export function MilestonesEditor(props: MilestonesEditorProps): JSX.Element {
  const { task, milestones, onUnsaved, onSaved } = props;
  const styles = useStyles();
  const data = useData();
  const show = useShowMessage();
  const [step, setStep] = React.useState('');
  const [due, setDue] = React.useState('');
  const [problems, setProblems] = React.useState(noProblems);
  const [saving, setSaving] = React.useState(false);
  const [asked, setAsked] = React.useState(false);
  // Made once for each milestone, so that a second try never adds it twice.
  const [ref, setRef] = React.useState(() => newReference('M'));
  const heading = React.useRef<HTMLHeadingElement>(null);
  const stepInput = React.useRef<HTMLInputElement>(null);
  const unsaved = step !== '' || due !== '';
  const formShown = asked || milestones.length > 0;
  React.useEffect(() => {
    if (asked) stepInput.current?.focus();
  }, [asked]);
  React.useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);

  const add = (): void => {
    const month = readMonth(due);
    const dueOn = month ?? readDate(due.trim());
    if (dueOn === undefined) {
      const words = 'Enter the day or month it is due, such as 30 April 2016 or April 2016.';
      setProblems(step.trim() === '' ? { step: 'Enter what the step is.', dueOn: words } : { dueOn: words });
      return;
    }
    const row: Milestone = {
      ref,
      actionRef: task.ref,
      step: step.trim(),
      dueOn,
      datePrecision: month === undefined ? 'Day' : 'Month',
      completedOn: null,
    };
    const [problem] = validate(milestoneList, row);
    if (problem) {
      setProblems({ step: problem.message });
      return;
    }
    setProblems(noProblems);
    setSaving(true);
    addOnce(data.list(milestoneList), ref, row)
      .then(
        () => {
          setStep('');
          setDue('');
          setRef(newReference('M'));
          show({
            kind: 'success',
            text: `The milestone for ${showDate(lastDayOf(dueOn, row.datePrecision))} is added.`,
          });
          onSaved();
          stepInput.current?.focus();
        },
        (error: unknown) => show({ kind: 'error', text: `The milestone was not added. ${sentenceOf(error)}` }),
      )
      .finally(() => setSaving(false));
  };
  const remove = (milestone: Stored<Milestone>): void => {
    const list = data.list(milestoneList);
    const { ref: key, actionRef, step: words, dueOn, datePrecision, completedOn } = milestone;
    list.recycle(milestone).then(
      () => {
        onSaved();
        heading.current?.focus();
        show({
          kind: 'success',
          text: `The milestone “${words}” is removed.`,
          action: {
            label: 'Undo',
            onAct: () => {
              list.add({ ref: key, actionRef, step: words, dueOn, datePrecision, completedOn }).then(onSaved, failed);
            },
          },
        });
      },
      (error: unknown) => failed(error),
    );
    const failed = (error: unknown): void => {
      onSaved(); // what stands there now is shown
      show({ kind: 'error', text: `The milestone was not changed. ${sentenceOf(error)}` });
    };
  };

  return (
    <section className={styles.part} aria-labelledby="milestones-of-task">
      <h3 className={styles.heading} id="milestones-of-task" ref={heading} tabIndex={-1}>
        Milestones
      </h3>
      <p className={styles.help}>
        For a task with several dates. The task as a whole is then due with its last milestone. Changes here are saved
        at once.
      </p>
      {milestones.length === 0 ? null : (
        <ul className={styles.list}>
          {milestones.map((milestone) => (
            <li key={milestone.ref} className={styles.item}>
              <span className={styles.step}>{milestone.step}</span>
              <span className={styles.day}>{showShortDate(lastDayOf(milestone.dueOn, milestone.datePrecision))}</span>
              <Button
                size="small"
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={`Remove milestone ${milestone.step}`}
                onClick={() => remove(milestone)}
              />
            </li>
          ))}
        </ul>
      )}
      {formShown ? null : (
        <div>
          <Button onClick={() => setAsked(true)}>Add a milestone</Button>
        </div>
      )}
      {formShown ? (
        <form
          className={styles.form}
          aria-label="Add a milestone"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!saving) add();
          }}
        >
          <Field className={styles.field} label="Step" validationMessage={problems.step}>
            <Input
              ref={stepInput}
              value={step}
              autoComplete="off"
              disabled={saving}
              onChange={(_, data) => setStep(data.value)}
            />
          </Field>
          <Field className={styles.field} label="Due" hint="A day or a month" validationMessage={problems.dueOn}>
            <Input value={due} autoComplete="off" disabled={saving} onChange={(_, data) => setDue(data.value)} />
          </Field>
          <Button className={styles.add} type="submit" disabledFocusable={saving}>
            Add the milestone
          </Button>
        </form>
      ) : null}
    </section>
  );
}
