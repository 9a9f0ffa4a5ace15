import { actions, readMonth, showDate } from '@phb/schemas';
import type { FormDeclaration } from '../../kit/form/declaration.js';
import type { RowForm } from '../../kit/form/useRowForm.js';

/** A task of the action plan, in the order in which people speak of it. */
export const taskForm: FormDeclaration<typeof actions> = {
  list: actions,
  sections: [
    { heading: 'Task', columns: ['number', 'task', 'owners'] },
    { heading: 'By when', columns: ['byWhen', 'beginsOn', 'dueOn', 'datePrecision'] },
    { heading: 'Progress', columns: ['status', 'completedOn'] },
  ],
  askedWhen: { completedOn: (values) => values['status'] === 'Complete' },
};

/** Takes a month typed as the due date (April 2016) as its last day, given to the month. */
export function readMonthAsDue(form: RowForm<typeof actions>): void {
  const typed = form.values['dueOn'];
  const month = typeof typed === 'string' ? readMonth(typed) : undefined;
  if (!month) return;
  form.set('dueOn', showDate(month));
  form.set('datePrecision', 'Month');
}
