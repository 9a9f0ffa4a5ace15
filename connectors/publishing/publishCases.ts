import { columnsOf, sharedCases, type personalHealthBudgets, type ReferenceOf } from '@phb/schemas';
import type { Operation, Outcome } from '../list/types.js';
import type { SiteConnection } from '../session/site.js';
import { decide, publishing, type Decision } from './decide.js';
import type { PublishOptions, PublishOutcome, PublishPreview, PublishReceipt } from './types.js';

/** The write that a decision asks for. The reference of a row never changes. */
function operationOf(decision: Decision): Operation<typeof sharedCases> | undefined {
  switch (decision.kind) {
    case 'add':
      return { add: decision.row };
    case 'change':
      // Its reference is among them, and is the one that the row has.
      return { update: decision.shared, changes: decision.row };
    case 'withhold':
      return decision.shared ? { recycle: decision.shared } : undefined;
    case 'unchanged':
      return undefined;
  }
}

function outcomeOf(decision: Decision, written: Outcome | undefined): PublishOutcome {
  const { ref } = decision;
  if (written?.ok === false) return { ref, kind: 'failed', error: written.error };
  switch (decision.kind) {
    case 'add':
      return { ref, kind: 'published', isNew: true };
    case 'change':
      return { ref, kind: 'published', isNew: false };
    case 'unchanged':
      return { ref, kind: 'unchanged' };
    case 'withhold':
      return { ref, kind: 'withheld', reason: decision.reason, withdrawn: decision.shared !== undefined };
  }
}

/**
 * Copies the agreed columns of cases to the list Shared cases of a partner's site, and takes away what may no longer be shown:
 * a case that is withheld (do not disclose above all) is recycled there if the partner saw it before. Safe to repeat at any time:
 * a case whose row is already as it should be is not written.
 * @param cases references in the register
 * @throws ConnectorError if the register or the partner's list cannot be read; nothing was published then
 */
export async function publishCases(
  register: SiteConnection,
  partner: SiteConnection,
  cases: readonly ReferenceOf<typeof personalHealthBudgets>[],
  options: PublishOptions,
): Promise<PublishReceipt> {
  const { publishedAt, basis, council } = options;
  const sites = publishing(register, partner);
  const { decisions, failures } = await decide(sites, cases, options);
  const toWrite = decisions.flatMap((decision) => {
    const operation = operationOf(decision);
    return operation ? [{ decision, operation }] : [];
  });
  const written = await sites.shared.write(
    toWrite.map(({ operation }) => operation),
    options,
  );
  const results = new Map(toWrite.map(({ decision }, index) => [decision, written[index]]));
  const outcomes = new Map<string, PublishOutcome>();
  for (const [ref, error] of failures) outcomes.set(ref, { ref, kind: 'failed', error });
  for (const decision of decisions) outcomes.set(decision.ref, outcomeOf(decision, results.get(decision)));
  const inOrder = [...new Set<string>(cases)].flatMap((ref) => outcomes.get(ref) ?? []);
  return { publishedAt, basis, council, outcomes: inOrder };
}

/** What {@link publishCases} would do, decided by the same code: for the person to look at before. Writes nothing. */
export async function previewCases(
  register: SiteConnection,
  partner: SiteConnection,
  cases: readonly ReferenceOf<typeof personalHealthBudgets>[],
  options: PublishOptions,
): Promise<PublishPreview> {
  const { decisions, failures } = await decide(publishing(register, partner), cases, options);
  const planned = new Map<string, PublishPreview['cases'][number]>();
  for (const [ref, error] of failures) planned.set(ref, { ref, decision: 'failed', reason: error.sentence });
  for (const decision of decisions) {
    const { ref } = decision;
    if (decision.kind === 'add') planned.set(ref, { ref, decision: 'new' });
    else if (decision.kind === 'change') planned.set(ref, { ref, decision: 'changed' });
    else if (decision.kind === 'unchanged') planned.set(ref, { ref, decision: 'unchanged' });
    else planned.set(ref, { ref, decision: decision.shared ? 'withdrawn' : 'withheld', reason: decision.reason });
  }
  return {
    columns: columnsOf(sharedCases).map(([, column]) => column.label),
    cases: [...new Set<string>(cases)].flatMap((ref) => planned.get(ref) ?? []),
  };
}
