import { Temporal } from 'temporal-polyfill';
import {
  isJointlyFunded,
  packagesOfCare,
  personalHealthBudgets,
  wholeRow,
  type Action,
  type Milestone,
  type PackageOfCare,
  type Person,
  type PersonalHealthBudget,
  type ReportedCount,
  type Review,
  type Setting,
  type Target,
} from '@phb/schemas';
import { aroundCases, type AroundCases } from './around/aroundCases.js';
import { actionPlanRows } from './actionPlan.js';
import { inventDetails } from './caseDetails.js';
import { inventActiveCases, type UnownedCase } from './activeCases.js';
import { inventEndedCases } from './endedCases.js';
import { chooseFlagged, type Flagged, type PersonChange } from './flagged.js';
import { identityMaker, type IdentityMaker } from './identity.js';
import { managingRows, type ManagingRows } from './managing.js';
import { reportedCountRows, settingRows, targetRows } from './management.js';
import { referenceDate, streamOf } from './marginals.js';
import { inventCohorts, inventOtherPackages } from './packages.js';
import { categoryProfiles, inventPerson } from './people.js';
import { answerAt, inventPipelineCases } from './pipelineCases.js';
import { randomStream, type Random } from './random.js';
import { reviewRows } from './reviewRows.js';

/** Every row of the demonstration, list by list. All of it is invented except the published counts. */
export interface DemonstrationSet extends AroundCases, ManagingRows {
  readonly people: readonly Person[];
  readonly packagesOfCare: readonly PackageOfCare[];
  readonly personalHealthBudgets: readonly PersonalHealthBudget[];
  readonly reviews: readonly Review[];
  readonly targets: readonly Target[];
  readonly reportedCounts: readonly ReportedCount[];
  readonly settings: readonly Setting[];
  readonly actions: readonly Action[];
  readonly milestones: readonly Milestone[];
  /** Rows that stand for a special situation, so that a test or a person can find one. */
  readonly flagged: Flagged;
}

/** The seed of the set that everybody sees. */
const usualSeed = 20190430;

interface Owned {
  readonly row: PersonalHealthBudget;
  readonly person: Person;
  readonly package: PackageOfCare | undefined;
  readonly reviewed: UnownedCase['reviewed'];
}

/**
 * Makes the demonstration set (see ../README.md): on 30 April 2019 exactly the published totals are active.
 * Pipeline, refused and ended cases come on top. The same seed gives the same rows, byte for byte.
 */
export function demonstrationSet(seed: number = usualSeed): DemonstrationSet {
  const make = identityMaker(seed);
  const active = inventActiveCases(seed, make);
  const ended = inventEndedCases(seed, make, active);
  const pipeline = inventPipelineCases(seed, make);
  const { flagged, changes } = chooseFlagged(active);

  const random = randomStream(seed, 'owners');
  const earlier = new Map(ended.flatMap((each) => (each.followedBy ? [[each.followedBy, each] as const] : [])));
  const ownedActive = active.map((each) => {
    const before = earlier.get(each);
    return own(seed, random, make, each, {
      firstStart: before?.row.startsOn ?? null,
      change: changes.get(each.row.ref),
    });
  });
  const ownedBy = new Map(ownedActive.map((each) => [each.row.ref, each]));
  const ownedEnded = ended.map((each) => {
    const after = each.followedBy && ownedBy.get(each.followedBy.row.ref);
    if (after) return belongsTo(seed, each, after.person, after.package);
    const dateOfDeath = each.reason === 'Death' ? each.endsOn.subtract({ days: 1 }) : undefined;
    return own(seed, random, make, each, { change: dateOfDeath && { dateOfDeath } });
  });
  const ownedPipeline = pipeline.map((each) => own(seed, random, make, each, {}));
  const owned = [...ownedActive, ...ownedEnded, ...ownedPipeline];

  const linked = distinct(owned.flatMap((each) => each.package ?? []));
  const others = inventOtherPackages(seed, make, linked);
  const reviewRandom = randomStream(seed, 'reviews');
  const reviewed = owned.sort(byStart).map((each) => reviewRows(reviewRandom, make, each.row, each.reviewed));
  const base = {
    people: sortByRef([...distinct(owned.map((each) => each.person)), ...others.flatMap(({ person }) => person ?? [])]),
    packagesOfCare: sortByRef([...linked, ...others.map(({ row }) => row)]),
    reviews: reviewed.flatMap(({ reviews }) => reviews),
    targets: targetRows(make),
    reportedCounts: reportedCountRows(make),
    settings: settingRows(make),
    ...actionPlanRows(make),
    flagged,
  };
  // Last of all, so that its references move none of the others.
  const cases = reviewed.map(({ row }) => row);
  const reconsiderations = new Map(
    pipeline.flatMap(({ row, reconsideration }) => (reconsideration === undefined ? [] : [[row.ref, reconsideration]])),
  );
  const around = aroundCases(seed, make, cases, reconsiderations);
  return { ...base, ...around, ...managingRows(make, around.organisations) };
}

/** Invents the person of a case and the package that it rests on. */
function own(
  seed: number,
  random: Random,
  make: IdentityMaker,
  each: UnownedCase,
  { firstStart = null, change = {} }: { firstStart?: Temporal.PlainDate | null; change?: PersonChange | undefined },
): Owned {
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

function belongsTo(
  seed: number,
  { row, reviewed }: UnownedCase,
  person: Person,
  packageOfCare: PackageOfCare | undefined,
): Owned {
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

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** References are random, so their order mixes the groups as a real register would. */
function sortByRef<Row extends { readonly ref: string }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** In the order in which cases came in; those that do not run yet are the newest. */
function byStart(a: Owned, b: Owned): number {
  if (a.row.startsOn && b.row.startsOn) {
    const order = Temporal.PlainDate.compare(a.row.startsOn, b.row.startsOn);
    return order !== 0 ? order : a.row.ref < b.row.ref ? -1 : 1;
  }
  if (a.row.startsOn || b.row.startsOn) return a.row.startsOn ? -1 : 1;
  return a.row.ref < b.row.ref ? -1 : 1;
}
