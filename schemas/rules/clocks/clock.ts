import type { Temporal } from 'temporal-polyfill';
import type { PersonalHealthBudget } from '../../lists/personalHealthBudgets.js';
import type { Review } from '../../lists/reviews.js';
import type { Category, ClockId } from '../../lists/terms.js';
import type { Policy } from '../../settings/registry.js';

/** The columns of a case that the review clocks read besides its reference: a change of one may move its next review. */
export const clockColumns = [
  'status',
  'category',
  'forms',
  'oneOff',
  'councilShare',
  'eligibilityDecidedOn',
  'planAgreedOn',
  'startsOn',
  'firstPaymentOn',
] as const satisfies readonly (keyof PersonalHealthBudget)[];

/** What the review clocks read of a case. */
export type ReviewedCase = Pick<PersonalHealthBudget, 'ref' | (typeof clockColumns)[number]>;

/** The columns of a review that the review clocks read. */
export type CountedReview = Pick<Review, 'caseRef' | 'doneOn' | 'clocks'>;

/** How sure the rule is: set by law, by national policy, or by the commissioner's own settings. */
export type Confidence = 'law' | 'policy' | 'local';

/** A column of the case whose date starts a clock. */
export type TriggerColumn = 'eligibilityDecidedOn' | 'planAgreedOn' | 'startsOn' | 'firstPaymentOn';

/** Months fixed by law or policy, or the setting that holds them. */
export type Months = number | { readonly setting: MonthsSetting };
type MonthsSetting = {
  [K in keyof Policy]: K extends `${string}ReviewFirstMonths` | `${string}ReviewThenMonths` ? K : never;
}[keyof Policy];

/** Which cases a clock runs for. */
export type AppliesTo =
  | { readonly categories: readonly Category[] }
  /** Any direct payment, or only those that a council pays a part of. */
  | { readonly directPayment: 'any' | 'jointly funded' }
  /** Cases that no other clock runs for. */
  | { readonly noOtherClock: true }
  /** Runs on the package of care, not on a budget: no category of budget is funded so. */
  | { readonly packageOnly: true };

/** One duty to review: data only. What it means for a case is worked out by reviewClocks. */
export interface ReviewClock {
  readonly id: ClockId;
  readonly name: string;
  readonly appliesTo: AppliesTo;
  /** Said of the cases it runs for, in plain English. */
  readonly appliesInWords: string;
  readonly first: {
    readonly within: Months;
    readonly after: TriggerColumn;
    /** "Within the first 3 months of" counts the first day in; "within 3 months of" and "after" do not. */
    readonly firstDayCounts: boolean;
  };
  /** Months from the day a review was done to the next. */
  readonly then: Months;
  readonly confidence: Confidence;
  readonly source: string;
  /** Events that call for a review before the date: what would move it. */
  readonly movedBy: readonly string[];
}

/** What one clock asks of one case, with everything needed to explain it. */
export interface ClockDue {
  readonly clock: ClockId;
  readonly name: string;
  /** The last day on which the review is in time; undefined if a date is missing or nothing more is due. */
  readonly due: Temporal.PlainDate | undefined;
  /** The rule in plain English, local settings filled in. */
  readonly rule: string;
  /** What the clock counts from. */
  readonly trigger: { readonly label: string; readonly date: Temporal.PlainDate } | undefined;
  /** For example: 14 March 2026 + 3 months, first day counted = 13 June 2026. */
  readonly arithmetic: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Sentences that say what would move the date. */
  readonly movedBy: readonly string[];
  /** Labels of the columns that must be filled before the date can be worked out. */
  readonly missing: readonly string[];
}

/** When the next review of a case is due, and why. */
export interface ReviewDue {
  /** The earliest date of all the clocks; undefined if the case does not run, dates are missing, or nothing more is due. */
  readonly due: Temporal.PlainDate | undefined;
  /** The clock that set it. */
  readonly clock: ClockId | undefined;
  /** Every clock that runs for the case, the one that set the date first. */
  readonly all: readonly ClockDue[];
  /** A one-off budget that had its only review: no date is right, and not a mistake. */
  readonly nothingMoreDue: boolean;
}
