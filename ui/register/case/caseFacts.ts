import { columnsOf, display, showNumber } from '@phb/schemas';
import type { Column, PersonalHealthBudget } from '@phb/schemas';
import type { SiteUser } from '@phb/connectors';
import { caseForm } from './forms.js';
import { amountText } from './rows/amountText.js';

/** One thing that is known of a case, or not yet. */
interface Fact {
  readonly label: string;
  /** Empty if it is not recorded. */
  readonly text: string;
  /** Needs the whole width. */
  readonly wide: boolean;
}

export interface FactGroup {
  readonly heading: string;
  readonly facts: readonly Fact[];
}

const columns = new Map<string, Column>(columnsOf(caseForm.list));
/** What every case should have sooner or later: said to be missing while it is. The rest is left out while it is empty. */
const expected: ReadonlySet<string> = new Set([
  'category',
  'forms',
  'owner',
  'council',
  'startsOn',
  'amount',
  'nhsShare',
]);

/** How the cost is shared, from weights: "NHS 60 %, council 40 %", and a third payer where there is one. */
function sharesInWords(row: PersonalHealthBudget): string {
  const { nhsShare, councilShare } = row;
  if (nhsShare === null && councilShare === null) return '';
  const nhs = nhsShare ?? 0;
  const council = councilShare ?? 0;
  const other = row.otherShare ?? 0;
  if (council + other === 0) return 'The NHS pays all';
  if (nhs + other === 0) return 'The council pays all';
  const percent = (part: number): string => showNumber(Math.round((part / (nhs + council + other)) * 10_000) / 100);
  const third = other === 0 ? '' : `, other ${percent(other)} %`;
  return `NHS ${percent(nhs)} %, council ${percent(council)} %${third}`;
}

/** What is said in one breath though it is kept in two columns. */
const together: Readonly<Record<string, (row: PersonalHealthBudget) => Omit<Fact, 'wide'> | undefined>> = {
  amount: (row) => ({ label: 'Approved amount', text: amountText(row.amount, row.amountPeriod) }),
  amountPeriod: () => undefined,
  nhsShare: (row) => ({ label: 'Shares', text: sharesInWords(row) }),
  councilShare: () => undefined,
  otherShare: () => undefined,
  indicativeAmount: (row) => ({
    label: 'Indicative amount',
    text: amountText(row.indicativeAmount, row.indicativePeriod),
  }),
  indicativePeriod: () => undefined,
};

/**
 * All that is known of a case, in the groups of its form. A group of which nothing is known is left out.
 * @param members to name the case owner and the care coordinator
 */
export function caseFacts(row: PersonalHealthBudget, members: readonly SiteUser[]): readonly FactGroup[] {
  const nameOf = (value: unknown): string => {
    if (typeof value !== 'number') return '';
    return members.find(({ id }) => id === value)?.name ?? `Member ${value}`;
  };
  const values: Readonly<Record<string, unknown>> = row;
  const groups = caseForm.sections.map((section) => ({
    heading: section.heading,
    facts: section.columns.flatMap((name): readonly Fact[] => {
      const column = columns.get(name);
      if (column === undefined) return [];
      const composed = together[name];
      const fact =
        composed === undefined ? { label: column.label, text: display(column, values[name]) } : composed(row);
      if (fact === undefined) return [];
      const text = column.kind === 'person' ? nameOf(values[name]) : fact.text;
      const isBlank = text === '' || values[name] === false;
      if (isBlank && !expected.has(name)) return [];
      return [{ ...fact, text, wide: column.kind === 'note' }];
    }),
  }));
  return groups.filter(({ facts }) => facts.length > 0);
}
