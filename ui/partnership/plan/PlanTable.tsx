import * as React from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { showDate } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { SummaryTable } from '../../kit/index.js';
import { TaskButtons, TaskDue, TaskMilestones, TaskName, TaskStanding } from './TaskPieces.js';
import type { PlanCommands, PlanTask } from './TaskPieces.js';

interface PlanTableProps extends PlanCommands {
  readonly tasks: readonly PlanTask[];
  readonly asAt: Temporal.PlainDate;
  /** In a narrow part each task is a card. */
  readonly narrow: boolean;
}

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
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    paddingInlineStart: '1.75rem',
  },
  quiet: { color: tokens.colorNeutralForeground2, paddingInlineStart: '1.75rem', overflowWrap: 'anywhere' },
});

/** The tasks of the action plan, one to a row: who, by when as written, due, how it stands, what can be done. */
export function PlanTable(props: PlanTableProps): JSX.Element {
  const { tasks, asAt, narrow } = props;
  const styles = useStyles();
  if (narrow) {
    return (
      <ul className={styles.cards} aria-label={`Action plan as at ${showDate(asAt)}`}>
        {tasks.map((task) => (
          <li key={task.action.ref} className={styles.card}>
            <TaskName task={task}>
              <TaskMilestones {...props} task={task} stacked />
            </TaskName>
            <div className={styles.quiet}>{task.action.owners}</div>
            <div className={styles.line}>
              <span>
                <TaskDue task={task} />
              </span>
              <span>
                <TaskStanding task={task} asAt={asAt} />
              </span>
              <TaskButtons {...props} task={task} />
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <SummaryTable<PlanTask>
      caption={`Action plan as at ${showDate(asAt)}`}
      columns={[
        {
          heading: 'Task',
          cell: (task) => (
            <TaskName task={task}>
              <TaskMilestones {...props} task={task} />
            </TaskName>
          ),
        },
        { heading: 'Who', cell: (task) => task.action.owners },
        { heading: 'By when, as written', cell: (task) => task.action.byWhen ?? '' },
        { heading: 'Due', align: 'end', cell: (task) => <TaskDue task={task} /> },
        { heading: 'How it stands', cell: (task) => <TaskStanding task={task} asAt={asAt} /> },
        { heading: 'Change', align: 'end', cell: (task) => <TaskButtons {...props} task={task} /> },
      ]}
      rows={tasks}
      rowKey={(task) => task.action.ref}
    />
  );
}
