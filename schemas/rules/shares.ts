import type { PersonalHealthBudget } from '../lists/personalHealthBudgets.js';
import { payers } from '../lists/terms.js';
import type { Payer } from '../lists/terms.js';

/** Weights are kept to four decimal places, so that they can be added without a rounding error. */
const weightScale = 10_000;

/** Thrown when an amount cannot be shared: no weight above nothing, or a weight below it. */
export class SharesError extends Error {
  override readonly name = 'SharesError';
}

/**
 * Shares an amount between parties by their weights, to the penny: the parts always add up to the amount (largest remainder).
 * A penny that two parties have an equal claim to goes to the named one, else to the one that stands first.
 * £1,000.01 at 50 : 50 is £500.01 and £500.00; £100 in thirds is £33.34, £33.33 and £33.33.
 * @param pence whole pence, not negative
 * @param weights one for each party, at most four decimal places: 60 and 40, or 1, 1 and 1; never rounded percentages
 * @param oddPennyTo index of the party that the agreement names for odd pennies
 * @throws SharesError if all weights are nothing, or one is negative
 */
export function shareByWeights(pence: number, weights: readonly number[], oddPennyTo = 0): readonly number[] {
  const scaled = weights.map((weight) => BigInt(Math.round(weight * weightScale)));
  const total = scaled.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || scaled.some((weight) => weight < 0n)) {
    throw new SharesError(
      'An amount is shared by weights of which none is negative and at least one is above nothing.',
    );
  }
  const amount = BigInt(pence);
  const parts = scaled.map((weight, party) => ({
    party,
    pence: (amount * weight) / total,
    remainder: (amount * weight) % total,
  }));
  const left = Number(amount - parts.reduce((sum, part) => sum + part.pence, 0n));
  const claims = [...parts].sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    if ((a.party === oddPennyTo) !== (b.party === oddPennyTo)) return a.party === oddPennyTo ? -1 : 1;
    return a.party - b.party;
  });
  const lucky = new Set(claims.slice(0, left).map((part) => part.party));
  return parts.map((part) => Number(part.pence) + (lucky.has(part.party) ? 1 : 0));
}

type SharedCase = Pick<PersonalHealthBudget, 'nhsShare' | 'councilShare'> &
  Partial<Pick<PersonalHealthBudget, 'otherShare' | 'oddPennyTo'>>;

/** The weights at which a case is shared with a council; undefined if it is not shared, or a weight is missing. */
export function jointShares(
  row: SharedCase,
): { readonly nhs: number; readonly council: number; readonly other: number } | undefined {
  if (!isJointlyFunded(row) || row.nhsShare === null || row.councilShare === null) return undefined;
  return { nhs: row.nhsShare, council: row.councilShare, other: row.otherShare ?? 0 };
}

/**
 * What the council pays of an amount of a case, in pence, the other parts taken to the penny beside it; undefined if the case
 * is not shared with a council. The odd penny is the NHS's, unless the case names another.
 */
export function councilPart(row: SharedCase, pence: number): number | undefined {
  const shares = jointShares(row);
  if (!shares) return undefined;
  const oddPennyTo = payers.indexOf(row.oddPennyTo ?? 'NHS');
  return shareByWeights(pence, [shares.nhs, shares.council, shares.other], oddPennyTo)[payers.indexOf('Council')];
}

/** What one payer pays of an amount, in pence. */
export interface PayersPart {
  readonly payer: Payer;
  readonly pence: number;
}

/**
 * What each payer of a case pays of an amount, in pence, to the penny together; whoever pays nothing is left out. The odd penny is
 * the NHS's, unless the case names another.
 * @returns undefined if no share is recorded, or all of them are nothing
 */
export function partsOf(row: SharedCase, pence: number): readonly PayersPart[] | undefined {
  const weights = [row.nhsShare ?? 0, row.councilShare ?? 0, row.otherShare ?? 0];
  if (weights.every((weight) => weight === 0)) return undefined;
  const parts = shareByWeights(pence, weights, payers.indexOf(row.oddPennyTo ?? 'NHS'));
  return payers.flatMap((payer, index) => ((weights[index] ?? 0) > 0 ? [{ payer, pence: parts[index] ?? 0 }] : []));
}

/** Whether a council pays a part of the case. */
export function isJointlyFunded(row: Pick<PersonalHealthBudget, 'councilShare'>): boolean {
  return row.councilShare !== null && row.councilShare > 0;
}
