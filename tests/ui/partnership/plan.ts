import { actions, milestones, newReference, type NewRow, type Reference } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { memoryData, type MemoryData } from '../memory/memoryData.js';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

type Task = NewRow<typeof actions> & { readonly ref: Reference<'A'> };

function task(
  number: number,
  words: string,
  dueOn: string | null,
  byWhen: string,
  changes: Partial<NewRow<typeof actions>> = {},
): Task {
  return {
    ref: newReference('A'),
    number,
    task: words,
    owners: 'Personal health budget manager',
    status: 'Not started',
    byWhen,
    dueOn: dueOn === null ? null : day(dueOn),
    datePrecision: 'Month',
    ...changes,
  };
}

/** The ten tasks of the published plan, with the three milestones of the second. */
export function planData(): MemoryData {
  const data = memoryData();
  const development = task(2, 'Development programme', null, 'Feb 16, April 16, Sept 16');
  data.list(actions).fill([
    task(1, 'Recruit and review resources', '2016-03-31', 'March 16'),
    development,
    task(3, 'Stakeholder events plan', '2017-04-30', 'From Feb 16 to Apr 17', { beginsOn: day('2016-02-01') }),
    task(4, 'Communicate position and ambition', '2016-04-30', 'April 16'),
    task(5, 'Local peer network', '2016-04-30', 'Apr 16'),
    task(6, 'Vision, strategy and local offer', '2016-09-30', 'Sept 16'),
    task(7, 'Contract and finance elements', '2016-12-31', 'Dec 16'),
    task(8, 'Increase continuing healthcare budgets', '2017-03-31', 'Jan 16 to Mar 17', {
      beginsOn: day('2016-01-01'),
    }),
    task(9, 'Integrated budget process', '2016-09-30', 'Sept 16'),
    task(10, 'Information suite', '2016-12-31', 'Dec 16'),
  ]);
  data.list(milestones).fill(
    (['2016-02-29', '2016-04-30', '2016-09-30'] as const).map((dueOn, index) => ({
      actionRef: development.ref,
      step: `Workshop ${index + 1}`,
      dueOn: day(dueOn),
      datePrecision: 'Month' as const,
    })),
  );
  return data;
}
