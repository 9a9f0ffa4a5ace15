import { Temporal } from 'temporal-polyfill';
import type {
  Action,
  CaseDocument,
  Milestone,
  PackageOfCare,
  Person,
  PersonalHealthBudget,
  ReportedCount,
  Review,
  Setting,
  Target,
} from '@phb/schemas';
import { aroundCases, type AroundCases } from './around/aroundCases.js';
import { inventDocuments } from './around/documents.js';
import { actionPlanRows } from './actionPlan.js';
import { inventActiveCases } from './activeCases.js';
import { inventEndedCases } from './endedCases.js';
import { chooseFlagged, type Flagged } from './flagged.js';
import { identityMaker } from './identity.js';
import { withRetention } from './kept.js';
import { managingRows, type ManagingRows } from './managing.js';
import { reportedCountRows, settingRows, targetRows } from './management.js';
import { moreCases, type MoreCases } from './moreCases.js';
import { casesMovedTo, movedTo } from './moved.js';
import { belongsTo, own, type OwnedCase } from './ownedCases.js';
import { presets, type Preset } from './presets.js';
import { inventOtherPackages } from './packages.js';
import { inventPipelineCases } from './pipelineCases.js';
import { randomStream } from './random.js';
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
  readonly caseDocuments: readonly CaseDocument[];
  /** Rows that stand for a special situation, so that a test or a person can find one. */
  readonly flagged: Flagged;
}

/** Which demonstration set is wanted, where it is not the usual one. */
export interface DemonstrationWish {
  readonly preset?: keyof typeof presets;
  /** So many cases in all; those beyond the set's own have nothing around them. */
  readonly cases?: number;
  /** The day on which the set is to look as the usual one does on its reference date. */
  readonly day?: Temporal.PlainDate;
}

/** The seed of the set that everybody sees. */
const usualSeed = 20190430;

/** A demonstration set as it is made: what everybody sees, and then the cases that only make a register large. */
interface DemonstrationParts {
  readonly first: DemonstrationSet;
  /** Made as it is gone through, which can be done once. */
  readonly more: Iterable<MoreCases>;
  /** How many cases there are in all parts of `more`. */
  readonly moreCases: number;
}

/**
 * Makes the demonstration set (see ../README.md): on 30 April 2019 exactly the published totals are active.
 * Pipeline, refused and ended cases come on top. The same seed gives the same rows, byte for byte.
 */
export function demonstrationSet(seed: number = usualSeed, wish: DemonstrationWish = {}): DemonstrationSet {
  const { first, more } = demonstrationParts(seed, wish);
  return [...more].reduce<DemonstrationSet>((set, part) => ({ ...set, ...together(set, part) }), first);
}

/** The same set in parts, for one that is too large to be held at once. */
export function demonstrationParts(seed: number = usualSeed, wish: DemonstrationWish = {}): DemonstrationParts {
  const make = identityMaker(seed);
  const preset: Preset = presets[wish.preset ?? 'A'];
  const active = inventActiveCases(seed, make, preset);
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
  const set = {
    ...base,
    ...around,
    ...managingRows(make, around.organisations),
    caseDocuments: inventDocuments(seed, around.personalHealthBudgets),
  };
  const wanted = Math.max(0, (wish.cases ?? 0) - cases.length);
  return {
    first: withRetention(wish.day === undefined ? set : movedTo(set, wish.day)),
    more: movedParts(moreCases(seed, make, preset, wanted), wish.day),
    moreCases: wanted,
  };
}

function* movedParts(parts: Iterable<MoreCases>, day: Temporal.PlainDate | undefined): Generator<MoreCases> {
  for (const part of parts) yield day === undefined ? part : casesMovedTo(part, day);
}

function together(set: MoreCases, more: MoreCases): MoreCases {
  return {
    people: [...set.people, ...more.people],
    packagesOfCare: [...set.packagesOfCare, ...more.packagesOfCare],
    personalHealthBudgets: [...set.personalHealthBudgets, ...more.personalHealthBudgets],
    reviews: [...set.reviews, ...more.reviews],
  };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** References are random, so their order mixes the groups as a real register would. */
function sortByRef<Row extends { readonly ref: string }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** In the order in which cases came in; those that do not run yet are the newest. */
function byStart(a: OwnedCase, b: OwnedCase): number {
  if (a.row.startsOn && b.row.startsOn) {
    const order = Temporal.PlainDate.compare(a.row.startsOn, b.row.startsOn);
    return order !== 0 ? order : a.row.ref < b.row.ref ? -1 : 1;
  }
  if (a.row.startsOn || b.row.startsOn) return a.row.startsOn ? -1 : 1;
  return a.row.ref < b.row.ref ? -1 : 1;
}
