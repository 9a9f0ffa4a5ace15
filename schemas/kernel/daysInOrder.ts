import type { Temporal } from 'temporal-polyfill';
import type { Rule } from './list.js';

/** A column with a day, by its name in code and its label. */
type Day<Name extends string> = readonly [name: Name, label: string];

/**
 * The rule that a day is not before another, as code and as SharePoint's formula. It says nothing while one of them is empty,
 * and shows at the later day.
 */
export function daysInOrder<const E extends string, const L extends string>(
  [earlier, earlierLabel]: Day<E>,
  [later, laterLabel]: Day<L>,
): Rule<Readonly<Record<NoInfer<E | L>, Temporal.PlainDate | null>>> & { readonly columns: readonly NoInfer<E | L>[] } {
  const before = `${earlierLabel.charAt(0).toLowerCase()}${earlierLabel.slice(1)}`;
  return {
    columns: [later, earlier],
    holds: (row) => {
      const from: Temporal.PlainDate | null = row[earlier];
      const to: Temporal.PlainDate | null = row[later];
      return from === null || to === null || from.until(to).sign >= 0;
    },
    message: `${laterLabel} must not be before ${before}. Check both dates.`,
    formula: `OR(ISBLANK([${laterLabel}]),ISBLANK([${earlierLabel}]),[${laterLabel}]>=[${earlierLabel}])`,
  };
}
