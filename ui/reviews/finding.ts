import type { ReviewBand, SiteUserId } from '@phb/schemas';
import type { PeopleOfCases } from '../register/people.js';
import { searchTest } from '../register/search.js';
import type { Bands } from './bands.js';
import type { RunningCases } from './workingSets.js';

/** What the person looks for among the reviews. Names may be typed, so it is kept nowhere: neither in the address nor in the browser. */
export interface Finding {
  readonly typed: string;
  readonly owner: 'everybody' | 'nobody' | SiteUserId;
}

export const everything: Finding = { typed: '', owner: 'everybody' };

export function isFinding({ typed, owner }: Finding): boolean {
  return typed.trim() !== '' || owner !== 'everybody';
}

/** The rows of each band that are looked for, in their order. */
export function foundIn(
  bands: Bands,
  cases: RunningCases['set'],
  people: PeopleOfCases,
  finding: Finding,
): Bands['rows'] {
  if (!isFinding(finding)) return bands.rows;
  const { owner } = finding;
  const wanted = owner === 'nobody' ? null : owner;
  const matches = searchTest(finding.typed, cases, people);
  const isFound = (row: number): boolean =>
    (owner === 'everybody' || cases.value(row, 'owner') === wanted) && (matches === undefined || matches(row));
  return new Map([...bands.rows].map(([band, rows]): [ReviewBand, Int32Array] => [band, rows.filter(isFound)]));
}

/** How many rows the bands hold together. */
export function rowsOf(rows: Bands['rows']): number {
  return [...rows.values()].reduce((sum, { length }) => sum + length, 0);
}
