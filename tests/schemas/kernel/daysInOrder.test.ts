import { daysInOrder } from '../../../schemas/kernel/daysInOrder.js';
import { sampleDay } from '@phb/schemas';

const rule = daysInOrder(['startsOn', 'Starts on'], ['endsOn', 'Ends on']);

it('holds where the later day is on the earlier one or after it, or one of them is empty', () => {
  const day = sampleDay('2019-04-02');
  const holds = (startsOn: typeof day | null, endsOn: typeof day | null): boolean => rule.holds({ startsOn, endsOn });
  expect([holds(day, day), holds(day, day.add({ days: 1 })), holds(null, day), holds(day, null)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(holds(day, day.subtract({ days: 1 }))).toBe(false);
});

it('says so at the later day, and to SharePoint in its own language', () => {
  expect(rule).toMatchObject({
    columns: ['endsOn', 'startsOn'],
    message: 'Ends on must not be before starts on. Check both dates.',
    formula: 'OR(ISBLANK([Ends on]),ISBLANK([Starts on]),[Ends on]>=[Starts on])',
  });
});
