import { Temporal } from 'temporal-polyfill';
import type { FundingStream } from '../lists/terms.js';

/** A right to have a personal health budget, not merely to ask for one: whom it is of, since when, and by what law. */
interface RightToHave {
  readonly streams: readonly FundingStream[];
  readonly since: Temporal.PlainDate;
  readonly source: string;
}

/** The rights that a package of care gives. Wheelchair services have no package: their right came on 2 December 2019 too. */
export const rightsToHave: readonly RightToHave[] = [
  {
    streams: ['Adult CHC', 'Fast track', 'Children’s continuing care'],
    since: Temporal.PlainDate.from('2014-10-01'),
    source: 'Standing Rules Regulations 2012 as amended, from 1 October 2014',
  },
  {
    streams: ['Section 117'],
    since: Temporal.PlainDate.from('2019-12-02'),
    source: 'Standing Rules Regulations 2012 as amended, from 2 December 2019',
  },
];

/** The right that a funding stream gives on a day; undefined if a budget is a matter of discretion then. */
export function rightToHave(stream: FundingStream, on: Temporal.PlainDate): RightToHave | undefined {
  return rightsToHave.find(
    (right) => right.streams.includes(stream) && Temporal.PlainDate.compare(right.since, on) <= 0,
  );
}
