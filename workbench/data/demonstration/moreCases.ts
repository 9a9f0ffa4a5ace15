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

/** Invents further running cases of the same mix, each with a person, a package where its category has one, and its reviews. */
export function moreCases(seed: number, make: IdentityMaker, preset: Preset, count: number): MoreCases {
  if (count <= 0) return { people: [], packagesOfCare: [], personalHealthBudgets: [], reviews: [] };
  // Another seed than the set's own, so that they are no copies of its cases.
  const ours = seed + 1;
  const random = randomStream(ours, 'owners');
  const reviewRandom = randomStream(ours, 'reviews');
  const cases = inventActiveCases(ours, make, { ...preset, budgets: scaled(preset.budgets, count) });
  const owned = random.shuffle(cases).map((each) => own(ours, random, make, each, {}));
  const reviewed = owned.map((each) => reviewRows(reviewRandom, make, each.row, each.reviewed));
  return {
    people: owned.map(({ person }) => person),
    packagesOfCare: owned.flatMap((each) => each.package ?? []),
    personalHealthBudgets: reviewed.map(({ row }) => row),
    reviews: reviewed.flatMap(({ reviews }) => reviews),
  };
}
