import { showNumber } from '../kernel/display.js';
import { percentOf } from './share.js';
import type { Basis } from './tally.js';

/** A target as its list holds it. */
export interface TargetRow {
  readonly ref: string;
  readonly financialYear: string;
  readonly count: number;
  readonly setBy: string | null;
  readonly basis: string | null;
}

/** A count beside the year's target. */
export interface AgainstTarget {
  readonly count: number;
  readonly basis: Basis;
  readonly target: TargetRow;
  /** Percentage of the target to one place, for a sentence: 166.3. Undefined for a target of nothing. */
  readonly percent: number | undefined;
  /** The same to two places, for a table: 166.33. */
  readonly percentInTable: number | undefined;
  /** Count less target: +597 is above it. */
  readonly difference: number;
  /** Why the two are to be compared with care; undefined if both are known to count in the same way. */
  readonly caution: string | undefined;
}

/** What a target says it counts, or undefined if it does not say or says both. Read from its words, as people write them. */
export function basisOfTarget(basis: string | null): Basis | undefined {
  const words = (basis ?? '').toLowerCase();
  if (/\bnot (stated|known|recorded)\b/.test(words)) return undefined;
  const yearToDate = /year to date|\bytd\b|in[- ]year|during the year/.test(words);
  const active = /\bactive\b|point in time|on a day|\blive\b/.test(words);
  if (yearToDate === active) return undefined;
  return yearToDate ? 'yearToDate' : 'active';
}

const basisWords: Readonly<Record<Basis, string>> = {
  active: 'people with a budget open on the day',
  yearToDate: 'people with a budget open in the year to date',
};

/** Compares a count of people with a target. @param basis how the count was made */
export function againstTarget(count: number, basis: Basis, target: TargetRow): AgainstTarget {
  const targetBasis = basisOfTarget(target.basis);
  let caution: string | undefined;
  if (targetBasis === undefined) {
    caution = `Compare with care: the target does not state what it counts, and this count is of ${basisWords[basis]}.`;
  } else if (targetBasis !== basis) {
    caution = `Compare with care: the target counts ${basisWords[targetBasis]}, and this count is of ${basisWords[basis]}.`;
  }
  return {
    count,
    basis,
    target,
    percent: percentOf(count, target.count, 1),
    percentInTable: percentOf(count, target.count, 2),
    difference: count - target.count,
    caution,
  };
}

/** A difference with its sign: +597, −12, 0. */
export function showDifference(difference: number): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '−'}${showNumber(Math.abs(difference))}`;
}
