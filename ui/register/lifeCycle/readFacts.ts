import { approvals, budgetLines, decisions, parties, planOutcomes } from '@phb/schemas';
import type { Approval, LifeCycleFacts, Stored } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** What the life cycle looks at, as it was read: its approvals can be answered. */
export interface StoredFacts extends LifeCycleFacts {
  readonly approvals: readonly Stored<Approval>[];
}

/**
 * Reads what the life cycle looks at, beside the case itself.
 * @throws NoAccessError for who may not open the lists
 */
export async function readFacts(
  data: Data,
  known: Pick<StoredFacts, 'row' | 'policy' | 'today'>,
): Promise<StoredFacts> {
  const { row } = known;
  const where = { column: 'caseRef', is: 'eq', value: row.ref } as const;
  const [outcomes, lines, around, decided, asked] = await Promise.all([
    data.list(planOutcomes).all({ where }),
    data.list(budgetLines).all({ where }),
    data.list(parties).all({ where }),
    data.list(decisions).all({ where }),
    data.list(approvals).all({ where }),
  ]);
  return {
    ...known,
    outcomes: outcomes.rows,
    lines: lines.rows,
    parties: around.rows,
    decisions: decided.rows,
    approvals: asked.rows,
  };
}
