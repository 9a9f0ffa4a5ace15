/**
 * A share as a percentage, rounded half up from the two whole numbers and never from a rounded share.
 * @param places decimal places, 2 in tables and 1 in sentences
 * @returns undefined if there is nothing to share
 */
export function percentOf(count: number, total: number, places = 2): number | undefined {
  if (total === 0) return undefined;
  const scale = 10 ** places;
  return Math.round((count * 100 * scale) / total) / scale;
}

/** Shows a percentage with all its places: 9.9 to two places is 9.90%. A share of nothing is a dash. */
export function showPercent(percent: number | undefined, places = 2): string {
  return percent === undefined ? '–' : `${percent.toFixed(places)}%`;
}

/**
 * Whether rounded percentages may be the shares of one whole. Each may be out by half of its last place, so three whole
 * percentages may add up to 99 or 101 (published national tables do).
 */
export function sharesMakeAWhole(percents: readonly number[], places: number): boolean {
  const sum = percents.reduce((total, percent) => total + percent, 0);
  const tolerance = (percents.length * 0.5) / 10 ** places;
  return Math.abs(sum - 100) <= tolerance + 1e-9;
}
