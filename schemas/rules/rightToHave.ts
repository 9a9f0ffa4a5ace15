import { Temporal } from 'temporal-polyfill';
import type { Category, FundingStream } from '../lists/terms.js';

/** A right to have a personal health budget, not merely to ask for one: whom it is of, since when, and by what law. */
interface RightToHave {
  readonly of: readonly (FundingStream | Category)[];
  readonly since: Temporal.PlainDate;
  readonly source: string;
}

/** The rights, by the funding stream of a package of care; wheelchair services have no package, so theirs is of the category. */
export const rightsToHave: readonly RightToHave[] = [
  {
    of: ['Adult CHC', 'Fast track', 'Adult CHC via Fast track', 'Children’s continuing care'],
    since: Temporal.PlainDate.from('2014-10-01'),
    source: 'Standing Rules Regulations 2012 as amended, from 1 October 2014',
  },
  {
    of: ['Section 117', 'Wheelchair'],
    since: Temporal.PlainDate.from('2019-12-02'),
    source: 'Standing Rules Regulations 2012 as amended, from 2 December 2019',
  },
];

/** The right that a funding stream or category gives on a day; undefined if a budget is a matter of discretion then. */
export function rightToHave(stream: FundingStream | Category, on: Temporal.PlainDate): RightToHave | undefined {
  return rightsToHave.find((right) => right.of.includes(stream) && Temporal.PlainDate.compare(right.since, on) <= 0);
}
