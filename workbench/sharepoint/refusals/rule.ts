import type { Asked, Refusal, RefusalRule } from './refusal.js';

/** A rule at work: what it has met so far, and whose turn is next. */
export class ActiveRule {
  #seen = 0;
  #met = 0;
  readonly #chance: () => number;

  /** @param remove takes the rule out of force */
  constructor(
    readonly id: number,
    readonly rule: RefusalRule,
    readonly remove: () => void,
  ) {
    this.#chance = chance(rule.seed ?? 1);
  }

  /** How many requests were refused by it. */
  get met(): number {
    return this.#met;
  }

  /** The refusal, if this request is one to refuse. */
  meet(asked: Asked): Refusal | undefined {
    const { rule } = this;
    if (!matches(rule, asked)) return undefined;
    this.#seen += 1;
    if (this.#seen <= (rule.skip ?? 0) || this.#met >= (rule.times ?? Infinity)) return undefined;
    if (rule.share !== undefined && this.#chance() >= rule.share) return undefined;
    this.#met += 1;
    return rule;
  }
}

function matches(rule: RefusalRule, asked: Asked): boolean {
  if (asked.isPart !== (rule.parts === true)) return false;
  const method = rule.method?.toUpperCase();
  if (method !== undefined && method !== asked.method.toUpperCase() && method !== asked.verb.toUpperCase())
    return false;
  if (rule.path !== undefined && !readable(asked.url).includes(rule.path.toLowerCase())) return false;
  return rule.body === undefined || asked.body.includes(rule.body);
}

/** The address as a person would write it; as it is if it is not well formed. */
function readable(url: string): string {
  try {
    return decodeURIComponent(url).toLowerCase();
  } catch (error) {
    if (error instanceof URIError) return url.toLowerCase();
    throw error;
  }
}

/** Numbers from 0 up to 1 that only depend on the seed (the generator "mulberry32"). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
