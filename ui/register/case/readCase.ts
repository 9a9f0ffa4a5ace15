import { NoAccessError, NotFoundError } from '@phb/connectors';
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
}

/** Reads one case afresh, with its person, its reviews and the local policy. Undefined if there is no such case. */
export async function readCase(data: Data, ref: Reference<'PHB'>): Promise<CaseFile | undefined> {
  const [row, itsReviews, policy] = await Promise.all([
    data.list(personalHealthBudgets).get(ref),
    readReviews(data, ref),
    readPolicy(data),
  ]);
  if (row === undefined) return undefined;
  return { row, person: await readPerson(data, row.personRef), reviews: itsReviews, policy };
}

/** The reviews of a case, done and open. */
export async function readReviews(data: Data, ref: Reference<'PHB'>): Promise<readonly Stored<Review>[]> {
  const page = await data.list(reviews).all({ where: { column: 'caseRef', is: 'eq', value: ref } });
  return page.rows;
}

async function readPerson(data: Data, ref: Reference<'P'>): Promise<CaseFile['person']> {
  try {
    return (await data.list(people).get(ref)) ?? 'missing';
  } catch (error) {
    // SharePoint does not tell "not there" from "not for you": a list that cannot be opened is hidden.
    if (error instanceof NoAccessError || error instanceof NotFoundError) return 'hidden';
    throw error;
  }
}
