import { shareByWeights } from '@phb/schemas';
import type { Random } from './random.js';

/** A word as often as its weight asks for, `total` words in all (largest remainder), in no order that means anything. */
export function quotas<T>(
  random: Random,
  total: number,
  weights: readonly (readonly [value: T, weight: number])[],
): readonly T[] {
  const counts = shareByWeights(
    total,
    weights.map(([, weight]) => weight),
  );
  return random.shuffle(weights.flatMap(([value], i) => Array.from({ length: counts[i] ?? 0 }, () => value)));
}
