import { Temporal } from 'temporal-polyfill';
import { packagesOfCare, wholeRow, type FundingStream, type PackageOfCare, type Person } from '@phb/schemas';
import type { IdentityMaker } from './identity.js';
import { openPackages, referenceDate } from './marginals.js';
import { inventPerson, streamProfiles } from './people.js';
import { randomStream, type Random } from './random.js';

/** Mean months from the start of a package to the reference date (assumptions). */
const meanMonths: Readonly<Record<FundingStream, number>> = {
  'Adult CHC': 24,
  'Fast track': 2.5,
  FNC: 20,
  FoH: 1.2,
  'Section 117': 50,
  'Named patients': 30,
  'Acquired brain injury': 40,
  'Joint funded': 24,
  'Children’s continuing care': 30,
};
/** People with nursing care who have a second package, of after-care: the published table counts packages, not people. */
const secondPackages = 12;
/** Packages that are not open on the reference date: ended in the year before, ended on the day itself, not yet begun. */
const endedBefore = 130;
const endedOnTheDay = 3;
const notYetBegun = 3;

/** A package with the person it is for, where that person was invented for it. */
interface OwnedPackage {
  readonly row: PackageOfCare;
  readonly person: Person | undefined;
}

/**
 * The packages of people who have no budget, so that together with those that have one exactly the published numbers are open.
 * @param linked packages that budgets rest on
 */
export function inventOtherPackages(
  seed: number,
  make: IdentityMaker,
  linked: readonly PackageOfCare[],
): readonly OwnedPackage[] {
  const random = randomStream(seed, 'packages');
  const open = linked.filter((row) => row.endsOn === null);
  const made: OwnedPackage[] = [];
  for (const [stream, total] of openPackages) {
    const missing = total - open.filter((row) => row.fundingStream === stream).length;
    const seconds = stream === 'Section 117' ? nursedPeople(made).slice(0, secondPackages) : [];
    for (let i = 0; i < missing; i += 1) made.push(otherPackage(random, make, stream, seconds[i]));
  }
  const streams = openPackages.map(([stream, total]) => [stream, total] as const);
  const closed = [
    ...Array.from({ length: endedBefore }, () => referenceDate.subtract({ days: random.between(1, 364) })),
    ...Array.from({ length: endedOnTheDay }, () => referenceDate),
  ].map((endsOn) => endedPackage(random, make, random.weighted(streams), endsOn));
  const coming = Array.from({ length: notYetBegun }, (_, i) => {
    const startsOn = referenceDate.add({ days: i + 1 });
    return newPackage(random, make, { stream: 'FoH', startsOn, endsOn: null });
  });
  return [...made, ...closed, ...coming];
}

function nursedPeople(made: readonly OwnedPackage[]): readonly Person[] {
  const youngest = referenceDate.subtract({ years: 88 });
  return made
    .filter(({ row }) => row.fundingStream === 'FNC')
    .flatMap(({ person }) => (person && youngest.until(person.dateOfBirth).sign > 0 ? [person] : []));
}

function otherPackage(
  random: Random,
  make: IdentityMaker,
  stream: FundingStream,
  person: Person | undefined,
): OwnedPackage {
  const days = Math.min(Math.round(random.exponential(meanMonths[stream]) * 30.4), 15 * 365);
  const isShort = stream === 'FoH' && random.chance(0.15);
  const endsOn = isShort ? referenceDate.add({ days: random.between(1, 42) }) : null;
  return newPackage(random, make, { stream, startsOn: referenceDate.subtract({ days }), endsOn, known: person });
}

function endedPackage(
  random: Random,
  make: IdentityMaker,
  stream: FundingStream,
  endsOn: Temporal.PlainDate,
): OwnedPackage {
  const days = Math.round(random.exponential(meanMonths[stream]) * 30.4) + 1;
  const startsOn = endsOn.subtract({ days: Math.min(days, 15 * 365) });
  const dateOfDeath = random.chance(0.7) ? endsOn.subtract({ days: 1 }) : undefined;
  return newPackage(random, make, { stream, startsOn, endsOn, dateOfDeath });
}

interface PackageToMake {
  readonly stream: FundingStream;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate | null;
  /** Whose it is, if they were invented already. */
  readonly known?: Person | undefined;
  readonly dateOfDeath?: Temporal.PlainDate | undefined;
}

function newPackage(
  random: Random,
  make: IdentityMaker,
  { stream, startsOn, endsOn, known, dateOfDeath }: PackageToMake,
): OwnedPackage {
  const person =
    known ??
    inventPerson(random, make, {
      profile: streamProfiles[stream],
      firstStart: startsOn,
      knownToCouncil: random.chance(stream === 'Section 117' ? 0.7 : 0.1),
      ...(dateOfDeath ? { dateOfDeath } : {}),
    });
  const decidedOn = random.chance(0.01) ? null : startsOn.subtract({ days: random.between(0, 21) });
  const isOffered = ['Adult CHC', 'Fast track', 'Section 117'].includes(stream) && random.chance(0.4);
  const offeredOn = isOffered ? startsOn.add({ days: random.between(1, 60) }) : null;
  const isPast = offeredOn !== null && Temporal.PlainDate.compare(offeredOn, referenceDate) <= 0;
  return {
    person: known ? undefined : person,
    row: wholeRow(packagesOfCare, {
      ref: make.reference('PKG'),
      personRef: person.ref,
      fundingStream: stream,
      decidedOn,
      startsOn,
      endsOn,
      cohorts: inventCohorts(random, stream),
      offeredOn: isPast ? offeredOn : null,
      offerAnswer: isPast ? random.weighted([['Declined', 70] as const, ['Thinking about it', 30] as const]) : null,
    }),
  };
}

/** Groups that a person with such a package may belong to. */
export function inventCohorts(random: Random, stream: FundingStream): PackageOfCare['cohorts'] {
  if (stream === 'Fast track') return ['End of life'];
  if (stream === 'Section 117') {
    return random.chance(0.15) ? ['Learning disability or autism', 'At-risk register'] : ['Mental health'];
  }
  if (stream !== 'Adult CHC') return [];
  return random.weighted<PackageOfCare['cohorts']>([
    [['Long-term condition'], 55],
    [['Learning disability or autism'], 10],
    [[], 35],
  ]);
}
