import type { DemonstrationSet } from '../demonstration/demonstrationSet.js';
import { card } from './card.js';
import { caretrackLike } from './caretrackLike.js';
import { chosenCases } from './chosenRows.js';
import { council } from './council.js';
import { finance } from './finance.js';
import type { ImportSample } from './importSample.js';

/**
 * Four files such as a team brings along when it leaves its spreadsheets, about people of the demonstration set and a few
 * invented newcomers, each with faults planted in it. The same set gives the same files, byte for byte.
 */
export async function importSamples(set: DemonstrationSet): Promise<readonly ImportSample[]> {
  const cases = chosenCases(set);
  return [caretrackLike(cases), await finance(cases), card(cases), council(cases)];
}
