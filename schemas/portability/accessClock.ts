import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '../rules/clocks/addMonths.js';

/** By when somebody who asked for everything held on them must have it. */
export interface AccessDue {
  readonly due: Temporal.PlainDate;
  /** For example: 14 March 2026 + 1 month = 14 April 2026. */
  readonly arithmetic: string;
  /** The last day, if the request is complex and the person is told so within the first month. */
  readonly longest: Temporal.PlainDate;
  readonly source: string;
}

/** The statutory clock of a subject access request: one calendar month from the day it was received, two more at most. */
export function accessDue(receivedOn: Temporal.PlainDate): AccessDue {
  const { date, arithmetic } = addMonths(receivedOn, 1, false);
  return {
    due: date,
    arithmetic,
    longest: addMonths(receivedOn, 3, false).date,
    source: 'UK GDPR, article 12(3)',
  };
}
