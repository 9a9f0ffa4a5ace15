import { Temporal } from 'temporal-polyfill';

/** A spell with its days: `endsOn` is the first day on which it no longer runs. */
export interface Spell {
  readonly startsOn: Temporal.PlainDate | null;
  readonly endsOn: Temporal.PlainDate | null;
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);

/**
 * Whether a spell is open on a day: it has started, and has not ended or ends later (what national statistics call active).
 * The status is not asked: suspended and ending budgets run until they end, and a one-off only on its own days.
 */
export function isOpenOn(spell: Spell, day: Temporal.PlainDate): boolean {
  if (spell.startsOn === null || compare(spell.startsOn, day) > 0) return false;
  return spell.endsOn === null || compare(spell.endsOn, day) > 0;
}

/** Whether a spell is open on any day from the first to the last, both included. */
export function isOpenBetween(spell: Spell, first: Temporal.PlainDate, last: Temporal.PlainDate): boolean {
  if (spell.startsOn === null || compare(spell.startsOn, last) > 0) return false;
  if (spell.endsOn === null) return true;
  return compare(spell.endsOn, first) > 0 && compare(spell.endsOn, spell.startsOn) > 0;
}
