import { Temporal } from 'temporal-polyfill';
import {
  isJointlyFunded,
  packagesOfCare,
  personalHealthBudgets,
  wholeRow,
  type PackageOfCare,
  type Person,
  type PersonalHealthBudget,
} from '@phb/schemas';
import type { UnownedCase } from './activeCases.js';
import { inventDetails } from './caseDetails.js';
import type { PersonChange } from './flagged.js';
import type { IdentityMaker } from './identity.js';
import { referenceDate, streamOf } from './marginals.js';
import { inventCohorts } from './packages.js';
import { categoryProfiles, inventPerson } from './people.js';
import { answerAt } from './pipelineCases.js';
import type { Random } from './random.js';

/** A case with its person, and the package that it rests on. */
export interface OwnedCase {
  readonly row: PersonalHealthBudget;
  readonly person: Person;
  readonly package: PackageOfCare | undefined;
  readonly reviewed: UnownedCase['reviewed'];
}

/** Invents the person of a case and the package that it rests on. */
export function own(
  seed: number,
  random: Random,
  make: IdentityMaker,
  each: UnownedCase,
  { firstStart = null, change = {} }: { firstStart?: Temporal.PlainDate | null; change?: PersonChange | undefined },
): OwnedCase {
  const began = firstStart ?? each.row.startsOn ?? referenceDate;
  const isJoint = isJointlyFunded(each.row);
  const invented = inventPerson(random, make, {
    profile: categoryProfiles[each.row.category],
    firstStart: began,
    knownToCouncil: random.chance(isJoint ? 0.9 : 0.2),
  });
  const person: Person = { ...invented, ...change };
  const stream = streamOf[each.row.category];
  if (!stream) return belongsTo(seed, each, person, undefined);
  const decidedOn = earliest(each.row.eligibilityDecidedOn ?? began, began).subtract({ days: firstStart ? 30 : 0 });
  const answer = each.row.startsOn ? 'Accepted' : answerAt(each.row.status);
  const isRunning = each.row.status !== 'Closed';
  const packageOfCare = wholeRow(packagesOfCare, {
    ref: make.reference('PKG'),
    personRef: person.ref,
    fundingStream: stream,
    decidedOn,
    startsOn: decidedOn,
    endsOn: isRunning ? null : each.row.endsOn,
    cohorts: inventCohorts(random, stream),
    offeredOn: each.row.offeredOn,
    offerAnswer: each.row.offeredOn ? answer : null,
  });
  return belongsTo(seed, each, person, packageOfCare);
}

/** A case of a person who is there already. */
export function belongsTo(
  seed: number,
  { row, reviewed }: UnownedCase,
  person: Person,
  packageOfCare: PackageOfCare | undefined,
): OwnedCase {
  const start = row.startsOn;
  const isAdult = start && person.dateOfBirth.add({ years: 18 }).until(start).sign >= 0;
  return {
    row: wholeRow(personalHealthBudgets, {
      ...row,
      ...inventDetails(seed, row),
      personRef: person.ref,
      packageRef: packageOfCare?.ref ?? null,
      council: person.council,
      ageGroup: start ? (isAdult ? 'Adult' : 'Child or young person') : null,
    }),
    person,
    package: packageOfCare,
    reviewed,
  };
}

function earliest(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}
