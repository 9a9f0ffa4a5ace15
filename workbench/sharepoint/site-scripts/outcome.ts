import { SharePointError } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';

/** SiteScriptActionOutcome on the wire. */
export const outcome = { success: 0, failure: 1, nothingDone: 2 } as const;

/** What became of one action. */
export interface ActionResult {
  readonly title: string;
  readonly outcome: (typeof outcome)[keyof typeof outcome];
  readonly text: string | null;
  readonly target?: string;
}

/** What an action's work answers: undefined if it changed something, else why it did nothing. */
export type Work = () => string | undefined;

/** Does one action by itself: a refusal is its result, and does not stop the others. */
export function attempt(call: Call, title: string, work: Work): ActionResult {
  try {
    const idle = call.service.database.transaction(work);
    return { title, outcome: idle === undefined ? outcome.success : outcome.nothingDone, text: idle ?? null };
  } catch (error) {
    if (error instanceof SharePointError) return { title, outcome: outcome.failure, text: error.message };
    throw error;
  }
}

/** An action that this service has nothing to do for. */
export function notDone(title: string): ActionResult {
  return { title, outcome: outcome.nothingDone, text: 'This service keeps nothing that the action would change.' };
}

/** The result as ApplySiteDesign answers it. */
export function resultJson(result: ActionResult): JsonObject {
  return {
    ErrorCode: result.outcome === outcome.failure ? -1 : 0,
    Outcome: result.outcome,
    OutcomeText: result.text,
    Target: result.target ?? null,
    TargetId: null,
    Title: result.title,
  };
}
