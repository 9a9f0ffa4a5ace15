import type { ReportedRow, TargetRow, PackageRow } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import type { CaseRow } from './rows.js';

/**
 * What stands behind a number. References are found again whenever rows or the day change, so that an open list follows the
 * register as the tables do.
 */
export type Drill =
  | {
      readonly kind: 'cases';
      readonly title: string;
      readonly basis: string;
      readonly find: (cases: readonly CaseRow[], asAt: Temporal.PlainDate) => readonly string[];
    }
  | {
      readonly kind: 'packages';
      readonly title: string;
      readonly basis: string;
      readonly find: (packages: readonly PackageRow[], asAt: Temporal.PlainDate) => readonly string[];
    }
  | { readonly kind: 'returns'; readonly title: string; readonly rows: readonly ReportedRow[] }
  | { readonly kind: 'target'; readonly title: string; readonly target: TargetRow };

/** What every report is given. */
export interface ReportProps {
  readonly asAt: Temporal.PlainDate;
  readonly onDrill: (drill: Drill) => void;
}
