import type { PackageOfCare, Person, PersonalHealthBudget, Review } from '@phb/schemas';
import { inventActiveCases } from './activeCases.js';
import type { IdentityMaker } from './identity.js';
import { own } from './ownedCases.js';
import { scaled, type Preset } from './presets.js';
import { randomStream } from './random.js';
import { reviewRows } from './reviewRows.js';

/** Rows of cases that only make a register large: nothing stands around them, and they are in no published total. */
export interface MoreCases {
  readonly people: readonly Person[];
  readonly packagesOfCare: readonly PackageOfCare[];
  readonly personalHealthBudgets: readonly PersonalHealthBudget[];
  readonly reviews: readonly Review[];
}

/** So many cases at a time: a register of any size is made and sent in the memory of one part. */
const casesOfPart = 2000;

/**
 * Invents further running cases of the same mix, each with a person, a package where its category has one, and its reviews; part
 * by part.
 */
export function* moreCases(seed: number, make: IdentityMaker, preset: Preset, count: number): Generator<MoreCases> {
  // Other seeds than the set's own, so that they are no copies of its cases.
  for (let ours = seed + 1, left = count; left > 0; ours += 1, left -= casesOfPart) {
    yield partOf(ours, make, preset, Math.min(left, casesOfPart));
  }
}

function partOf(seed: number, make: IdentityMaker, preset: Preset, count: number): MoreCases {
  const random = randomStream(seed, 'owners');
  const reviewRandom = randomStream(seed, 'reviews');
  const cases = inventActiveCases(seed, make, { ...preset, budgets: scaled(preset.budgets, count) });
  const owned = random.shuffle(cases).map((each) => own(seed, random, make, each, {}));
  const reviewed = owned.map((each) => reviewRows(reviewRandom, make, each.row, each.reviewed));
  return {
    people: owned.map(({ person }) => person),
    packagesOfCare: owned.flatMap((each) => each.package ?? []),
    personalHealthBudgets: reviewed.map(({ row }) => row),
    reviews: reviewed.flatMap(({ reviews }) => reviews),
  };
}
