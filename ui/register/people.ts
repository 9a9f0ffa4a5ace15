import type { NhsNumber, Reference } from '@phb/schemas';
import type { Names } from './workingSets.js';

/** What of a working set of cases is needed to find the people. */
interface CasesWithPeople {
  readonly size: number;
  value(row: number, column: 'personRef'): Reference<'P'>;
}

/** Joins cases to the people they are about. Worked out when first asked for, and again when rows changed. */
export interface PeopleOfCases {
  /** Family name first, as lists of people are read. Undefined if People is not readable or not yet loaded. */
  readonly nameOf: (row: number) => string | undefined;
  /** The person's NHS number, undefined where there is none or it may not be seen. */
  readonly nhsNumberOf: (row: number) => NhsNumber | undefined;
  /** The place of the person in the order of names, -1 if there is none. */
  readonly nameRankOf: (row: number) => number;
  readonly nameRanks: () => number;
  /** The cases of the people who match: by words of their names, or by the start of the NHS number. */
  readonly matching: (typed: string) => (row: number) => boolean;
}

/** Reads the digits of an NHS number that somebody began to type; undefined if it is something else. */
export function digitsOf(typed: string): string | undefined {
  return /^[\d\s-]{3,}$/.test(typed) ? typed.replace(/\D/g, '') : undefined;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Nobody: names may not be shown, or have not come yet. */
const nobody: PeopleOfCases = {
  nameOf: () => undefined,
  nhsNumberOf: () => undefined,
  nameRankOf: () => -1,
  nameRanks: () => 0,
  matching: () => () => false,
};

/** @param names undefined where the person may not open People */
export function peopleOfCases(cases: CasesWithPeople, names: Names['set'] | undefined): PeopleOfCases {
  return names === undefined ? nobody : joined(cases, names);
}

function joined(cases: CasesWithPeople, names: Names['set']): PeopleOfCases {
  const personOf = lazily(() => {
    const persons = new Int32Array(cases.size);
    for (let row = 0; row < cases.size; row += 1) persons[row] = names.indexOf(cases.value(row, 'personRef')) ?? -1;
    return persons;
  });
  const ranks = lazily(() => {
    const order = names.order([{ column: 'familyName' }, { column: 'givenName' }]);
    const rankOf = new Int32Array(names.size);
    order.forEach((person, rank) => {
      rankOf[person] = rank;
    });
    return rankOf;
  });
  const searched = lazily(() =>
    Array.from({ length: names.size }, (_, person) =>
      `${names.value(person, 'givenName')} ${names.value(person, 'familyName')}`.toLowerCase(),
    ),
  );
  const at = (row: number): number => personOf()[row] ?? -1;
  return {
    nameOf: (row) => {
      const person = names.indexOf(cases.value(row, 'personRef'));
      if (person === undefined) return undefined;
      return `${names.value(person, 'familyName')}, ${names.value(person, 'givenName')}`;
    },
    nhsNumberOf: (row) => {
      const person = names.indexOf(cases.value(row, 'personRef'));
      return person === undefined ? undefined : (names.value(person, 'nhsNumber') ?? undefined);
    },
    nameRankOf: (row) => ranks()[at(row)] ?? -1,
    nameRanks: () => names.size,
    matching: (typed) => {
      const digits = digitsOf(typed);
      const words = typed
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((word) => word !== '');
      const matches = Uint8Array.from({ length: names.size }, (_, person) => {
        if (digits !== undefined) return (names.value(person, 'nhsNumber') ?? '').startsWith(digits) ? 1 : 0;
        const name = searched()[person] ?? '';
        return words.every((word) => name.includes(word)) ? 1 : 0;
      });
      return (row) => matches[at(row)] === 1;
    },
  };
}
