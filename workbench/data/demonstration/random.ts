/** A source of pseudo-random values that gives the same ones at each run for the same seed and label. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of several values, each as likely as its weight. */
  weighted<T>(from: readonly (readonly [value: T, weight: number])[]): T;
  /** Normally distributed, thrown again until it lies within the limits. */
  normal(mean: number, deviation: number, least: number, most: number): number;
  exponential(mean: number): number;
  /** Log-normally distributed about its median, held within the limits. */
  logNormal(median: number, sigma: number, least: number, most: number): number;
  /** The same values in another order. */
  shuffle<T>(values: readonly T[]): readonly T[];
}

/** FNV-1a: spreads a label over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * A stream of its own for each label, so that a value drawn in one place never moves the values of another.
 * The generator is mulberry32: 32 bits of state are ample for invented rows, and it needs no package.
 */
export function randomStream(seed: number, label: string): Random {
  let state = hash(`${seed}/${label}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const standardNormal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[below(from.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from');
    return picked;
  };
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick,
    weighted(from) {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of from) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(from)[0];
    },
    normal(mean, deviation, least, most) {
      for (;;) {
        const value = mean + deviation * standardNormal();
        if (value >= least && value <= most) return value;
      }
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma, least, most) =>
      Math.min(most, Math.max(least, median * Math.exp(sigma * standardNormal()))),
    shuffle(values) {
      const shuffled = [...values];
      for (let i = shuffled.length - 1; i > 0; i -= 1) {
        const j = below(i + 1);
        const [a, b] = [shuffled[i], shuffled[j]];
        if (a !== undefined && b !== undefined) [shuffled[i], shuffled[j]] = [b, a];
      }
      return shuffled;
    },
  };
}
