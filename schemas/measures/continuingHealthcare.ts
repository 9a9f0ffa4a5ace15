import type { FundingStream } from '../lists/terms.js';
import { percentOf } from './share.js';
import type { Line, Tally } from './tally.js';

/** One count as a share of another, with what stands above and below the line. */
export interface Ratio {
  readonly label: string;
  readonly above: number;
  readonly aboveInWords: string;
  readonly below: number;
  readonly belowInWords: string;
  readonly percent: number | undefined;
  readonly caution: string | undefined;
}

/** People whose budget is in CHC, set against packages and against all budgets. */
export interface ContinuingHealthcare {
  /** The line of the category table: people, each once. */
  readonly line: Line;
  /** The line of those who came by Fast Track, which is not in the count. */
  readonly fastTrack: Line;
  readonly ratios: readonly Ratio[];
}

const bases =
  'People set against packages: the bases differ, so this is a comparison and not a share. A person may have two packages.';

/**
 * People in adult CHC with a personal health budget, beside the packages open on the same day.
 * Fast Track is a category of its own and stays out of the count; the third ratio puts its packages below the line.
 */
export function continuingHealthcare(byCategory: Tally, packages: Tally): ContinuingHealthcare {
  const line = lineOf(byCategory, 'Adult CHC');
  const adult = lineOf(packages, 'Adult CHC' satisfies FundingStream).count;
  const fastTrack = lineOf(packages, 'Fast track' satisfies FundingStream).count;
  const ratio = (label: string, below: number, belowInWords: string, caution?: string): Ratio => ({
    label,
    above: line.count,
    aboveInWords: 'people in adult CHC with a personal health budget',
    below,
    belowInWords,
    percent: percentOf(line.count, below),
    caution,
  });
  return {
    line,
    fastTrack: lineOf(byCategory, 'Adult CHC via Fast track'),
    ratios: [
      ratio('Against adult CHC packages', adult, 'adult CHC packages', bases),
      ratio(
        'Against adult CHC and Fast track packages',
        adult + fastTrack,
        'adult CHC and Fast track packages',
        `${bases} People who came by Fast track are in the packages but not in the count of people.`,
      ),
      ratio(
        'Against everybody with a personal health budget',
        byCategory.total,
        'people with a personal health budget',
      ),
    ],
  };
}

/** The line of a table by its word. @throws RangeError for a word that is not of the table's dimension */
export function lineOf(table: Tally, key: string): Line {
  const line = table.lines.find((candidate) => candidate.key === key);
  if (!line) throw new RangeError(`${table.title} has no line ${key}`);
  return line;
}
