import { Temporal } from 'temporal-polyfill';
import { showDate } from '../kernel/calendarDate.js';
import { showNumber } from '../kernel/display.js';
import { markers } from './markers.js';
import { percentOf } from './share.js';
import type { Remark } from './tally.js';

/** A reported count as its list holds it: somebody else's number, with no identities. */
export interface ReportedRow {
  readonly ref: string;
  readonly area: string;
  readonly group: string;
  readonly form: string | null;
  readonly countedOn: Temporal.PlainDate;
  readonly count: number;
  readonly basis: string | null;
  readonly source: string | null;
  readonly receivedOn: Temporal.PlainDate | null;
}

/** The group under which a return may carry its own total. It is compared with the sum and never added. */
export const publishedTotal = 'Total';

/** One number of a received return. Several rows mean that the area reported it more than once for the same day. */
export interface ReceivedCell {
  readonly group: string;
  /** Undefined if the area reported nothing for the group: that is not nought. */
  readonly count: number | undefined;
  readonly rows: readonly ReportedRow[];
}

/** One area's latest return on or before the as-at date. */
export interface ReceivedArea {
  readonly area: string;
  readonly countedOn: Temporal.PlainDate;
  readonly cells: readonly ReceivedCell[];
  readonly total: number;
  /** Share of all areas, percentage to two places. */
  readonly percent: number | undefined;
  /** The total that the return itself carries, if it carries one. */
  readonly stated: number | undefined;
  readonly rows: readonly ReportedRow[];
}

/** Received returns as a table of areas and groups, with totals both ways. */
export interface ReceivedTable {
  readonly title: string;
  readonly asAt: Temporal.PlainDate;
  readonly groups: readonly string[];
  readonly areas: readonly ReceivedArea[];
  readonly columnTotals: readonly {
    readonly group: string;
    readonly count: number;
    readonly percent: number | undefined;
  }[];
  /** The direct sum of every count that was taken in, not the sum of the totals. */
  readonly total: number;
  readonly reconciles: boolean;
  readonly reconciliation: string;
  readonly remarks: readonly Remark[];
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Temporal.PlainDate.compare(a, b);

/** Each area's rows of its latest day on or before the as-at date. Splits by form are parts of a count, so they stay out. */
function latestReturns(rows: readonly ReportedRow[], asAt: Temporal.PlainDate): Map<string, ReportedRow[]> {
  const latest = new Map<string, ReportedRow[]>();
  for (const row of rows) {
    if (row.form !== null || compare(row.countedOn, asAt) > 0) continue;
    const kept = latest.get(row.area);
    const order = kept?.[0] ? compare(row.countedOn, kept[0].countedOn) : 1;
    if (order > 0) latest.set(row.area, [row]);
    else if (order === 0) kept?.push(row);
  }
  return latest;
}

/** Of several numbers for one cell the one received last stands; a row without that date came first. */
function standing(rows: readonly ReportedRow[]): ReportedRow | undefined {
  return rows.reduce<ReportedRow | undefined>((last, row) => {
    if (!last || last.receivedOn === null) return row;
    return row.receivedOn !== null && compare(row.receivedOn, last.receivedOn) >= 0 ? row : last;
  }, undefined);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function findFaults(areas: readonly ReceivedArea[], columnSum: number, rowSum: number, direct: number): string[] {
  const faults: string[] = [];
  for (const { area, cells, stated, total } of areas) {
    for (const cell of cells) {
      if (cell.rows.length > 1) {
        faults.push(
          `${area} reports ${cell.group} ${cell.rows.length === 2 ? 'twice' : `${cell.rows.length} times`} for the same day: the number received last is shown. Remove the other.`,
        );
      }
    }
    if (stated !== undefined && stated !== total) {
      faults.push(`${area} states a total of ${showNumber(stated)}, but its groups add up to ${showNumber(total)}.`);
    }
  }
  if (rowSum !== direct || columnSum !== direct) {
    faults.push(
      `All the counts add up to ${showNumber(direct)}, the rows to ${showNumber(rowSum)} and the columns to ${showNumber(columnSum)}.`,
    );
  }
  return faults;
}

/**
 * Lays out the received returns of one collection: each area's latest on or before the day, one column for each group,
 * row and column totals compared with the direct sum of every count.
 * @param unreadable titles of rows of the list that could not be read
 */
export function receivedReturns(
  rows: readonly ReportedRow[],
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
): ReceivedTable {
  const latest = latestReturns(rows, asAt);
  const counted = [...latest.values()].flat().filter((row) => row.group !== publishedTotal);
  const named = new Set(counted.map((row) => row.group));
  const known: readonly string[] = markers.filter((marker) => named.has(marker));
  const groups = [...known, ...[...named].filter((group) => !known.includes(group))];
  const direct = sum(counted.map((row) => row.count));

  const areas = [...latest].flatMap(([area, own]): ReceivedArea[] => {
    const countedOn = own[0]?.countedOn;
    if (!countedOn) return [];
    const cells = groups.map((group): ReceivedCell => {
      const cellRows = own.filter((row) => row.group === group);
      return { group, count: standing(cellRows)?.count, rows: cellRows };
    });
    const total = sum(cells.map((cell) => cell.count ?? 0));
    const stated = standing(own.filter((row) => row.group === publishedTotal))?.count;
    return [{ area, countedOn, cells, total, percent: percentOf(total, direct), stated, rows: own }];
  });
  const columnTotals = groups.map((group, index) => {
    const count = sum(areas.map((area) => area.cells[index]?.count ?? 0));
    return { group, count, percent: percentOf(count, direct) };
  });

  const faults = findFaults(
    areas,
    sum(columnTotals.map(({ count }) => count)),
    sum(areas.map(({ total }) => total)),
    direct,
  );
  if (unreadable.length > 0) {
    faults.push(
      `${showNumber(unreadable.length)} ${unreadable.length === 1 ? 'row' : 'rows'} of the list cannot be read and may belong here: ${unreadable.join(', ')}.`,
    );
  }
  return {
    title: 'Markers of Progress: received returns',
    asAt,
    groups,
    areas,
    columnTotals,
    total: direct,
    reconciles: faults.length === 0,
    reconciliation:
      faults.length === 0
        ? `Rows, columns and the counts one by one all add up to ${showNumber(direct)}.`
        : faults.join(' '),
    remarks: remarksOn(areas),
  };
}

function remarksOn(areas: readonly ReceivedArea[]): readonly Remark[] {
  const remarks: Remark[] = [];
  const days = new Set(areas.map((area) => area.countedOn.toString()));
  if (days.size > 1) {
    remarks.push({
      sentence: `The areas did not all count on the same day: ${areas.map((area) => `${area.area} on ${showDate(area.countedOn)}`).join(', ')}.`,
      references: [],
    });
  }
  const gaps = areas.flatMap((area) =>
    area.cells.filter((cell) => cell.count === undefined).map((cell) => `${area.area} (${cell.group})`),
  );
  if (gaps.length > 0) {
    remarks.push({ sentence: `Not reported, which is not the same as nought: ${gaps.join(', ')}.`, references: [] });
  }
  return remarks;
}
