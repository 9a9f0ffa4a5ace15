import * as React from 'react';
import { Button, makeStyles, ToggleButton, tokens, typographyStyles } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { type Action, actionPlan, counted, describePlan, showNumber, type Standing, type Stored } from '@phb/schemas';
import { AsAtField, EmptyState, LoadView, SkeletonRows, useEnvironment, type Load } from '../../kit/index.js';
import { Note } from '../../kit/Note.js';
import { useWidth } from '../../kit/useWidth.js';

import { useRefreshed } from '../refresh.js';
import { milestoneCompletion, taskCompletion } from './completion.js';
import { PlanTable } from './PlanTable.js';
import { usePlanSaving, type PlanRows } from './usePlan.js';

const TaskDrawer = React.lazy(() => import(/* webpackChunkName: 'task' */ './TaskDrawer.js'));

/** Narrower than this each task is a card. In CSS pixels of the part. */
const narrowestTable = 760;

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  // Level with the input of the date, below its label.
  add: { marginTop: '1.375rem' },
  summary: { ...typographyStyles.body1Strong, margin: 0, fontVariantNumeric: 'tabular-nums', outlineStyle: 'none' },
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  count: { fontVariantNumeric: 'tabular-nums' },
});

/** The joint action plan: what is due and overdue on a day, who does it, and what can be done about it. */
export function ActionPlanView(props: { readonly load: Load<PlanRows> }): JSX.Element {
  const { load } = props;
  useRefreshed(load);
  return (
    <LoadView
      load={load}
      subject="the action plan"
      site="partnership"
      placeholder={<SkeletonRows rows={10} rowHeight={49} />}
    >
      {(rows) => <Plan rows={rows} reload={() => load.reload()} />}
    </LoadView>
  );
}

interface PlanProps {
  readonly rows: PlanRows;
  readonly reload: () => void;
}

type Opened = { readonly kind: 'new' } | { readonly kind: 'task'; readonly task: Stored<Action> };

function Plan(props: PlanProps): JSX.Element {
  const { rows, reload } = props;
  const styles = useStyles();
  const { today } = useEnvironment();
  const [asAt, setAsAt] = React.useState(today);
  const [filter, setFilter] = React.useState<Standing | undefined>(undefined);
  const [opened, setOpened] = React.useState<Opened | undefined>(undefined);
  const [measure, width] = useWidth<HTMLDivElement>();
  const { saving, save } = usePlanSaving(reload);
  const plan = React.useMemo(() => actionPlan(rows.actions, rows.milestones, asAt), [rows, asAt]);
  const shown = filter === undefined ? plan.tasks : plan.tasks.filter((task) => task.standing === filter);
  const summary = React.useRef<HTMLParagraphElement>(null);

  // A task that leaves the filtered list takes its button along: the focus then goes to the line above.
  React.useEffect(() => {
    if (saving.size === 0 && filter !== undefined && document.activeElement === document.body) summary.current?.focus();
  }, [saving, filter, shown.length]);

  return (
    <div className={styles.view} ref={measure}>
      <div className={styles.top}>
        <AsAtField value={asAt} today={today} onChange={setAsAt} />
        {rows.may.add ? (
          <Button
            className={styles.add}
            appearance="primary"
            icon={<Add20Regular />}
            onClick={() => setOpened({ kind: 'new' })}
          >
            Add a task
          </Button>
        ) : null}
      </div>
      <p className={styles.summary} ref={summary} tabIndex={-1} role="status">
        {describePlan(plan)}. {counted(plan.tasks.length, 'task')} in all.
      </p>
      <div className={styles.filters} role="group" aria-label="Show tasks that are">
        <FilterButton
          label="All"
          count={plan.tasks.length}
          on={filter === undefined}
          onPress={() => setFilter(undefined)}
        />
        {plan.counts.map(({ standing, count }) => (
          <FilterButton
            key={standing}
            label={standing}
            count={count}
            on={filter === standing}
            onPress={() => setFilter(filter === standing ? undefined : standing)}
          />
        ))}
      </div>
      {rows.unreadable.length === 0 ? null : (
        <Note kind="warning">
          {counted(rows.unreadable.length, 'row')} of the plan cannot be read and{' '}
          {rows.unreadable.length === 1 ? 'is' : 'are'} not shown: {rows.unreadable.join(', ')}. Open the list in
          SharePoint and put {rows.unreadable.length === 1 ? 'it' : 'them'} right.
        </Note>
      )}
      {shown.length === 0 ? (
        <NoTasks filter={filter} isEmpty={plan.tasks.length === 0} onClear={() => setFilter(undefined)} />
      ) : (
        <PlanTable
          tasks={shown}
          asAt={asAt}
          narrow={width !== undefined && width < narrowestTable}
          mayEdit={rows.may.edit}
          saving={saving}
          onToggleTask={(task) => save(taskCompletion(task, today))}
          onToggleMilestone={(step) => save(milestoneCompletion(step, today))}
          onEdit={(task) => setOpened({ kind: 'task', task })}
        />
      )}
      {plan.strays.length === 0 ? null : (
        <Note kind="warning">
          {plan.strays.length === 1 ? 'A milestone belongs' : `${plan.strays.length} milestones belong`} to no task of
          this plan: {plan.strays.map((step) => step.step).join(', ')}.
        </Note>
      )}
      {opened === undefined ? null : (
        <React.Suspense fallback={null}>
          <TaskDrawer
            task={opened.kind === 'task' ? opened.task : undefined}
            nextNumber={Math.max(0, ...rows.actions.map((action) => action.number)) + 1}
            milestones={
              opened.kind === 'task' ? rows.milestones.filter((step) => step.actionRef === opened.task.ref) : []
            }
            onClose={() => setOpened(undefined)}
            onSaved={reload}
          />
        </React.Suspense>
      )}
    </div>
  );
}

interface FilterButtonProps {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onPress: () => void;
}

function FilterButton(props: FilterButtonProps): JSX.Element {
  const styles = useStyles();
  return (
    <ToggleButton size="small" shape="circular" checked={props.on} onClick={props.onPress}>
      {props.label}&nbsp;<span className={styles.count}>{showNumber(props.count)}</span>
    </ToggleButton>
  );
}

interface NoTasksProps {
  readonly filter: Standing | undefined;
  readonly isEmpty: boolean;
  readonly onClear: () => void;
}

function NoTasks(props: NoTasksProps): JSX.Element {
  if (props.isEmpty) {
    return <EmptyState title="The action plan has no tasks yet.">Add the first task to begin it.</EmptyState>;
  }
  return (
    <EmptyState
      title={`No task is “${props.filter?.toLowerCase() ?? ''}” on this day.`}
      action={<Button onClick={props.onClear}>Show all tasks</Button>}
    />
  );
}
