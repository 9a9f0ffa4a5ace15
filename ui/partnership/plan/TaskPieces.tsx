import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { type Action, counted, type Milestone, type PlannedAction, showShortDate, type Stored } from '@phb/schemas';
import { StandingBadge } from './StandingBadge.js';

/** A task of the plan with its milestones, as the lists hold them. */
export type PlanTask = PlannedAction<Stored<Action>, Stored<Milestone>>;
export type PlanStep = PlanTask['milestones'][number];

/** What can be done to tasks and milestones. */
export interface PlanCommands {
  readonly mayEdit: boolean;
  /** Ids of the rows that are being saved. */
  readonly saving: ReadonlySet<string>;
  readonly onToggleTask: (task: Stored<Action>) => void;
  readonly onToggleMilestone: (step: Stored<Milestone>) => void;
  readonly onEdit: (task: Stored<Action>) => void;
}

const useStyles = makeStyles({
  numbered: { display: 'grid', gridTemplateColumns: '1.75rem minmax(0, 1fr)', overflowWrap: 'anywhere' },
  number: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  second: {
    ...typographyStyles.caption1,
    display: 'block',
    marginTop: '2px',
    color: tokens.colorNeutralForeground2,
  },
  due: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  buttons: {
    display: 'flex',
    flexWrap: 'nowrap',
    columnGap: tokens.spacingHorizontalXXS,
    // The buttons fit the height of a line of text, and their words stand under the heading.
    marginBlock: '-2px',
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
    '@media print': { display: 'none' },
  },
  done: { minWidth: '6.5rem', justifyContent: 'flex-start' },
});

/** The number and words of a task. */
export function TaskName(props: { readonly task: PlanTask }): JSX.Element {
  const styles = useStyles();
  const { action } = props.task;
  return (
    <span className={styles.numbered}>
      <span className={styles.number}>{action.number}</span>
      <span>{action.task}</span>
    </span>
  );
}

/** A milestone under its task. */
export function StepName(props: { readonly step: PlanStep }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={styles.numbered}>
      <span className={styles.number} aria-hidden>
        –
      </span>
      <span>{props.step.milestone.step}</span>
    </span>
  );
}

/** The day a task is due as a whole, and from when it runs if it runs over a range. */
export function TaskDue(props: { readonly task: PlanTask }): JSX.Element {
  const styles = useStyles();
  const { action, finalDate } = props.task;
  return (
    <span className={styles.due}>
      {finalDate === undefined ? 'No date' : showShortDate(finalDate)}
      {action.beginsOn === null ? null : <span className={styles.second}>from {showShortDate(action.beginsOn)}</span>}
    </span>
  );
}

/** How a task stands, with what a person needs beside the word. */
export function TaskStanding(props: { readonly task: PlanTask }): JSX.Element {
  const styles = useStyles();
  const { action, standing, daysOverdue } = props.task;
  const details: string[] = [];
  if (daysOverdue > 0) details.push(counted(daysOverdue, 'day'));
  if (standing === 'Complete' && action.completedOn) details.push(`on ${showShortDate(action.completedOn)}`);
  // Completed after the day that the plan is looked at for: on that day it was still open.
  if (standing !== 'Complete' && action.completedOn) details.push(`completed on ${showShortDate(action.completedOn)}`);
  if (standing !== 'Complete' && action.status === 'At risk') details.push('marked at risk');
  return (
    <>
      <StandingBadge standing={standing} />
      {details.length === 0 ? null : <span className={styles.second}>{details.join(', ')}</span>}
    </>
  );
}

interface DoneButtonProps {
  /** What it is about, for the button's name: "task 4". */
  readonly name: string;
  readonly complete: boolean;
  readonly saving: boolean;
  readonly onPress: () => void;
}

/** Marks complete or opens again. It keeps the focus while it saves. */
function DoneButton(props: DoneButtonProps): JSX.Element {
  const styles = useStyles();
  const { name, complete, saving, onPress } = props;
  return (
    <Button
      className={styles.done}
      size="small"
      appearance="subtle"
      icon={complete ? <ArrowUndo16Regular /> : <Checkmark16Regular />}
      disabledFocusable={saving}
      aria-label={complete ? `Reopen ${name}` : `Complete ${name}`}
      onClick={onPress}
    >
      {complete ? 'Reopen' : 'Complete'}
    </Button>
  );
}

/** What can be done to one task; nothing for a person who may only read. */
export function TaskButtons(props: PlanCommands & { readonly task: PlanTask }): JSX.Element | null {
  const styles = useStyles();
  const { task, mayEdit, saving, onToggleTask, onEdit } = props;
  const { action } = task;
  if (!mayEdit) return null;
  return (
    <span className={styles.buttons}>
      <DoneButton
        name={`task ${action.number}`}
        complete={action.completedOn !== null}
        saving={saving.has(String(action.id))}
        onPress={() => onToggleTask(action)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<Edit16Regular />}
        aria-label={`Edit task ${action.number}`}
        onClick={() => onEdit(action)}
      />
    </span>
  );
}

/** What can be done to one milestone. */
export function StepButtons(props: PlanCommands & { readonly step: PlanStep }): JSX.Element | null {
  const styles = useStyles();
  const { milestone } = props.step;
  if (!props.mayEdit) return null;
  return (
    <span className={styles.buttons}>
      <DoneButton
        name={`milestone ${milestone.step}`}
        complete={milestone.completedOn !== null}
        saving={props.saving.has(String(milestone.id))}
        onPress={() => props.onToggleMilestone(milestone)}
      />
    </span>
  );
}
