import type { WorkingSet } from '@phb/connectors';
import type { BudgetRow, MarkerRow, PackageRow, packagesOfCare, personalHealthBudgets, Reference } from '@phb/schemas';

/** The columns of the register that the reports read. None of them says who a person is. */
export const caseColumns = [
  'personRef',
  'packageRef',
  'status',
  'category',
  'forms',
  'ageGroup',
  'startsOn',
  'endsOn',
  'councilShare',
] as const;

/** The columns of the packages that the reports read. */
export const packageColumns = ['personRef', 'fundingStream', 'startsOn', 'endsOn'] as const;

/** A case as the reports count and list it. */
export interface CaseRow extends BudgetRow, MarkerRow {
  readonly ref: Reference<'PHB'>;
  readonly packageRef: string | null;
}

export function readCase(
  set: WorkingSet<typeof personalHealthBudgets, (typeof caseColumns)[number]>,
  row: number,
): CaseRow {
  return {
    ref: set.ref(row),
    personRef: set.value(row, 'personRef'),
    packageRef: set.value(row, 'packageRef'),
    status: set.value(row, 'status'),
    category: set.value(row, 'category'),
    forms: set.value(row, 'forms'),
    ageGroup: set.value(row, 'ageGroup'),
    startsOn: set.value(row, 'startsOn'),
    endsOn: set.value(row, 'endsOn'),
    councilShare: set.value(row, 'councilShare'),
  };
}

export function readPackage(
  set: WorkingSet<typeof packagesOfCare, (typeof packageColumns)[number]>,
  row: number,
): PackageRow {
  return {
    ref: set.ref(row),
    personRef: set.value(row, 'personRef'),
    fundingStream: set.value(row, 'fundingStream'),
    startsOn: set.value(row, 'startsOn'),
    endsOn: set.value(row, 'endsOn'),
  };
}
