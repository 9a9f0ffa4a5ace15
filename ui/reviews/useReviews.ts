import * as React from 'react';
import type { ListPermissions } from '@phb/connectors';
import { defaultPolicy, reviews as reviewList } from '@phb/schemas';
import type { UnreadableRow } from '@phb/schemas';
import { notYet, useLoad } from '../kit/useLoad.js';
import { usePermissionsLoad } from '../kit/usePermissions.js';
import { useWorkingSet } from '../kit/useWorkingSet.js';
import { useData } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import { readPolicy } from '../register/case/readPolicy.js';
import { peopleOfCases } from '../register/people.js';
import type { PeopleOfCases } from '../register/people.js';
import { useNames } from '../register/useNames.js';
import type { NamesState } from '../register/useNames.js';
import { bandsOf } from './bands.js';
import type { Bands } from './bands.js';
import { dueDates } from './dueDates.js';
import type { DueOf } from './dueDates.js';
import { allReviews, runningCases } from './workingSets.js';
import type { RunningCases } from './workingSets.js';

export interface ReviewsState {
  readonly cases: RunningCases;
  /** Reviews that do not read as declared. */
  readonly unreadableReviews: readonly UnreadableRow[];
  /** What this person may do with reviews; undefined until it is known. */
  readonly mayReviews: ListPermissions | undefined;
  /** Rows have been on the screen: what they do not need may be asked for now. */
  readonly painted: boolean;
  /** Reviews are not for this person: the dates stand, without their explanation. */
  readonly reviewsHidden: boolean;
  readonly names: NamesState;
  readonly people: PeopleOfCases;
  /** Undefined until the reviews and the local policy are there: a date without its reviews would be wrong. */
  readonly dueOf: DueOf | undefined;
  readonly bands: Bands;
  /** Why the clocks cannot be explained, if the reviews or the policy could not be read. */
  readonly clocksFailed: unknown;
  /** Loads everything again after a failure. */
  readonly reopen: () => void;
  /** What is wrong with Settings, in sentences. */
  readonly policyProblems: readonly string[];
  /** Reads what changed, in all lists. */
  readonly refresh: () => Promise<number>;
}

const noProblems: readonly string[] = [];
const noRows: readonly UnreadableRow[] = [];

/**
 * The running cases with their people, their reviews and the local policy. The first rows come after three requests: all that
 * explains them is asked for when they are on the screen.
 */
export function useReviews(): ReviewsState {
  const data = useData();
  const { today } = useEnvironment();
  const cases = useWorkingSet(runningCases);
  const isEmpty = cases.set.size === 0 && cases.state === 'loading';
  const [painted, setPainted] = React.useState(false);
  React.useEffect(() => {
    if (!isEmpty) setPainted(true);
  }, [isEmpty]);
  // Asked first, so that nobody is refused for opening the tracker.
  const permission = usePermissionsLoad(reviewList, painted);
  const mayRead = permission.status === 'ready' && permission.value.read;
  const reviews = useWorkingSet(allReviews, mayRead);
  const names = useNames(painted);
  const policy = useLoad(React.useCallback(() => (painted ? readPolicy(data) : notYet), [data, painted]));
  const dueOf = React.useMemo(() => {
    if (reviews?.state !== 'ready' || policy.status === 'loading') return undefined;
    return dueDates(cases.set, reviews.set, policy.status === 'ready' ? policy.value.policy : defaultPolicy);
  }, [cases, reviews, policy]);
  const reviewsHidden = permission.status === 'ready' && !mayRead;
  const bands = React.useMemo(
    () => bandsOf(cases.set, today, dueOf, reviewsHidden),
    [cases, today, dueOf, reviewsHidden],
  );
  const people = React.useMemo(() => peopleOfCases(cases.set, names.set), [cases, names]);
  const refresh = React.useCallback(async () => {
    const answers = await Promise.all([
      cases.set.refresh(),
      reviews === undefined ? { changed: 0 } : reviews.set.refresh(),
      names.refresh(),
    ]);
    return answers.reduce((sum, { changed }) => sum + changed, 0);
  }, [cases.set, reviews, names]);
  const reopen = React.useCallback(() => {
    for (const view of [cases, reviews, names]) view?.reopen();
    permission.reload();
    policy.reload();
  }, [cases, reviews, names, permission, policy]);
  return {
    cases,
    mayReviews: permission.status === 'ready' ? permission.value : undefined,
    painted,
    unreadableReviews: reviews?.set.unreadable ?? noRows,
    reviewsHidden,
    names,
    people,
    dueOf,
    bands,
    clocksFailed: [
      permission.status === 'failed' && permission.error,
      reviews?.state === 'failed' && reviews.set.error,
      policy.status === 'failed' && policy.error,
    ].find((error) => error !== false),
    policyProblems: policy.status === 'ready' ? policy.value.problems : noProblems,
    reopen,
    refresh,
  };
}
