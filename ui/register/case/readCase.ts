import type { ListPermissions, SiteUser } from '@phb/connectors';
import { listsOf, people, personalHealthBudgets, reviews } from '@phb/schemas';
import type {
  ListDeclaration,
  Person,
  PersonalHealthBudget,
  Policy,
  Reference,
  Review,
  SiteUserId,
  Stored,
} from '@phb/schemas';
import type { Data } from '../../part/data.js';
import { readPolicy } from './readPolicy.js';

/** All that the panel shows of one case. */
export interface CaseFile {
  readonly row: Stored<PersonalHealthBudget>;
  /** 'hidden' where People is not for this person; 'missing' if the person's row is not there. */
  readonly person: Stored<Person> | 'hidden' | 'missing';
  /** None for those who may not open Reviews. */
  readonly reviews: readonly Stored<Review>[];
  readonly policy: Policy;
  /** What is wrong with Settings, in sentences. */
  readonly policyProblems: readonly string[];
  /** What this person may do here; the service itself holds the line. */
  readonly mayEdit: boolean;
  readonly mayEditPerson: boolean;
  /** The same of any list of the register. */
  readonly may: (list: ListDeclaration) => ListPermissions;
  /** Who is working, as person columns hold them. */
  readonly me: SiteUserId;
  /** Whom the site knows, to name the case owner. */
  readonly members: readonly SiteUser[];
}

/** Reads one case afresh, with its person, its reviews, the local policy and what this person may do. Undefined if there is no such case. */
export async function readCase(data: Data, ref: Reference<'PHB'>): Promise<CaseFile | undefined> {
  const permissions = readPermissions(data);
  const [row, itsReviews, local, may, members, me] = await Promise.all([
    data.list(personalHealthBudgets).get(ref),
    permissions.then((may) => (may(reviews).read ? readReviews(data, ref) : [])),
    readPolicy(data),
    permissions,
    data.members(),
    data.me(),
  ]);
  if (row === undefined) return undefined;
  const person = may(people).read ? await readPerson(data, row.personRef) : 'hidden';
  return {
    row,
    person,
    reviews: itsReviews,
    policy: local.policy,
    policyProblems: local.problems,
    mayEdit: may(personalHealthBudgets).edit,
    mayEditPerson: may(people).edit,
    may,
    me: me.id,
    members,
  };
}

const none: ListPermissions = { read: false, add: false, edit: false, remove: false, provision: false };

/** What this person may do with each list of the register: the site is asked once for all of them. */
async function readPermissions(data: Data): Promise<CaseFile['may']> {
  const asked = listsOf('register').map(async (list) => [list, await data.permissions(list)] as const);
  const found = new Map<ListDeclaration, ListPermissions>(await Promise.all(asked));
  return (list) => found.get(list) ?? none;
}

/** The reviews of a case, done and open. */
export async function readReviews(data: Data, ref: Reference<'PHB'>): Promise<readonly Stored<Review>[]> {
  const page = await data.list(reviews).all({ where: { column: 'caseRef', is: 'eq', value: ref } });
  return page.rows;
}

async function readPerson(data: Data, ref: Reference<'P'>): Promise<CaseFile['person']> {
  return (await data.list(people).get(ref)) ?? 'missing';
}
