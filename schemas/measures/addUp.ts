import { showDate } from '../kernel/calendarDate.js';
import { showNumber } from '../kernel/display.js';
import { percentOf } from './share.js';
import { dimensionWords, type Line } from './tally.js';

/** What adding lines comes to, or the sentence that says why they cannot be added. */
export type Sum =
  | { readonly ok: true; readonly count: number; readonly sentence: string }
  | { readonly ok: false; readonly sentence: string };

function everyMember(lines: readonly Line[]): Set<string> {
  const members = new Set<string>();
  for (const line of lines) for (const member of line.members) members.add(member);
  return members;
}

const basisWords = { active: 'on a day', yearToDate: 'in the year to date' } as const;

function refusal(lines: readonly Line[], first: Line): string | undefined {
  const other = (differs: (line: Line) => boolean): Line | undefined => lines.find(differs);
  const unit = other((line) => line.unit !== first.unit);
  if (unit) {
    return `These lines cannot be added: “${first.label}” counts ${first.unit} and “${unit.label}” counts ${unit.unit}.`;
  }
  const dimension = other((line) => line.dimension !== first.dimension);
  if (dimension) {
    const sum = lines.reduce((total, line) => total + line.count, 0);
    const different = everyMember(lines).size;
    const twice =
      different < sum
        ? ` Together they would come to ${showNumber(sum)}, but they are only ${showNumber(different)} different ${first.unit}: the rest would be counted twice.`
        : ` A person stands once in each, so the sum (${showNumber(sum)}) has no meaning.`;
    return `These lines cannot be added: “${first.label}” is ${dimensionWords[first.dimension]} and “${dimension.label}” is ${dimensionWords[dimension.dimension]}.${twice}`;
  }
  const basis = other((line) => line.basis !== first.basis);
  if (basis) {
    return `These lines cannot be added: “${first.label}” is counted ${basisWords[first.basis]} and “${basis.label}” ${basisWords[basis.basis]}.`;
  }
  const date = other((line) => !line.asAt.equals(first.asAt));
  if (date) {
    return `These lines cannot be added: “${first.label}” is as at ${showDate(first.asAt)} and “${date.label}” as at ${showDate(date.asAt)}.`;
  }
  return undefined;
}

/**
 * Adds lines of tables. Lines of different dimensions, units, bases or dates are refused with a sentence: Dorset's answer
 * listed a category (149) beside three forms (125, 149, 1,223), and adding the four gives 1,646 for 1,497 people.
 * Within one dimension anybody who stands in two of the lines counts once.
 * @param total the total of the table that the lines are from, for the share; left out if there is none
 */
export function addUp(lines: readonly Line[], total?: number): Sum {
  const first = lines[0];
  if (!first) return { ok: true, count: 0, sentence: 'No lines are ticked.' };
  const refused = refusal(lines, first);
  if (refused) return { ok: false, sentence: refused };
  const sum = lines.reduce((added, line) => added + line.count, 0);
  const count = everyMember(lines).size;
  const terms = lines.map((line) => showNumber(line.count)).join(' + ');
  const percent = total === undefined ? undefined : percentOf(count, total);
  const share = percent === undefined || total === undefined ? '' : `, ${percent.toFixed(2)}% of ${showNumber(total)}`;
  const unit = count === 1 && first.unit === 'people' ? 'person' : count === 1 ? 'package' : first.unit;
  if (lines.length === 1) return { ok: true, count, sentence: `${showNumber(count)} ${unit}${share}.` };
  const twice =
    sum === count
      ? ''
      : ` ${showNumber(sum - count)} of the ${showNumber(sum)} places are people who stand in more than one of these lines; each counts once.`;
  return { ok: true, count, sentence: `${terms} = ${showNumber(sum)}: ${showNumber(count)} ${unit}${share}.${twice}` };
}
