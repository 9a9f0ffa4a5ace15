import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showDate, showShortDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { SummaryTable, type SummaryColumn } from '../../kit/index.js';
import { StandingBadge } from './StandingBadge.js';
import { StepButtons, StepName, TaskButtons, TaskDue, TaskName, TaskStanding } from './TaskPieces.js';
import type { PlanCommands, PlanStep, PlanTask } from './TaskPieces.js';

interface PlanTableProps extends PlanCommands {
  readonly tasks: readonly PlanTask[];
  readonly asAt: Temporal.PlainDate;
  /** In a narrow part each task is a card. */
  readonly narrow: boolean;
}

/** A row is a task, or one of its milestones below it, in the same columns. */
type Row = { readonly kind: 'task'; readonly task: PlanTask } | { readonly kind: 'step'; readonly step: PlanStep };

const useStyles = makeStyles({
  cards: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    ...typographyStyles.body1,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalM,
    paddingInlineStart: '1.75rem',
  },
  // The standings of tasks and of their milestones, which are set in further, stand under each other.
  due: { flex: '0 0 7rem' },
  stepDue: { flex: '0 0 5.25rem', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  standing: { flex: '1 1 8rem' },
  quiet: { color: tokens.colorNeutralForeground2, paddingInlineStart: '1.75rem', overflowWrap: 'anywhere' },
  steps: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    padding: `0 0 0 1.75rem`,
    listStyleType: 'none',
  },
});

function rowsOf(tasks: readonly PlanTask[]): readonly Row[] {
  return tasks.flatMap((task): Row[] => [
    { kind: 'task', task },
    ...task.milestones.map((step): Row => ({ kind: 'step', step })),
  ]);
}

/** The tasks of the action plan, one to a row: who, by when as written, due, how it stands, what can be done. */
export function PlanTable(props: PlanTableProps): JSX.Element {
  const { tasks, asAt, narrow } = props;
  const styles = useStyles();
  const caption = `Action plan as at ${showDate(asAt)}`;
  if (narrow) {
    return (
      <ul className={styles.cards} aria-label={caption}>
        {tasks.map((task) => (
          <li key={task.action.ref} className={styles.card}>
            <TaskName task={task} />
            <div className={styles.quiet}>{task.action.owners}</div>
            <div className={styles.line}>
              <span className={styles.due}>
                <TaskDue task={task} />
              </span>
              <span className={styles.standing}>
                <TaskStanding task={task} />
              </span>
              <TaskButtons {...props} task={task} />
            </div>
            {task.milestones.length === 0 ? null : (
              <ul className={styles.steps} aria-label={`Milestones of task ${task.action.number}`}>
                {task.milestones.map((step) => (
                  <li key={step.milestone.ref}>
                    <StepName step={step} />
                    <div className={styles.line}>
                      <span className={styles.stepDue}>{showShortDate(step.due)}</span>
                      <span className={styles.standing}>
                        <StandingBadge standing={step.standing} />
                      </span>
                      <StepButtons {...props} step={step} />
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    );
  }
  const columns: readonly SummaryColumn<Row>[] = [
    {
      heading: 'Task',
      cell: (row) => (row.kind === 'task' ? <TaskName task={row.task} /> : <StepName step={row.step} />),
    },
    { heading: 'Who', width: '22%', cell: (row) => (row.kind === 'task' ? row.task.action.owners : null) },
    {
      heading: 'By when, as written',
      width: '15%',
      cell: (row) => (row.kind === 'task' ? row.task.action.byWhen : null),
    },
    {
      heading: 'Due',
      align: 'end',
      width: '8rem',
      cell: (row) => (row.kind === 'task' ? <TaskDue task={row.task} /> : showShortDate(row.step.due)),
    },
    {
      heading: 'How it stands',
      width: '11rem',
      cell: (row) =>
        row.kind === 'task' ? <TaskStanding task={row.task} /> : <StandingBadge standing={row.step.standing} />,
    },
  ];
  const change: SummaryColumn<Row> = {
    heading: 'Change',
    width: '1%',
    cell: (row) =>
      row.kind === 'task' ? <TaskButtons {...props} task={row.task} /> : <StepButtons {...props} step={row.step} />,
  };
  return (
    <SummaryTable<Row>
      wide
      caption={caption}
      columns={props.mayEdit ? [...columns, change] : columns}
      rows={rowsOf(tasks)}
      rowKey={(row) => (row.kind === 'task' ? row.task.action.ref : row.step.milestone.ref)}
    />
  );
}
