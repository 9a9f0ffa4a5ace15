import { chance } from '../../../workbench/sharepoint/refusals/rule.js';
import type { Refusal } from '../../../workbench/sharepoint/index.js';

/** Everything that can happen to a request on its way, each as likely as the next. */
const mishaps: readonly Refusal[] = [
  { answer: 429, retryAfter: 7 },
  { answer: 429, retryAfter: 20, retryAfterAs: 'date' },
  { answer: 503 },
  { answer: 503, carriedOut: true },
  { answer: 504 },
  { answer: 504, carriedOut: true },
  { cut: 'before' },
  { cut: 'after' },
  { cut: 'amid' },
  { digest: 'expired' },
];

/** Decides about each request by chance; the same seed makes the same weather. @param share of the requests that meet something */
export function weather(share: number, seed: number): () => Refusal | undefined {
  const draw = chance(seed);
  return () => (draw() < share ? mishaps[Math.floor(draw() * mishaps.length)] : undefined);
}

/** What can happen to one part of a batch: it has no connection of its own. */
export const mishapsOfParts = [
  { answer: 429, retryAfter: 5 },
  { answer: 503, carriedOut: true },
  { answer: 504 },
  { answer: 504, carriedOut: true },
] as const satisfies readonly Refusal[];
