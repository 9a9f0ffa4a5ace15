import type { Temporal } from 'temporal-polyfill';
import { fundingStreams, type FundingStream } from '../lists/terms.js';
import { showNumber } from '../kernel/display.js';
import { financialYearOf } from '../rules/financialYear.js';
import { isOpenOn, type Spell } from './open.js';
import { tally, type Tally } from './tally.js';

/** What a package of care must say to be counted. */
export interface PackageRow extends Spell {
  readonly ref: string;
  readonly personRef: string;
  readonly fundingStream: FundingStream;
}

/** How many different people hold some packages. */
export function distinctPeople(rows: readonly { readonly personRef: string }[]): number {
  return new Set(rows.map((row) => row.personRef)).size;
}

/**
 * Packages of care open on a day, by funding stream. Packages are counted, not people: the remark
 * says how many people they belong to, because the question as asked was headed "No. individuals".
 * @param unreadable titles of rows of the list that could not be read
 */
export function packagesByStream(
  packages: readonly PackageRow[],
  asAt: Temporal.PlainDate,
  unreadable: readonly string[] = [],
): Tally {
  const open = packages.filter((row) => isOpenOn(row, asAt));
  const people = distinctPeople(open);
  const packagesOfPerson = new Map<string, number>();
  for (const row of open) packagesOfPerson.set(row.personRef, (packagesOfPerson.get(row.personRef) ?? 0) + 1);
  const several = open.filter((row) => (packagesOfPerson.get(row.personRef) ?? 0) > 1);
  return tally({
    title: 'Packages of care by funding stream',
    dimension: 'fundingStream',
    unit: 'packages',
    basis: 'active',
    asAt,
    yearFrom: financialYearOf(asAt).firstDay,
    words: fundingStreams,
    rows: open.map((row) => ({ ref: row.ref, member: row.ref, keys: [row.fundingStream] })),
    unreadable,
    remarks: [
      {
        sentence:
          several.length === 0
            ? `Packages are counted, not people. Here each of the ${showNumber(people)} people has one package.`
            : `Packages are counted, not people: the ${showNumber(open.length)} packages belong to ${showNumber(people)} people, some of whom have more than one.`,
        references: several.map((row) => row.ref),
      },
    ],
  });
}
