import type { Temporal } from 'temporal-polyfill';
import { ethnicCategories, people, wholeRow, type Category, type FundingStream, type Person } from '@phb/schemas';
import type { IdentityMaker } from './identity.js';
import { councils, referenceDate } from './marginals.js';
import { familyNames, givenNamesFemale, givenNamesMale } from './names.js';
import type { Random } from './random.js';

/** How old the people of a group are, and how many are women; the shapes are assumptions. */
interface Profile {
  /** Age in years on the reference date. */
  age(random: Random): number;
  readonly female: number;
  /** Youngest age at which a budget or package of the group can start. */
  readonly youngest: number;
}

const normalAge = (
  mean: number,
  deviation: number,
  least: number,
  most: number,
  female = 0.52,
  youngest = 18,
): Profile => ({
  age: (random) => random.normal(mean, deviation, least, most),
  female,
  youngest,
});
const anyAge: Profile = {
  age: (random) =>
    random.weighted<() => number>([
      [() => random.between(2, 17), 22],
      [() => random.between(18, 64), 30],
      [() => random.between(65, 98), 48],
    ])(),
  female: 0.52,
  youngest: 1,
};

const chc = normalAge(71, 16, 18, 101, 0.57);
const fastTrack = normalAge(78, 11, 30, 103, 0.57);
const section117 = normalAge(46, 14, 18, 88, 0.42);
const brainInjury = normalAge(44, 15, 18, 85, 0.4);

/** Profiles by category of budget. */
export const categoryProfiles: Readonly<Record<Category, Profile>> = {
  'Adult CHC': chc,
  'Adult CHC via Fast track': fastTrack,
  'Section 117': section117,
  Wheelchair: anyAge,
  'Children’s continuing care': normalAge(9, 4.5, 1, 17, 0.4, 0),
  'EHC plan (NHS element)': normalAge(13, 5, 3, 24, 0.4, 2),
  'Learning disability and autism': normalAge(31, 13, 16, 75, 0.42, 14),
  'Mental health': normalAge(43, 14, 18, 85),
  'Long-term condition': normalAge(62, 14, 18, 95),
  Maternity: normalAge(30, 5.5, 18, 45, 1, 17),
  'Acquired brain injury': brainInjury,
  Other: normalAge(55, 18, 18, 95),
};

/** Profiles by funding stream of package. */
export const streamProfiles: Readonly<Record<FundingStream, Profile>> = {
  'Adult CHC': chc,
  'Fast track': fastTrack,
  FNC: normalAge(84, 8, 55, 104, 0.7),
  FoH: normalAge(80, 10, 40, 101, 0.57),
  'Section 117': section117,
  'Named patients': normalAge(50, 18, 18, 90),
  'Acquired brain injury': brainInjury,
  'Joint funded': chc,
  'Children’s continuing care': categoryProfiles['Children’s continuing care'],
};

const codesOf = (letters: string): Person['ethnicCategory'][] =>
  ethnicCategories.filter((category) => letters.includes(category.charAt(0)));

/** Weights in parts of a thousand; the last two are the missing ones: not asked, and left empty. */
const ethnicity: readonly (readonly [readonly Person['ethnicCategory'][], number])[] = [
  [codesOf('A'), 880],
  [codesOf('B'), 6],
  [codesOf('C'), 34],
  [codesOf('DEFG'), 10],
  [codesOf('HJKL'), 16],
  [codesOf('MNP'), 7],
  [codesOf('RS'), 7],
  [codesOf('Z'), 20],
  [codesOf('9'), 12],
  [[null], 8],
];

const councilPrefix: Readonly<Record<string, string>> = { Northbay: 'NB', Southmere: 'SM', Westvale: 'WV' };
const letters = 'ABDEFGHJLNPQRSTUWXYZ';

export interface PersonWish {
  readonly profile: Profile;
  /** The person's first budget or package starts then, and they are old enough for it. */
  readonly firstStart: Temporal.PlainDate;
  readonly dateOfBirth?: Temporal.PlainDate;
  readonly dateOfDeath?: Temporal.PlainDate;
  /** The council knows the person under a number of its own. */
  readonly knownToCouncil: boolean;
}

/** Invents a person. */
export function inventPerson(random: Random, make: IdentityMaker, wish: PersonWish): Person {
  const isFemale = random.chance(wish.profile.female);
  const council = random.weighted(councils.map(([name, weight]) => [name, weight] as const));
  const hasPreferredName = random.chance(0.04);
  const given = isFemale ? givenNamesFemale : givenNamesMale;
  return wholeRow(people, {
    ref: make.reference('P'),
    nhsNumber: make.nhsNumber(),
    familyName: random.pick(familyNames),
    givenName: random.pick(given),
    preferredName: hasPreferredName ? random.pick(given) : null,
    dateOfBirth: wish.dateOfBirth ?? birthday(random, wish),
    dateOfDeath: wish.dateOfDeath ?? null,
    statedGender: random.chance(0.003) ? 'X Not known' : isFemale ? '2 Female' : '1 Male',
    ethnicCategory: random.pick(random.weighted(ethnicity)),
    postcode: `ZZ99 ${random.between(1, 9)}${letters.charAt(random.below(20))}${letters.charAt(random.below(20))}`,
    council,
    councilId: wish.knownToCouncil ? `${councilPrefix[council] ?? ''}-${random.between(100_000, 999_999)}` : null,
    doNotDisclose: random.chance(0.006),
  });
}

function birthday(random: Random, { profile, firstStart }: PersonWish): Temporal.PlainDate {
  const latest = firstStart.subtract({ years: profile.youngest });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const years = Math.floor(profile.age(random));
    const born = referenceDate.subtract({ years }).subtract({ days: random.below(365) });
    if (born.until(latest).sign >= 0) return born;
  }
  return latest.subtract({ days: random.below(200) });
}
