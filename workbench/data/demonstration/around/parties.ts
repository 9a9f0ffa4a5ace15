import { isRunning, parties, wholeRow, type NewRow, type Party, type PersonalHealthBudget } from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { referenceDate } from '../marginals.js';
import { familyNames, givenNamesFemale, givenNamesMale } from '../names.js';
import type { Random } from '../random.js';
import type { Organisations } from './organisations.js';

type Around = Omit<NewRow<typeof parties>, 'ref' | 'caseRef'>;

/** How many direct payments in a hundred have a nominee; deputies among those who lack capacity. */
const nominees = 0.22;
const deputies = 0.32;
/** A nominee from outside the family needs a check, and a few of these have run out. */
const outsiders = 0.4;
const runOut = 0.06;

function named(random: Random): Pick<Party, 'familyName' | 'givenName' | 'telephone'> {
  return {
    familyName: random.pick(familyNames),
    givenName: random.pick(random.chance(0.5) ? givenNamesFemale : givenNamesMale),
    telephone: `01632 960${String(random.between(0, 999)).padStart(3, '0')}`,
  };
}

function representative(random: Random, row: PersonalHealthBudget): readonly Around[] {
  if (row.capacityBasis === null || row.capacityBasis === 'Has capacity and consents') return [];
  const acts = { ...named(random), startsOn: row.consentOn, agreedOn: row.consentOn, acceptedOn: row.consentOn };
  if (row.capacityBasis.startsWith('Child')) {
    return [{ ...acts, role: 'Representative', representativeType: 'Parental responsibility' }];
  }
  if (!random.chance(deputies)) {
    return [{ ...acts, role: 'Representative', representativeType: 'Lasting power of attorney' }];
  }
  const orderExpiresOn = referenceDate.add({ days: random.between(-40, 900) });
  return [{ ...acts, role: 'Deputy', representativeType: 'Deputy appointed by the court', orderExpiresOn }];
}

function nominee(random: Random, row: PersonalHealthBudget): readonly Around[] {
  if (!row.forms.includes('Direct payment') || !random.chance(nominees) || row.consentOn === null) return [];
  const isOutsider = random.chance(outsiders);
  const checkedOn = isOutsider ? row.consentOn : null;
  const days = random.chance(runOut) ? -random.between(1, 90) : random.between(20, 1000);
  return [
    {
      ...named(random),
      role: 'Nominee',
      startsOn: row.consentOn,
      agreedOn: row.consentOn,
      acceptedOn: row.consentOn,
      closeToPerson: !isOutsider,
      checkedOn,
      checkExpiresOn: checkedOn && laterOf(referenceDate.add({ days }), checkedOn.add({ days: 1 })),
    },
  ];
}

function laterOf<D extends PersonalHealthBudget['startsOn'] & object>(a: D, b: D): D {
  return a.until(b).sign > 0 ? b : a;
}

function holder(random: Random, organisations: Organisations, row: PersonalHealthBudget): readonly Around[] {
  if (row.forms.includes('Third party')) {
    const organisation = random.weighted(organisations.thirdParties);
    return [
      {
        role: 'Third party',
        organisationRef: organisation.ref,
        startsOn: row.startsOn,
        contractNumber: `3P/${row.ref.slice(4)}`,
      },
    ];
  }
  if (!row.managedAccount) return [];
  return [
    {
      role: 'Managed account holder',
      organisationRef: random.pick(organisations.supporters).ref,
      startsOn: row.startsOn,
    },
  ];
}

/** The people and organisations around one running case. */
export function inventParties(
  random: Random,
  make: IdentityMaker,
  organisations: Organisations,
  row: PersonalHealthBudget,
): readonly Party[] {
  if (!isRunning(row.status)) return [];
  const all = [...representative(random, row), ...nominee(random, row), ...holder(random, organisations, row)];
  return all.map((each) => wholeRow(parties, { ...each, ref: make.reference('PTY'), caseRef: row.ref }));
}
