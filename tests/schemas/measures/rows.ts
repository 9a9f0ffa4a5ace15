import { Temporal } from 'temporal-polyfill';
import type { BudgetRow, MarkerRow, PackageRow, ReportedRow } from '@phb/schemas';

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

let made = 0;
const next = (prefix: string): string => `${prefix}-${(made += 1)}`;

/** A budget open since 1 January 2019 unless told otherwise; each has a person of its own. */
export function budget(changes: Partial<MarkerRow> = {}): MarkerRow {
  return {
    ref: next('PHB'),
    personRef: next('P'),
    category: 'Other',
    forms: ['Notional'],
    status: 'Live',
    startsOn: day('2019-01-01'),
    endsOn: null,
    ageGroup: 'Adult',
    councilShare: null,
    ...changes,
  };
}

export function packageOf(changes: Partial<PackageRow> = {}): PackageRow {
  return {
    ref: next('PKG'),
    personRef: next('P'),
    fundingStream: 'Adult CHC',
    startsOn: day('2019-01-01'),
    endsOn: null,
    ...changes,
  };
}

export function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

export function reported(area: string, group: string, count: number, changes: Partial<ReportedRow> = {}): ReportedRow {
  return {
    ref: next('RC'),
    area,
    group,
    form: null,
    countedOn: day('2014-09-30'),
    count,
    basis: null,
    source: 'Board paper',
    receivedOn: day('2014-10-20'),
    ...changes,
  };
}

/** Category and form of the demonstration's 1,497 people, cell by cell: the totals of the forms are Dorset's of April 2019. */
export function dorsetBudgets(): BudgetRow[] {
  const cells: readonly (readonly [BudgetRow['category'], number, number, number])[] = [
    ['Adult CHC', 28, 36, 85],
    ['Adult CHC via Fast track', 58, 0, 2],
    ['Section 117', 96, 8, 10],
    ['Wheelchair', 841, 97, 0],
    ['Children’s continuing care', 17, 4, 15],
    ['EHC plan (NHS element)', 12, 1, 4],
    ['Learning disability and autism', 44, 2, 5],
    ['Mental health', 36, 0, 2],
    ['Long-term condition', 52, 1, 1],
    ['Maternity', 18, 0, 0],
    ['Acquired brain injury', 5, 0, 1],
    ['Other', 16, 0, 0],
  ];
  return cells.flatMap(([category, notional, thirdParty, directPayment]) => [
    ...times(notional, () => budget({ category, forms: ['Notional'] })),
    ...times(thirdParty, () => budget({ category, forms: ['Third party'] })),
    ...times(directPayment, () => budget({ category, forms: ['Direct payment'] })),
  ]);
}

export function dorsetPackages(): PackageRow[] {
  const streams: readonly (readonly [PackageRow['fundingStream'], number])[] = [
    ['Adult CHC', 602],
    ['Fast track', 313],
    ['FNC', 1341],
    ['FoH', 99],
    ['Section 117', 494],
    ['Named patients', 30],
    ['Acquired brain injury', 9],
  ];
  return streams.flatMap(([fundingStream, count]) => times(count, () => packageOf({ fundingStream })));
}
