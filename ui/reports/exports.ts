import type { ExportTable } from '@phb/connectors';
import { showDate, showNumber, type Dimension, type PackageRow, type ReceivedTable, type Tally } from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { futureCaution } from './futureCaution.js';
import type { CaseRow } from './rows.js';

/** What every downloaded report says above its table. */
interface AboutReport {
  readonly asAt: Temporal.PlainDate;
  readonly run: Temporal.PlainDate;
  readonly basis: string;
  readonly filter: string;
  readonly rows: number;
  /** What else must travel with the numbers: reconciliation, cautions. */
  readonly notes?: readonly string[];
}

export function about(report: AboutReport): readonly string[] {
  const caution = futureCaution(report.asAt, report.run);
  return [
    `As at: ${showDate(report.asAt)}`,
    `Run on: ${showDate(report.run)}`,
    `Basis: ${report.basis}`,
    `Filter: ${report.filter}`,
    `Rows: ${showNumber(report.rows)}`,
    ...(caution === undefined ? [] : [`Caution: ${caution}`]),
    ...(report.notes ?? []),
  ];
}

/** "Reconciles: …" or "Does not reconcile: …". */
export function reconciliationLine(result: { readonly reconciles: boolean; readonly reconciliation: string }): string {
  return `${result.reconciles ? 'Reconciles' : 'Does not reconcile'}: ${result.reconciliation}`;
}

/** A tally as a table to take away, its total last. */
export function tallyTable(tally: Tally, run: Temporal.PlainDate): ExportTable {
  return {
    title: tally.title,
    about: about({
      asAt: tally.asAt,
      run,
      basis: tally.basisInWords,
      filter: tally.unit === 'packages' ? 'all packages of care' : 'all personal health budgets',
      rows: tally.lines.length,
      notes: [reconciliationLine(tally), ...tally.remarks.map((remark) => remark.sentence)],
    }),
    columns: [
      { heading: headingOf(tally), kind: 'text' },
      { heading: tally.unit === 'packages' ? 'Packages' : 'People', kind: 'number' },
      { heading: 'Share of total', kind: 'percent' },
    ],
    rows: [
      ...tally.lines.map((line) => [line.label, line.count, line.percent ?? null] as const),
      ['Total', tally.total, tally.total === 0 ? null : 100] as const,
    ],
  };
}

/** The heading of a tally's first column. */
export function headingOf(tally: Tally): string {
  const headings: Readonly<Record<Dimension, string>> = {
    fundingStream: 'Funding stream',
    category: 'Category',
    form: 'Form',
    marker: 'Group',
    offer: 'Offer',
  };
  return headings[tally.dimension];
}

/** Cases behind a line, with nothing that says who anyone is. */
export function casesTable(
  title: string,
  cases: readonly CaseRow[],
  told: { readonly asAt: Temporal.PlainDate; readonly run: Temporal.PlainDate; readonly basis: string },
): ExportTable {
  return {
    title: 'Cases behind a count',
    about: about({ ...told, filter: title, rows: cases.length }),
    columns: [
      { heading: 'Case reference', kind: 'text' },
      { heading: 'Status', kind: 'text' },
      { heading: 'Category', kind: 'text' },
      { heading: 'Form', kind: 'text' },
      { heading: 'Starts on', kind: 'date' },
      { heading: 'Ends on', kind: 'date' },
    ],
    rows: cases.map((row) => [row.ref, row.status, row.category, row.forms.join(', '), row.startsOn, row.endsOn]),
  };
}

/** Packages behind a line. */
export function packagesTable(
  title: string,
  packages: readonly PackageRow[],
  told: { readonly asAt: Temporal.PlainDate; readonly run: Temporal.PlainDate; readonly basis: string },
): ExportTable {
  return {
    title: 'Packages behind a count',
    about: about({ ...told, filter: title, rows: packages.length }),
    columns: [
      { heading: 'Package reference', kind: 'text' },
      { heading: 'Funding stream', kind: 'text' },
      { heading: 'Starts on', kind: 'date' },
      { heading: 'Ends on', kind: 'date' },
    ],
    rows: packages.map((row) => [row.ref, row.fundingStream, row.startsOn, row.endsOn]),
  };
}

/** The received returns and the register's own row, each marked as what it is. */
export function markersTable(received: ReceivedTable, own: Tally, run: Temporal.PlainDate): ExportTable {
  const ownCount = (group: string): number | null => own.lines.find((line) => line.key === group)?.count ?? null;
  const ownTotal = received.groups.reduce((sum, group) => sum + (ownCount(group) ?? 0), 0);
  return {
    title: 'Markers of Progress',
    about: about({
      asAt: received.asAt,
      run,
      basis: `Received: as each return states. This register: ${own.basisInWords}`,
      filter: 'each area’s latest return on or before the day',
      rows: received.areas.length + 2,
      notes: [reconciliationLine(received), ...received.remarks.map((remark) => remark.sentence)],
    }),
    columns: [
      { heading: 'Area', kind: 'text' },
      { heading: 'Counted on', kind: 'date' },
      ...received.groups.map((heading) => ({ heading, kind: 'number' as const })),
      { heading: 'Total', kind: 'number' },
      { heading: 'Share of received', kind: 'percent' },
    ],
    rows: [
      ...received.areas.map((area) => [
        area.area,
        area.countedOn,
        ...area.cells.map((cell) => cell.count ?? null),
        area.total,
        area.percent ?? null,
      ]),
      ['All received', null, ...received.columnTotals.map(({ count }) => count), received.total, 100],
      ['This register', own.asAt, ...received.groups.map(ownCount), ownTotal, null],
    ],
  };
}
