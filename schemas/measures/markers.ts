import type { Temporal } from 'temporal-polyfill';
import type { Category } from '../lists/terms.js';
import { financialYearOf } from '../rules/financialYear.js';
import { isJointlyFunded } from '../rules/shares.js';
import { budgetsOn, type BudgetRow } from './peopleWithBudget.js';
import { tally, type Tally } from './tally.js';

/** The four groups of the Markers of Progress return (2014), in its printed order. Each person stands in one of them. */
export const markers = [
  'NHS-funded CHC',
  'Joint funded',
  'Long-term conditions incl. mental health',
  'Children',
] as const;
export type Marker = (typeof markers)[number];

/** What a budget must say to be placed in a group. */
export interface MarkerRow extends BudgetRow {
  readonly ageGroup: 'Adult' | 'Child or young person' | null;
  /** The council's weight of the cost; none or 0 if the NHS pays all. */
  readonly councilShare: number | null;
}

/** Where a budget goes in the return. The first rule that matches decides. */
export interface MarkerRule {
  /** The group, or undefined for budgets that the return does not count. */
  readonly marker: Marker | undefined;
  readonly inWords: string;
  readonly matches: (row: MarkerRow) => boolean;
}

/** The line for what the return does not count. */
export const notCountedHere = 'Not counted here';

const outside: ReadonlySet<Category> = new Set<Category>(['Wheelchair', 'Maternity']);
const childrens: ReadonlySet<Category> = new Set<Category>(['Children’s continuing care', 'EHC plan (NHS element)']);
const chc: ReadonlySet<Category> = new Set<Category>(['Adult CHC', 'Adult CHC via Fast track']);
const longTerm: ReadonlySet<Category> = new Set<Category>(['Long-term condition', 'Mental health']);

/**
 * Children, then joint, then CHC, then long-term conditions: the groups exclude each other, and the order is inferred from
 * the published table of September 2014, whose rows add up. Local: another commissioner may pass rules of its own.
 */
export const markerRules: readonly MarkerRule[] = [
  {
    marker: undefined,
    inWords: 'Wheelchair and maternity budgets: the 2014 return has no place for them.',
    matches: (row) => outside.has(row.category),
  },
  {
    marker: 'Children',
    inWords: 'A child or young person, children’s continuing care, or the NHS element of an EHC plan.',
    matches: (row) => row.ageGroup === 'Child or young person' || childrens.has(row.category),
  },
  {
    marker: 'Joint funded',
    inWords: 'The council pays a share, whatever the category.',
    matches: isJointlyFunded,
  },
  {
    marker: 'NHS-funded CHC',
    inWords: 'Adult CHC, Fast track included.',
    matches: (row) => chc.has(row.category),
  },
  {
    marker: 'Long-term conditions incl. mental health',
    inWords: 'Long-term condition or mental health.',
    matches: (row) => longTerm.has(row.category),
  },
];

/** The group that a budget belongs to, or the line for what the return does not count. */
export function markerOf(row: MarkerRow, rules: readonly MarkerRule[] = markerRules): Marker | typeof notCountedHere {
  return rules.find((rule) => rule.matches(row))?.marker ?? notCountedHere;
}

/**
 * The register's own row of the Markers of Progress: people with a budget open on the day, each in one group.
 * A person with several budgets stands in the first group, in the order of the rules, that any of them reaches.
 */
export function ownMarkers(
  budgets: readonly MarkerRow[],
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
  rules: readonly MarkerRule[] = markerRules,
): Tally {
  const rank = (marker: string): number => {
    const index = rules.findIndex((rule) => rule.marker === marker);
    return index < 0 ? rules.length : index;
  };
  const counted = budgetsOn(budgets, 'active', asAt);
  const placeOf = new Map<string, string>();
  for (const row of counted) {
    const marker = markerOf(row, rules);
    const before = placeOf.get(row.personRef);
    if (before === undefined || rank(marker) < rank(before)) placeOf.set(row.personRef, marker);
  }
  return tally({
    title: 'Markers of Progress: this register',
    dimension: 'marker',
    unit: 'people',
    basis: 'active',
    asAt,
    yearFrom: financialYearOf(asAt).firstDay,
    words: [...markers, notCountedHere],
    rows: counted.map((row) => ({
      ref: row.ref,
      member: row.personRef,
      keys: [placeOf.get(row.personRef) ?? notCountedHere],
    })),
    unreadable,
  });
}
