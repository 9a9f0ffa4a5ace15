import { Temporal } from 'temporal-polyfill';
import type { Category, Form, FundingStream } from '@phb/schemas';

/** The day on which the demonstration is exact: the end of the month that Dorset's answer of June 2019 speaks of. */
export const referenceDate = Temporal.PlainDate.from('2019-04-30');

/** Pounds a year, or once, that one person may agree to alone. Invented, as the setting DELEGATED-LIMIT has it. */
export const delegatedLimit = 100_000;
/** Clinical commissioning groups could offer budgets from this day on. */
export const earliestStart = Temporal.PlainDate.from('2014-04-01');

/** Packages of care open on the reference date, by funding stream: the table that Dorset published. */
export const openPackages = [
  ['Adult CHC', 602],
  ['Fast track', 313],
  ['FNC', 1341],
  ['FoH', 99],
  ['Section 117', 494],
  ['Named patients', 30],
  ['Acquired brain injury', 9],
] as const satisfies readonly (readonly [FundingStream, number])[];

/**
 * People with a budget on the reference date, by category and form: 1,223 notional, 149 third party
 * and 125 direct payments are published; how they fall into categories is assumed.
 */
export const activeBudgets: readonly (readonly [Category, Readonly<Record<Form, number>>])[] = [
  ['Adult CHC', { Notional: 28, 'Third party': 36, 'Direct payment': 85 }],
  ['Adult CHC via Fast track', { Notional: 58, 'Third party': 0, 'Direct payment': 2 }],
  ['Section 117', { Notional: 96, 'Third party': 8, 'Direct payment': 10 }],
  ['Wheelchair', { Notional: 841, 'Third party': 97, 'Direct payment': 0 }],
  ['Children’s continuing care', { Notional: 17, 'Third party': 4, 'Direct payment': 15 }],
  ['EHC plan (NHS element)', { Notional: 12, 'Third party': 1, 'Direct payment': 4 }],
  ['Learning disability and autism', { Notional: 44, 'Third party': 2, 'Direct payment': 5 }],
  ['Mental health', { Notional: 36, 'Third party': 0, 'Direct payment': 2 }],
  ['Long-term condition', { Notional: 52, 'Third party': 1, 'Direct payment': 1 }],
  ['Maternity', { Notional: 18, 'Third party': 0, 'Direct payment': 0 }],
  ['Acquired brain injury', { Notional: 5, 'Third party': 0, 'Direct payment': 1 }],
  ['Other', { Notional: 16, 'Third party': 0, 'Direct payment': 0 }],
];

/** The funding stream of the package that a budget of a category rests on; categories left out have none. */
export const streamOf: Readonly<Partial<Record<Category, FundingStream>>> = {
  'Adult CHC': 'Adult CHC',
  'Adult CHC via Fast track': 'Fast track',
  'Section 117': 'Section 117',
  'Acquired brain injury': 'Acquired brain injury',
};

/** Three invented councils and how many people in a hundred live in each. */
export const councils = [
  ['Northbay', 45],
  ['Southmere', 35],
  ['Westvale', 20],
] as const;
