import { calendarDate, money, note, reference, refersTo, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';

/**
 * Services that are paid for in a block. The same service may not be paid a second time through a personal health budget, so
 * what a block is worth by the week, and from when it pays no longer, is kept beside the register.
 */
export const blockContracts = defineList({
  title: 'Block contracts',
  path: 'BlockContracts',
  site: 'register',
  audience: 'management',
  description:
    'Services paid for in a block, with their worth by the week and the day from which a part was taken out.',
  columns: {
    ref: reference('BC', { label: 'Block contract reference' }),
    organisationRef: refersTo('ORG', { label: 'Provider', required: true }),
    service: text({ label: 'Service', required: true, maxLength: 150 }),
    contractNumber: text({ label: 'Contract', maxLength: 60 }),
    weeklyEquivalent: money({
      label: 'Worth by the week',
      required: true,
      min: 0,
      max: 1_000_000_000,
      description: 'What the block pays for one person’s share of the service.',
    }),
    startsOn: calendarDate({ label: 'Starts on', indexed: true }),
    endsOn: calendarDate({
      label: 'Ends on',
      indexed: true,
      description: 'First day on which the block pays no more.',
    }),
    variedOn: calendarDate({
      label: 'Varied on',
      description: 'First day on which the part that moved to personal health budgets is no longer paid in the block.',
    }),
    notes: note({ label: 'Notes' }),
  },
  rules: [
    daysInOrder(['startsOn', 'Starts on'], ['endsOn', 'Ends on']),
    daysInOrder(['startsOn', 'Starts on'], ['variedOn', 'Varied on']),
  ],
  views: {
    all: {
      title: 'All block contracts',
      columns: ['ref', 'organisationRef', 'service', 'weeklyEquivalent', 'startsOn', 'variedOn', 'endsOn'],
      isDefault: true,
    },
  },
});

export type BlockContract = RowOf<typeof blockContracts>;
