import {
  closedStatuses,
  columnsOf,
  isJointlyFunded,
  sharedCaseOf,
  sharedCases,
  type Person,
  type PersonalHealthBudget,
  type Publication,
  type SharedCase,
} from '@phb/schemas';
import { sameValue } from '../../kit/form/fieldValue.js';

/** The case that something would happen to. */
interface OfCase {
  readonly ref: PersonalHealthBudget['ref'];
  readonly status: PersonalHealthBudget['status'];
  readonly category: PersonalHealthBudget['category'];
}

type What =
  | { readonly kind: 'new' }
  | { readonly kind: 'changed'; readonly columns: readonly string[] }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'withheld';
      readonly reason: string;
      /** It stands in the partner's site now and would be taken out. */
      readonly withdraws: boolean;
    };

/** What publishing would do to one case. */
export type Intention = OfCase & What;

/** The moment of publishing changes each time: it alone is no news of a case. */
const stamp = 'publishedAt';

/** The labels of the columns that are copied: the agreement with the partner, as its list declares it. */
export const agreedColumns: readonly string[] = columnsOf(sharedCases)
  .filter(([name]) => name !== stamp)
  .map(([, column]) => column.label);

interface PreviewRows {
  readonly cases: readonly PersonalHealthBudget[];
  readonly people: readonly Person[];
  readonly shared: readonly SharedCase[];
}

/**
 * The cases that publishing is about: open ones that the council pays a part of, and those that stand in its site already.
 * A closed case that the partner never saw is none of its business; one that it did see is brought up to date.
 */
function isCandidate(row: PersonalHealthBudget, council: string, shared: ReadonlySet<string>): boolean {
  if (shared.has(row.ref)) return true;
  return row.council === council && isJointlyFunded(row) && !closedStatuses.some((closed) => closed === row.status);
}

/** Says for each candidate what publishing would do, by the rule that publishing itself follows. */
export function previewPublication(rows: PreviewRows, publication: Publication): readonly Intention[] {
  const personOf = new Map<string, Person>(rows.people.map((person) => [person.ref, person]));
  const sharedOf = new Map<string, SharedCase>(rows.shared.map((row) => [row.ref, row]));
  const refs = new Set(sharedOf.keys());
  return rows.cases
    .filter((row) => isCandidate(row, publication.council, refs))
    .map((row): Intention => {
      const { ref, status, category } = row;
      const of = { ref, status, category };
      const before = sharedOf.get(ref);
      const decided = sharedCaseOf(row, personOf.get(row.personRef), publication);
      if ('withheld' in decided) {
        return { ...of, kind: 'withheld', reason: decided.withheld, withdraws: before !== undefined };
      }
      if (before === undefined) return { ...of, kind: 'new' };
      // While no basis is typed, the one that stands there is taken to stay.
      const basis = publication.basis === '' ? before.basis : publication.basis;
      const columns = changedColumns(before, { ...decided.row, basis });
      return columns.length === 0 ? { ...of, kind: 'unchanged' } : { ...of, kind: 'changed', columns };
    });
}

function changedColumns(before: SharedCase, after: object): readonly string[] {
  const was: Readonly<Record<string, unknown>> = before;
  const is: Readonly<Record<string, unknown>> = { ...after };
  return columnsOf(sharedCases)
    .filter(([name]) => name !== stamp && !sameValue(was[name] ?? null, is[name] ?? null))
    .map(([, column]) => column.label);
}
