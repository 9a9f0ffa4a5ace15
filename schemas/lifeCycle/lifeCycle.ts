import type { Reference } from '../kernel/brands.js';
import { decisions, type Decision } from '../lists/decisions.js';
import type { CaseStatus } from '../lists/terms.js';
import { wholeRow } from '../kernel/wholeRow.js';
import { isShort, type LifeCycleFacts, type MoveWords } from './facts.js';
import { missingOf, type Guard, type Missing } from './guard.js';
import { approvedBySecond, overrideApproved } from './guards/approving.js';
import { guards, type GuardName } from './guards/registry.js';
import { moves, type Move } from './moves.js';
import { asksSecondPerson, guardCodes, guardCodesOf, overrideApprovalFor, overrideNeedsApproval } from './override.js';
import { guardsAt } from './statuses.js';

/** Guards that an earlier decision on the case passed over with a reason. */
function overriddenBefore({ row, decisions: earlier }: LifeCycleFacts): ReadonlySet<string> {
  const own = earlier.filter(({ caseRef }) => caseRef === row.ref);
  return new Set(own.flatMap(({ overridden }) => guardCodesOf(overridden)));
}

function missingAmong(names: readonly GuardName[], facts: LifeCycleFacts, words: MoveWords): readonly Missing[] {
  const settled = overriddenBefore(facts);
  const asked = new Set<Guard>(names.map((name): Guard => guards[name]));
  return [...asked]
    .filter((guard) => (guard.appliesTo?.(facts) ?? true) && !guard.holds(facts, words))
    .map(missingOf)
    .filter((one) => !(one.mayOverride && settled.has(one.guard) && !asksSecondPerson(one)));
}

/** What a move would need from a case as it is, with what the person has said so far. */
export interface PossibleMove {
  readonly move: Move;
  /** Empty if the move can be made. */
  readonly missing: readonly Missing[];
}

/** The moves from the status that a case has, in their order, each with what is missing for it. */
export function movesOf(facts: LifeCycleFacts, words: MoveWords = {}): readonly PossibleMove[] {
  return moves
    .filter(({ from }) => from.includes(facts.row.status))
    .map((move) => ({ move, missing: missingAmong([...guardsAt(move.to, facts), ...move.needs], facts, words) }));
}

/**
 * The moves to offer to a person, the one that usually follows first: without those that are for another kind of case,
 * whatever is filled in.
 */
export function offeredMoves(facts: LifeCycleFacts, words: MoveWords = {}): readonly PossibleMove[] {
  const fits = ({ move }: PossibleMove): boolean =>
    (isShort(facts) || !move.needs.includes('shortPath')) &&
    (facts.row.startsOn === null || !move.needs.includes('neverBegan'));
  const place = ({ move }: PossibleMove): number =>
    move.onward ? (isShort(facts) && move.needs.includes('shortPath') ? 0 : 1) : 2;
  return movesOf(facts, words)
    .filter(fits)
    .sort((a, b) => place(a) - place(b));
}

/** What a case lacks at the status that it has: it was edited elsewhere, imported, or its form has changed since. */
export function missingAtStatus(facts: LifeCycleFacts): readonly Missing[] {
  return missingAmong(guardsAt(facts.row.status, facts), facts, {});
}

export type MoveResult =
  | {
      readonly ok: true;
      /** The status to write to the case. */
      readonly status: CaseStatus;
      /** The row to write to Decisions, first: should the second write fail, the record says what was meant. */
      readonly decision: Decision;
      /** The approvals that hold for this one decision: its reference is written into them, and they count no more. */
      readonly uses: readonly Reference<'AP'>[];
    }
  | { readonly ok: false; readonly missing: readonly Missing[] };

/** The approval that a move which stops payments rests on. */
function stopApprovals({ needs }: Move, facts: LifeCycleFacts): readonly Reference<'AP'>[] {
  if (!needs.includes('stopApproved') || !guards.stopApproved.appliesTo(facts)) return [];
  const unused = approvedBySecond(facts, 'Stopping a payment').filter(({ decisionRef }) => decisionRef === null);
  return unused.slice(0, 1).map(({ ref }) => ref);
}

/**
 * Makes a move, if all its guards hold or those that do not are policy and a reason for passing over them is given, which a
 * second person approved where local policy asks for one.
 * Writes nothing: answers what to write.
 * @param ref reference for the row of Decisions
 * @throws RangeError if the case is not at a status that the move begins from: ask {@link movesOf} first
 */
export function makeMove(facts: LifeCycleFacts, id: string, words: MoveWords, ref: Reference<'D'>): MoveResult {
  const possible = movesOf(facts, words).find(({ move }) => move.id === id);
  if (!possible) throw new RangeError(`The move ${id} does not begin from ${facts.row.status}`);
  const { move, missing } = possible;
  const overrideReason = words.overrideReason?.trim() ?? '';
  const isOverridden = missing.length > 0 && overrideReason !== '' && missing.every(({ mayOverride }) => mayOverride);
  if (missing.length > 0 && !isOverridden) return { ok: false, missing };
  const agreedTo = isOverridden ? overrideApprovalFor(facts, missing) : undefined;
  if (isOverridden && agreedTo === undefined && overrideNeedsApproval(facts, missing)) {
    return { ok: false, missing: [missingOf(overrideApproved)] };
  }
  return {
    ok: true,
    status: move.to,
    uses: [...(agreedTo === undefined ? [] : [agreedTo.ref]), ...stopApprovals(move, facts)],
    decision: wholeRow(decisions, {
      ...words,
      ref,
      caseRef: facts.row.ref,
      kind: move.kind,
      fromStatus: facts.row.status,
      toStatus: move.to,
      decidedOn: facts.today,
      overridden: isOverridden ? guardCodes(missing) : null,
      overrideReason: isOverridden ? overrideReason : null,
    }),
  };
}
