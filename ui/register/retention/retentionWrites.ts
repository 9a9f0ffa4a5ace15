import { ConflictError } from '@phb/connectors';
import type { Outcome } from '@phb/connectors';
import { decisions, newReference, personalHealthBudgets, settings, settingDefinitions, showDate } from '@phb/schemas';
import type { Changes, Decision, PersonalHealthBudget, Policy, SettingKey, Setting, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { addOnce, stepRun } from '../../kit/steps.js';
import type { StepRun } from '../../kit/steps.js';
import type { Data } from '../../part/data.js';
import { isOutOfStep, readRetained, type RetainedRow } from './readRetention.js';

/** What a person decides about one record. */
export type RetentionAct =
  | { readonly kind: 'Keep longer'; readonly until: Temporal.PlainDate }
  | { readonly kind: 'May be destroyed' | 'Legal hold' | 'Hold lifted' };

/** What the act says of itself in the decision. */
function conditionsOf(act: RetentionAct): string {
  switch (act.kind) {
    case 'Keep longer':
      return `The record is kept until ${showDate(act.until)}.`;
    case 'May be destroyed':
      return 'The record may be destroyed, by hand. Nothing is deleted by the product.';
    case 'Legal hold':
      return 'The record is kept whatever its retention period says.';
    case 'Hold lifted':
      return 'The retention period counts again.';
  }
}

function changesOf(act: RetentionAct, { reviewOn }: RetainedRow): Changes<typeof personalHealthBudgets> {
  switch (act.kind) {
    case 'Keep longer': {
      const later = reviewOn !== null && Temporal.PlainDate.compare(reviewOn, act.until) > 0 ? reviewOn : act.until;
      return { retentionReviewOn: later };
    }
    case 'May be destroyed':
      return {};
    case 'Legal hold':
      return { legalHold: true };
    case 'Hold lifted':
      return { legalHold: false };
  }
}

function holds(row: PersonalHealthBudget, changes: Changes<typeof personalHealthBudgets>): boolean {
  const { legalHold, retentionReviewOn } = changes;
  return (
    (legalHold === undefined || row.legalHold === legalHold) &&
    (!retentionReviewOn || row.retentionReviewOn?.equals(retentionReviewOn) === true)
  );
}

/** Writes what is decided: the Decision with its reason first, then the case. Safe to run again after a failure. */
export function decideSteps(
  data: Data,
  retained: RetainedRow,
  act: RetentionAct,
  given: { readonly reasons: string; readonly today: Temporal.PlainDate },
): StepRun {
  const { row } = retained;
  const ref = newReference('D');
  const changes = changesOf(act, retained);
  const record = async (): Promise<void> => {
    const me = await data.me();
    await addOnce(data.list(decisions), ref, {
      caseRef: row.ref,
      kind: act.kind satisfies Decision['kind'],
      decidedOn: given.today,
      body: 'Team',
      decidedBy: me.id,
      reasons: given.reasons,
      conditions: conditionsOf(act),
      effectiveOn: act.kind === 'Keep longer' ? act.until : null,
    });
  };
  const change = async (): Promise<void> => {
    const list = data.list(personalHealthBudgets);
    // As it now stands: nothing else of the case is touched, so what somebody else saved meanwhile stays.
    const now = await list.get(row.ref);
    if (now === undefined || holds(now, changes)) return;
    try {
      await list.update(now, changes);
    } catch (error) {
      const after = error instanceof ConflictError ? await list.get(row.ref) : undefined;
      if (after === undefined || !holds(after, changes)) throw error;
    }
  };
  const steps = [{ saves: 'the decision', run: record }];
  return stepRun(Object.keys(changes).length === 0 ? steps : [...steps, { saves: 'the case', run: change }]);
}

/** Writes the dates that the table now gives into the cases that hold others: one outcome for each, in their order. */
export async function putDatesRight(
  data: Data,
  rows: readonly RetainedRow[],
  options: { onProgress(done: number, total: number): void; readonly signal: AbortSignal },
): Promise<readonly Outcome[]> {
  const wrong = rows.filter(isOutOfStep);
  return data.list(personalHealthBudgets).write(
    wrong.map(({ row, reviewOn }) => ({ update: row, changes: { retentionReviewOn: reviewOn } })),
    options,
  );
}

/** Writes the date of one case anew, as the table gives it now. Safe to repeat. @throws ConflictError if somebody saves it in that moment */
export async function writeRetentionDate(data: Data, ref: PersonalHealthBudget['ref'], policy: Policy): Promise<void> {
  const retained = await readRetained(data, ref, policy);
  // Deleted meanwhile, or put right: there is nothing to mend.
  if (retained === undefined || !isOutOfStep(retained)) return;
  await data.list(personalHealthBudgets).update(retained.row, { retentionReviewOn: retained.reviewOn });
}

/** Writes one line of the retention table: the row of its setting. */
export async function saveSetting(
  data: Data,
  rows: readonly Stored<Setting>[],
  key: SettingKey,
  value: string,
): Promise<void> {
  const { name, meaning } = settingDefinitions[key];
  const list = data.list(settings);
  const row = rows.find((each) => each.name === name);
  if (row === undefined) await list.add({ name, value, notes: meaning });
  else await list.update(row, { value });
}
