import * as React from 'react';
import { defaultPolicy } from '@phb/schemas';
import { useLoad } from '../kit/useLoad.js';
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
import type { AllReviews, RunningCases } from './workingSets.js';

export interface ReviewsState {
  readonly cases: RunningCases;
  readonly reviews: AllReviews;
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

/** The running cases with their people, their reviews and the local policy. */
export function useReviews(): ReviewsState {
  const data = useData();
  const { today } = useEnvironment();
  const cases = useWorkingSet(runningCases);
  const reviews = useWorkingSet(allReviews);
  const names = useNames();
  const policy = useLoad(React.useCallback(() => readPolicy(data), [data]));
  const dueOf = React.useMemo(() => {
    if (reviews.state !== 'ready' || policy.status === 'loading') return undefined;
    return dueDates(cases.set, reviews.set, policy.status === 'ready' ? policy.value.policy : defaultPolicy);
  }, [cases, reviews, policy]);
  const bands = React.useMemo(() => bandsOf(cases.set, today, dueOf), [cases, today, dueOf]);
  const people = React.useMemo(() => peopleOfCases(cases.set, names.set), [cases, names]);
  const refresh = React.useCallback(async () => {
    const answers = await Promise.all([cases.set.refresh(), reviews.set.refresh(), names.refresh()]);
    return answers.reduce((sum, { changed }) => sum + changed, 0);
  }, [cases.set, reviews.set, names]);
  const reopen = React.useCallback(() => {
    for (const view of [cases, reviews, names]) view.reopen();
    policy.reload();
  }, [cases, reviews, names, policy]);
  return {
    cases,
    reviews,
    names,
    people,
    dueOf,
    bands,
    clocksFailed:
      reviews.state === 'failed' ? reviews.set.error : policy.status === 'failed' ? policy.error : undefined,
    policyProblems: policy.status === 'ready' ? policy.value.problems : noProblems,
    reopen,
    refresh,
  };
}
