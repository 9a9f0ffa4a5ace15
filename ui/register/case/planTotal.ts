import { derivedAmounts } from '@phb/schemas';
import type { AmountPeriod, BudgetLine, PersonalHealthBudget, WeeksInYear } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

type Line = Pick<BudgetLine, 'amount' | 'amountPeriod' | 'planVersion' | 'startsOn' | 'endsOn'>;

/** What the lines of the plan come to beside the approved amount. */
export interface PlanTotal {
  readonly lines: number;
  /** In pence, for `period`. */
  readonly total: number;
  readonly period: AmountPeriod;
  /** The total less the approved amount, in pence; undefined if no amount is approved. */
  readonly difference: number | undefined;
}

/**
 * Adds up the lines that run on a day, of the plan in force (the newest, if the case does not say). They are added as they were
 * costed where all have the period of the approved amount, and by the year where they have several; one-off lines are added
 * only where the budget is one-off too.
 * @returns undefined if no such line runs
 */
export function planTotal(
  row: Pick<PersonalHealthBudget, 'amount' | 'amountPeriod' | 'planVersion'>,
  lines: readonly Line[],
  today: Temporal.PlainDate,
  policy: WeeksInYear,
): PlanTotal | undefined {
  const version = row.planVersion ?? Math.max(...lines.map((line) => line.planVersion));
  const oneOff = row.amountPeriod === 'one-off';
  const running = lines.filter(
    (line) =>
      line.planVersion === version &&
      (line.amountPeriod === 'one-off') === oneOff &&
      (line.endsOn === null || Temporal.PlainDate.compare(today, line.endsOn) < 0),
  );
  const [first] = running;
  if (first === undefined) return undefined;
  const period = row.amountPeriod ?? first.amountPeriod;
  if (running.every((line) => line.amountPeriod === period)) {
    const total = running.reduce((sum, line) => sum + line.amount, 0);
    return { lines: running.length, total, period, difference: row.amount === null ? undefined : total - row.amount };
  }
  const yearly = (pence: number, per: AmountPeriod): number => derivedAmounts(pence, per, policy)?.yearly ?? 0;
  const total = running.reduce((sum, line) => sum + yearly(line.amount, line.amountPeriod), 0);
  const approved = row.amount === null || row.amountPeriod === null ? undefined : yearly(row.amount, row.amountPeriod);
  return {
    lines: running.length,
    total,
    period: 'year',
    difference: approved === undefined ? undefined : total - approved,
  };
}
