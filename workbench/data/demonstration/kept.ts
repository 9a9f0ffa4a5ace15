import { defaultPolicy, retentionDue, type Decision, type Person, type PersonalHealthBudget } from '@phb/schemas';

interface Records {
  readonly people: readonly Person[];
  readonly personalHealthBudgets: readonly PersonalHealthBudget[];
  readonly decisions: readonly Decision[];
}

/** The same rows, each case that has ended with the day on which its retention is to be reviewed, as the retention table gives it. */
export function withRetention<Set extends Records>(set: Set): Set {
  const personOf = new Map(set.people.map((person) => [person.ref, person]));
  const decisionsOf = new Map<string, Decision[]>();
  for (const decision of set.decisions) {
    const ofCase = decisionsOf.get(decision.caseRef);
    if (ofCase === undefined) decisionsOf.set(decision.caseRef, [decision]);
    else ofCase.push(decision);
  }
  const personalHealthBudgets = set.personalHealthBudgets.map((row) => {
    const facts = { row, person: personOf.get(row.personRef), decisions: decisionsOf.get(row.ref) ?? [] };
    return { ...row, retentionReviewOn: retentionDue(facts, defaultPolicy).reviewOn ?? null };
  });
  return { ...set, personalHealthBudgets };
}
