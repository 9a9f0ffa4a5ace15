import { Temporal } from 'temporal-polyfill';
import type { SharedCase, Stored } from '@phb/schemas';
import type { GridSort } from '../../kit/grid/column.js';

type SharedColumn = 'name' | 'councilId' | 'ref' | 'status' | 'category' | 'nextReviewDue' | 'publishedAt';

/** The name as lists of people write it: family name first. */
export function nameOf(row: SharedCase): string {
  return `${row.familyName}, ${row.givenName}`;
}

/** Whether a case is meant by what was typed: part of a name, of a reference or of the council's own number. */
export function isFound(row: SharedCase, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const places = [nameOf(row), row.ref, row.councilId ?? ''];
  return words.every((word) =>
    places.some(
      (place) => place.toLowerCase().includes(word) || (bare(word) !== '' && bare(place).includes(bare(word))),
    ),
  );
}

const names = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

function compareText(a: string | null, b: string | null): number {
  return names.compare(a ?? '', b ?? '');
}

const comparisons: Readonly<Record<SharedColumn, (a: SharedCase, b: SharedCase) => number>> = {
  name: (a, b) => names.compare(nameOf(a), nameOf(b)),
  councilId: (a, b) => compareText(a.councilId, b.councilId),
  ref: (a, b) => compareText(a.ref, b.ref),
  status: (a, b) => compareText(a.status, b.status),
  category: (a, b) => compareText(a.category, b.category),
  nextReviewDue: (a, b) =>
    a.nextReviewDue && b.nextReviewDue ? Temporal.PlainDate.compare(a.nextReviewDue, b.nextReviewDue) : 0,
  publishedAt: (a, b) => Temporal.Instant.compare(a.publishedAt, b.publishedAt),
};

const blankOf: Readonly<Partial<Record<SharedColumn, (row: SharedCase) => boolean>>> = {
  councilId: (row) => row.councilId === null,
  nextReviewDue: (row) => row.nextReviewDue === null,
};

function isSharedColumn(column: string): column is SharedColumn {
  return column in comparisons;
}

/** The places of the cases that are found, in order. Blanks come last either way; equal rows keep their order. */
export function selectShared(cases: readonly Stored<SharedCase>[], typed: string, sort: GridSort): readonly number[] {
  const found = cases.map((row, place) => ({ row, place })).filter(({ row }) => isFound(row, typed));
  const { column, descending } = sort;
  if (isSharedColumn(column)) {
    const isBlank = blankOf[column];
    found.sort((a, b) => {
      const blanks = Number(isBlank?.(a.row) ?? false) - Number(isBlank?.(b.row) ?? false);
      if (blanks !== 0) return blanks;
      const order = comparisons[column](a.row, b.row);
      return descending ? -order : order;
    });
  }
  return found.map(({ place }) => place);
}
