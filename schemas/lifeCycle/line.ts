import type { Temporal } from 'temporal-polyfill';
import { caseStatuses, closedStatuses, type CaseStatus } from '../lists/terms.js';
import { isShort, type LifeCycleFacts } from './facts.js';

/** The usual way of a budget. The other statuses are on the line only while a case stands there, or has stood there. */
const usual: readonly CaseStatus[] = [
  'Identified',
  'Offered',
  'Assessment',
  'Indicative budget shared',
  'Planning',
  'Awaiting panel',
  'Approved, agreement pending',
  'Live',
  'Ending',
  'Closed',
];
/** The way where the law asks little. */
const shortWay: readonly CaseStatus[] = ['Identified', 'Live', 'Closed'];

/** One status on the line of a case. */
export interface LineStep {
  readonly status: CaseStatus;
  readonly place: 'before' | 'now' | 'after';
  /** The day of the decision that led there; null if none is recorded. */
  readonly reachedOn: Temporal.PlainDate | null;
}

const indexOf = (status: CaseStatus): number => caseStatuses.indexOf(status);

/**
 * The way of a case through the statuses: those it came through, where it stands, those that usually follow.
 * A status that its decisions show it to have left out is left out here too.
 */
export function statusLine(facts: LifeCycleFacts): readonly LineStep[] {
  const { row } = facts;
  const own = [...facts.decisions]
    .filter(({ caseRef, toStatus }) => caseRef === row.ref && toStatus !== null)
    .sort((a, b) => a.decidedOn.since(b.decidedOn).sign);
  const now = indexOf(row.status);
  const recordedFrom = indexOf(own[0]?.fromStatus ?? row.status);
  const stoodAt = new Set(own.flatMap(({ fromStatus, toStatus }) => [fromStatus, toStatus]));
  const neverBegan = row.startsOn === null && closedStatuses.some((closed) => closed === row.status);
  const wasPassed = (status: CaseStatus): boolean =>
    stoodAt.has(status) || status === 'Identified' || (indexOf(status) < recordedFrom && !neverBegan);
  const way = isShort(facts) ? shortWay : usual;
  const isOver = closedStatuses.some((closed) => closed === row.status);
  return caseStatuses
    .filter((status) => {
      if (status === row.status) return true;
      if (indexOf(status) > now) return !isOver && way.includes(status);
      return (way.includes(status) && wasPassed(status)) || stoodAt.has(status);
    })
    .map((status): LineStep => {
      const place = status === row.status ? 'now' : indexOf(status) < now ? 'before' : 'after';
      const last = own.filter(({ toStatus }) => toStatus === status).at(-1)?.decidedOn ?? null;
      const reachedOn = status === 'Identified' ? (last ?? row.identifiedOn) : last;
      return { status, place, reachedOn: place === 'after' ? null : reachedOn };
    });
}
