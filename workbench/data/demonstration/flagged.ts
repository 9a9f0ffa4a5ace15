import { Temporal } from 'temporal-polyfill';
import { isJointlyFunded, type Form, type Person, type PersonalHealthBudget } from '@phb/schemas';
import type { UnownedCase } from './activeCases.js';
import { partnerCouncil } from './management.js';
import { referenceDate } from './marginals.js';

/** Cases that stand for a special situation, by reference. */
export interface Flagged {
  /** A direct payment for a child who turned 16 three weeks ago, and must now consent in person. */
  readonly turned16: PersonalHealthBudget['ref'];
  /** Turns 18 in 60 days. */
  readonly turns18: PersonalHealthBudget['ref'];
  /** Born on 29 February. */
  readonly leapDay: PersonalHealthBudget['ref'];
  readonly missingEthnicity: PersonalHealthBudget['ref'];
  /** Jointly funded with the partner council, and never to be published. */
  readonly doNotDisclose: PersonalHealthBudget['ref'];
  /** Began on the day on which the clocks went forward. */
  readonly clockChange: PersonalHealthBudget['ref'];
}

/** What is set of a person instead of being invented. */
export type PersonChange = Partial<Omit<Person, 'ref' | 'nhsNumber'>>;

const clocksWentForward = Temporal.PlainDate.from('2019-03-31');

/** Chooses the cases, the first of each kind, and says what their people must be like. */
export function chooseFlagged(active: readonly UnownedCase[]): {
  readonly flagged: Flagged;
  readonly changes: ReadonlyMap<PersonalHealthBudget['ref'], PersonChange>;
} {
  const taken = new Set<string>();
  const first = (what: string, suits: (row: UnownedCase['row']) => boolean): PersonalHealthBudget['ref'] => {
    const found = active.find(({ row }) => !taken.has(row.ref) && suits(row));
    if (!found) throw new RangeError(`The set has no case for ${what}`);
    taken.add(found.row.ref);
    return found.row.ref;
  };
  const isChildrens = (row: UnownedCase['row'], form: Form): boolean =>
    row.category === 'Children’s continuing care' && row.forms.includes(form) && row.status === 'Live';
  const flagged: Flagged = {
    turned16: first('turning 16', (row) => isChildrens(row, 'Direct payment')),
    turns18: first('turning 18', (row) => isChildrens(row, 'Direct payment')),
    leapDay: first('a leap day', (row) => row.category === 'Adult CHC'),
    missingEthnicity: first('a missing ethnicity', (row) => row.category === 'Section 117'),
    doNotDisclose: first('do not disclose', (row) => row.category === 'Section 117' && isJointlyFunded(row)),
    clockChange: first('the clock change', (row) => row.startsOn?.equals(clocksWentForward) ?? false),
  };
  const bornAgo = (years: number, days: number): Temporal.PlainDate => referenceDate.subtract({ years }).add({ days });
  return {
    flagged,
    changes: new Map<PersonalHealthBudget['ref'], PersonChange>([
      [flagged.turned16, { dateOfBirth: bornAgo(16, -21) }],
      [flagged.turns18, { dateOfBirth: bornAgo(18, 60) }],
      [flagged.leapDay, { dateOfBirth: Temporal.PlainDate.from('1948-02-29') }],
      [flagged.missingEthnicity, { ethnicCategory: null }],
      [flagged.doNotDisclose, { doNotDisclose: true, council: partnerCouncil, councilId: 'NB-600613' }],
    ]),
  };
}
