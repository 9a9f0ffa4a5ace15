import { columnsOf, display, showMoney, showNumber } from '@phb/schemas';
import type { Column, PersonalHealthBudget } from '@phb/schemas';
import { periodInWords } from '../periodInWords.js';
import { caseForm } from './forms.js';

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
const conditional = new Set(Object.keys(caseForm.askedWhen ?? {}));

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

function amountInWords(row: PersonalHealthBudget): string {
  if (row.amount === null) return '';
  return row.amountPeriod === null
    ? showMoney(row.amount)
    : `${showMoney(row.amount)} ${periodInWords(row.amountPeriod)}`;
}

/** What is said in one breath though it is kept in two columns. */
const together: Readonly<Record<string, (row: PersonalHealthBudget) => Omit<Fact, 'wide'> | undefined>> = {
  amount: (row) => ({ label: 'Approved amount', text: amountInWords(row) }),
  amountPeriod: () => undefined,
  nhsShare: (row) => ({ label: 'Shares', text: sharesInWords(row) }),
  councilShare: () => undefined,
};

/**
 * All that is known of a case, in the groups of its form. What is asked only of some cases is left out while it is empty.
 * @param owner the name of the case owner, empty if there is none or it is not known
 */
export function caseFacts(row: PersonalHealthBudget, owner: string): readonly FactGroup[] {
  const values: Readonly<Record<string, unknown>> = row;
  return caseForm.sections.map((section) => ({
    heading: section.heading,
    facts: section.columns.flatMap((name): readonly Fact[] => {
      const column = columns.get(name);
      if (column === undefined) return [];
      const composed = together[name];
      const fact =
        composed === undefined ? { label: column.label, text: display(column, values[name]) } : composed(row);
      if (fact === undefined) return [];
      if (name === 'owner') return [{ label: column.label, text: owner, wide: false }];
      const isBlank = fact.text === '' || values[name] === false;
      if (isBlank && conditional.has(name)) return [];
      return [{ ...fact, wide: column.kind === 'note' }];
    }),
  }));
}
