import { showNumber } from '../kernel/display.js';
import { dimensionWords, type Line } from './tally.js';

/**
 * Two lines of different dimensions with the same count invite the reader to take them for the same people (in Dorset's
 * answer 149 were in CHC and 149 had a third party). Says how many really are in both.
 * @returns undefined if the counts differ, are nothing, or are of the same people
 */
export function coincidence(first: Line, second: Line): string | undefined {
  if (first.count !== second.count || first.count === 0) return undefined;
  let both = 0;
  for (const member of first.members) if (second.members.has(member)) both += 1;
  if (both === first.count) return undefined;
  const count = showNumber(first.count);
  const shared = both === 0 ? 'nobody is' : both === 1 ? 'only 1 person is' : `only ${showNumber(both)} are`;
  return `“${first.label}” and “${second.label}” both count ${count} by coincidence: the first is ${dimensionWords[first.dimension]}, the second ${dimensionWords[second.dimension]}, and ${shared} in both.`;
}
