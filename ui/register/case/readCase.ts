import type { SiteUser } from '@phb/connectors';
import { people, personalHealthBudgets, reviews } from '@phb/schemas';
import type { Person, PersonalHealthBudget, Policy, Reference, Review, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';
import { readPolicy } from './readPolicy.js';

/** All that the panel shows of one case. */
export interface CaseFile {
  readonly row: Stored<PersonalHealthBudget>;
  /** 'hidden' where People is not for this person; 'missing' if the person's row is not there. */
  readonly person: Stored<Person> | 'hidden' | 'missing';
  readonly reviews: readonly Stored<Review>[];
  readonly policy: Policy;
  /** What is wrong with Settings, in sentences. */
  readonly policyProblems: readonly string[];
  /** What this person may do here; the service itself holds the line. */
  readonly mayEdit: boolean;
  readonly mayEditPerson: boolean;
  /** Whom the site knows, to name the case owner. */
  readonly members: readonly SiteUser[];
}

/** Reads one case afresh, with its person, its reviews, the local policy and what this person may do. Undefined if there is no such case. */
export async function readCase(data: Data, ref: Reference<'PHB'>): Promise<CaseFile | undefined> {
  const [row, itsReviews, local, onCases, onPeople, members] = await Promise.all([
    data.list(personalHealthBudgets).get(ref),
    readReviews(data, ref),
    readPolicy(data),
    data.permissions(personalHealthBudgets),
    data.permissions(people),
    data.members(),
  ]);
  if (row === undefined) return undefined;
  const person = onPeople.read ? await readPerson(data, row.personRef) : 'hidden';
  return {
    row,
    person,
    reviews: itsReviews,
    policy: local.policy,
    policyProblems: local.problems,
    mayEdit: onCases.edit,
    mayEditPerson: onPeople.edit,
    members,
  };
}

/** The reviews of a case, done and open. */
export async function readReviews(data: Data, ref: Reference<'PHB'>): Promise<readonly Stored<Review>[]> {
  const page = await data.list(reviews).all({ where: { column: 'caseRef', is: 'eq', value: ref } });
  return page.rows;
}

async function readPerson(data: Data, ref: Reference<'P'>): Promise<CaseFile['person']> {
  return (await data.list(people).get(ref)) ?? 'missing';
}
