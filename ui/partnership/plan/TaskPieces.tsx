import * as React from 'react';
import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { showShortDate, type Action, type Milestone, type PlannedAction, type Stored } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { StandingBadge } from './StandingBadge.js';

/** A task of the plan with its milestones, as the lists hold them. */
export type PlanTask = PlannedAction<Stored<Action>, Stored<Milestone>>;

/** What can be done to tasks and milestones. */
export interface PlanCommands {
  readonly saving: ReadonlySet<string>;
  readonly onToggleTask: (task: Stored<Action>) => void;
  readonly onToggleMilestone: (step: Stored<Milestone>) => void;
  readonly onEdit: (task: Stored<Action>) => void;
}

const useStyles = makeStyles({
  task: { display: 'grid', gridTemplateColumns: '1.75rem minmax(0, 1fr)', overflowWrap: 'anywhere' },
  number: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  steps: {
    display: 'grid',
    // Step, day, standing and button line up under each other.
    gridTemplateColumns: 'minmax(6rem, 1fr) max-content max-content max-content',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    gridColumn: '2',
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
    listStyleType: 'none',
    ...typographyStyles.caption1,
  },
  stacked: { gridTemplateColumns: 'minmax(0, 1fr) max-content' },
  step: { display: 'contents' },
  day: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  second: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  due: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  buttons: { display: 'flex', flexWrap: 'nowrap', justifyContent: 'flex-end', columnGap: tokens.spacingHorizontalXXS },
});

/** The number and words of a task. */
export function TaskName(props: { readonly task: PlanTask; readonly children?: React.ReactNode }): JSX.Element {
  const styles = useStyles();
  const { action } = props.task;
  return (
    <div className={styles.task}>
      <span className={styles.number}>{action.number}</span>
      <span>{action.task}</span>
      {props.children}
    </div>
  );
}

interface MilestonesProps extends PlanCommands {
  readonly task: PlanTask;
  readonly stacked?: boolean;
}

/** The milestones of a task by date, each with how it stands. Nothing for a task with one date. */
export function TaskMilestones(props: MilestonesProps): JSX.Element | null {
  const styles = useStyles();
  const { task, saving, onToggleMilestone, stacked = false } = props;
  if (task.milestones.length === 0) return null;
  return (
    <ul
      className={mergeClasses(styles.steps, stacked && styles.stacked)}
      aria-label={`Milestones of task ${task.action.number}`}
    >
      {task.milestones.map(({ milestone, due, standing }) => (
        <li key={milestone.ref} className={styles.step}>
          <span>{milestone.step}</span>
          <span className={styles.day}>{showShortDate(due)}</span>
          <span>
            <StandingBadge standing={standing} />
          </span>
          <DoneButton
            name={`milestone ${milestone.step}`}
            complete={milestone.completedOn !== null}
            saving={saving.has(String(milestone.id))}
            onPress={() => onToggleMilestone(milestone)}
          />
        </li>
      ))}
    </ul>
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
export function TaskStanding(props: { readonly task: PlanTask; readonly asAt: Temporal.PlainDate }): JSX.Element {
  const styles = useStyles();
  const { action, standing, daysOverdue } = props.task;
  const details: string[] = [];
  if (daysOverdue > 0) details.push(daysOverdue === 1 ? '1 day' : `${daysOverdue.toLocaleString('en-GB')} days`);
  if (standing === 'Complete' && action.completedOn) details.push(showShortDate(action.completedOn));
  if (standing !== 'Complete' && action.status === 'At risk') details.push('marked at risk');
  if (standing !== 'Complete' && action.status === 'Not started') details.push('not started');
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
  const { name, complete, saving, onPress } = props;
  return (
    <Button
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

/** What can be done to one task. */
export function TaskButtons(props: PlanCommands & { readonly task: PlanTask }): JSX.Element {
  const styles = useStyles();
  const { task, saving, onToggleTask, onEdit } = props;
  const { action } = task;
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
