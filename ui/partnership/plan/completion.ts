import { actions, milestones, type Action, type Milestone, type Stored } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { PlanChange } from './usePlan.js';

/** Marks a task complete today, or opens it again. */
export function taskCompletion(task: Stored<Action>, today: Temporal.PlainDate): PlanChange<typeof actions> {
  const name = `Task ${task.number}`;
  const back = { status: task.status, completedOn: task.completedOn };
  if (task.completedOn !== null) {
    return {
      list: actions,
      stored: task,
      changes: { status: 'On track', completedOn: null },
      back,
      done: `${name} is open again.`,
      notDone: `${name} was not opened again.`,
    };
  }
  return {
    list: actions,
    stored: task,
    changes: { status: 'Complete', completedOn: today },
    back,
    done: `${name} is marked complete.`,
    notDone: `${name} was not marked complete.`,
  };
}

/** Marks a milestone complete today, or opens it again. The task it belongs to stays as it is. */
export function milestoneCompletion(step: Stored<Milestone>, today: Temporal.PlainDate): PlanChange<typeof milestones> {
  const name = `Milestone “${step.step}”`;
  const reopen = step.completedOn !== null;
  return {
    list: milestones,
    stored: step,
    changes: { completedOn: reopen ? null : today },
    back: { completedOn: step.completedOn },
    done: reopen ? `${name} is open again.` : `${name} is marked complete.`,
    notDone: reopen ? `${name} was not opened again.` : `${name} was not marked complete.`,
  };
}
