import {
  people,
  personalHealthBudgets,
  sharedCaseOf,
  sharedCases,
  type NewRow,
  type Person,
  type PersonalHealthBudget,
  type RowOf,
  type Stored,
} from '@phb/schemas';
import { ConnectorError } from '../errors/connectorError.js';
import { listContext } from '../list/context.js';
import { listConnector } from '../list/listConnector.js';
import { wireOf } from '../list/own.js';
import { holdsAll } from '../list/same.js';
import type { ListConnector } from '../list/types.js';
import type { SiteConnection } from '../session/site.js';
import type { PublishOptions } from './types.js';

type Shared = Stored<RowOf<typeof sharedCases>>;

/** What is to become of one case at the partner. */
export type Decision =
  | { readonly ref: string; readonly kind: 'add'; readonly row: NewRow<typeof sharedCases> }
  | { readonly ref: string; readonly kind: 'change'; readonly row: NewRow<typeof sharedCases>; readonly shared: Shared }
  | { readonly ref: string; readonly kind: 'unchanged' }
  | {
      readonly ref: string;
      readonly kind: 'withhold';
      readonly reason: string;
      /** What the partner still sees of it, to be taken away. */
      readonly shared: Shared | undefined;
    };

/** Sites and lists of one publishing. */
export interface Publishing {
  readonly register: SiteConnection;
  readonly partner: SiteConnection;
  readonly shared: ListConnector<typeof sharedCases>;
}

export function publishing(register: SiteConnection, partner: SiteConnection): Publishing {
  return { register, partner, shared: listConnector(partner, sharedCases) };
}

/** SharePoint reads at most 60 values of one column with its index. */
const atOnce = 60;

function inGroups<T>(things: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(things.length / atOnce) }, (_, index) =>
    things.slice(index * atOnce, (index + 1) * atOnce),
  );
}

/** Rows of a list by their references, some at a time. A row that cannot be read is as good as missing: nothing is published from it. */
async function byReference<Row extends { readonly ref: string }>(
  refs: readonly Row['ref'][],
  read: (some: readonly Row['ref'][]) => Promise<readonly Row[]>,
): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for (const some of inGroups([...new Set(refs)])) for (const row of await read(some)) found.set(row.ref, row);
  return found;
}

/** What the partner's site holds and the register no longer knows under an unreadable row is left to the person. */
function unreadableShared(ref: string): ConnectorError {
  return new ConnectorError({
    message: `Shared cases: the row of ${ref} does not read as declared`,
    sentence: `The partner’s row of ${ref} cannot be read. Open “Shared cases” in SharePoint and put it right or delete it, then publish again.`,
  });
}

export interface Decided {
  readonly decisions: readonly Decision[];
  /** Cases of which nothing can be said until a person has looked. */
  readonly failures: ReadonlyMap<string, ConnectorError>;
}

/** Decides for each case what the partner may see of it, against what the partner sees now. Writes nothing. */
export async function decide(
  { register, partner, shared }: Publishing,
  refs: readonly PersonalHealthBudget['ref'][],
  { publishedAt, basis, council, signal }: PublishOptions,
): Promise<Decided> {
  const cases = listConnector(register, personalHealthBudgets);
  const persons = listConnector(register, people);
  const caseRows = await byReference<PersonalHealthBudget>(refs, async (value) => {
    return (await cases.all({ where: { column: 'ref', is: 'in', value } }, signal)).rows;
  });
  const personRefs = [...caseRows.values()].map((row) => row.personRef);
  const personRows = await byReference<Person>(personRefs, async (value) => {
    return (await persons.all({ where: { column: 'ref', is: 'in', value } }, signal)).rows;
  });
  const failures = new Map<string, ConnectorError>();
  const sharedRows = await byReference<Shared>(refs, async (value) => {
    const page = await shared.all({ where: { column: 'ref', is: 'in', value } }, signal);
    for (const { title } of page.unreadable) failures.set(title, unreadableShared(title));
    return page.rows;
  });
  const context = listContext(partner, sharedCases);
  const decisions: Decision[] = [];
  for (const ref of new Set(refs)) {
    if (failures.has(ref)) continue;
    const row = caseRows.get(ref);
    const existing = sharedRows.get(ref);
    const mapped = row
      ? sharedCaseOf(row, personRows.get(row.personRef), { publishedAt, basis, council })
      : { withheld: 'The case was not found in the register, or cannot be read there.' };
    if ('withheld' in mapped) decisions.push({ ref, kind: 'withhold', reason: mapped.withheld, shared: existing });
    else if (existing === undefined) decisions.push({ ref, kind: 'add', row: mapped.row });
    else {
      // The moment of publishing alone makes no news.
      const compared = wireOf(context, { ...mapped.row, publishedAt: existing.publishedAt });
      const same = holdsAll(wireOf(context, existing), compared);
      decisions.push(same ? { ref, kind: 'unchanged' } : { ref, kind: 'change', row: mapped.row, shared: existing });
    }
  }
  return { decisions, failures };
}
