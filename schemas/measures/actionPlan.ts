import { Temporal } from 'temporal-polyfill';
import { showNumber } from '../kernel/display.js';
import { showDate } from '../kernel/calendarDate.js';

/** A task as its list holds it. */
export interface ActionRow {
  readonly ref: string;
  readonly beginsOn: Temporal.PlainDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly datePrecision: 'Day' | 'Month' | null;
  readonly completedOn: Temporal.PlainDate | null;
}

/** A dated step of a task. */
export interface MilestoneRow {
  readonly ref: string;
  readonly actionRef: string;
  readonly dueOn: Temporal.PlainDate;
  readonly datePrecision: 'Day' | 'Month' | null;
  readonly completedOn: Temporal.PlainDate | null;
}

/** How a task or milestone stands on a day, in the words that are shown. */
export const standings = ['Overdue', 'Due within 28 days', 'On track', 'No date', 'Complete'] as const;
export type Standing = (typeof standings)[number];

/** Days ahead in which a task is shown as due: a task due today and one due in 28 days are both within. */
export const daysAhead = 28;

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);

/** The last day that a date allows: a month alone means its last day ("April 16" in a plan is 30 April 2016). */
export function lastDayOf(date: Temporal.PlainDate, precision: 'Day' | 'Month' | null): Temporal.PlainDate {
  return precision === 'Month' ? date.with({ day: date.daysInMonth }) : date;
}

/** When a task as a whole is due: its last milestone if it has any, else its own final date. A range ends on its last day. */
export function finalDate(action: ActionRow, milestones: readonly MilestoneRow[]): Temporal.PlainDate | undefined {
  const dates = milestones
    .filter((milestone) => milestone.actionRef === action.ref)
    .map((milestone) => lastDayOf(milestone.dueOn, milestone.datePrecision));
  if (dates.length > 0) return dates.reduce((last, date) => (compare(date, last) > 0 ? date : last));
  return action.dueOn === null ? undefined : lastDayOf(action.dueOn, action.datePrecision);
}

function isDone(completedOn: Temporal.PlainDate | null, asAt: Temporal.PlainDate): boolean {
  return completedOn !== null && compare(completedOn, asAt) <= 0;
}

/** How something due on a day stands on another. What is completed later than the as-at date was open on it. */
export function standingOn(
  due: Temporal.PlainDate | undefined,
  completedOn: Temporal.PlainDate | null,
  asAt: Temporal.PlainDate,
): Standing {
  if (isDone(completedOn, asAt)) return 'Complete';
  if (due === undefined) return 'No date';
  if (compare(due, asAt) < 0) return 'Overdue';
  return asAt.until(due, { largestUnit: 'day' }).days <= daysAhead ? 'Due within 28 days' : 'On track';
}

/** A task with what follows from its dates. */
export interface PlannedAction<A extends ActionRow = ActionRow, M extends MilestoneRow = MilestoneRow> {
  readonly action: A;
  readonly finalDate: Temporal.PlainDate | undefined;
  readonly standing: Standing;
  /** Days past the final date, counted while the task is not complete; 0 if it is not overdue. */
  readonly daysOverdue: number;
  /** The task's milestones by date. */
  readonly milestones: readonly {
    readonly milestone: M;
    readonly due: Temporal.PlainDate;
    readonly standing: Standing;
  }[];
}

/** The action plan on a day. */
export interface ActionPlan<A extends ActionRow = ActionRow, M extends MilestoneRow = MilestoneRow> {
  readonly asAt: Temporal.PlainDate;
  readonly tasks: readonly PlannedAction<A, M>[];
  /** Tasks whose final date is the day or before it, complete or not. */
  readonly dueBy: readonly PlannedAction<A, M>[];
  /** Of those, the ones past their final date and not complete. */
  readonly overdue: readonly PlannedAction<A, M>[];
  /** Tasks by standing, each task in one; they add up to the number of tasks. */
  readonly counts: readonly { readonly standing: Standing; readonly count: number }[];
  /** Milestones that name no task of the plan. They are shown, never dropped. */
  readonly strays: readonly M[];
}

/** Works out the action plan as it stood on a day. Tasks keep the order they come in. */
export function actionPlan<A extends ActionRow, M extends MilestoneRow>(
  actions: readonly A[],
  milestones: readonly M[],
  asAt: Temporal.PlainDate,
): ActionPlan<A, M> {
  const tasks = actions.map((action): PlannedAction<A, M> => {
    const own = milestones.filter((milestone) => milestone.actionRef === action.ref);
    const final = finalDate(action, own);
    const standing = standingOn(final, action.completedOn, asAt);
    return {
      action,
      finalDate: final,
      standing,
      daysOverdue: standing === 'Overdue' && final ? final.until(asAt, { largestUnit: 'day' }).days : 0,
      milestones: own
        .map((milestone) => {
          const due = lastDayOf(milestone.dueOn, milestone.datePrecision);
          return { milestone, due, standing: standingOn(due, milestone.completedOn, asAt) };
        })
        .sort((a, b) => compare(a.due, b.due)),
    };
  });
  const known = new Set(actions.map((action) => action.ref));
  return {
    asAt,
    tasks,
    dueBy: tasks.filter((task) => task.finalDate !== undefined && compare(task.finalDate, asAt) <= 0),
    overdue: tasks.filter((task) => task.standing === 'Overdue'),
    counts: standings.map((standing) => ({
      standing,
      count: tasks.filter((task) => task.standing === standing).length,
    })),
    strays: milestones.filter((milestone) => !known.has(milestone.actionRef)),
  };
}

/** The plan in one line: "Due by 30 April 2016: 3, of which overdue: 1". */
export function describePlan(plan: ActionPlan): string {
  return `Due by ${showDate(plan.asAt)}: ${showNumber(plan.dueBy.length)}, of which overdue: ${showNumber(plan.overdue.length)}`;
}
