import { people, personalHealthBudgets, readNhsNumber, readReference, showDate, showNhsNumber } from '@phb/schemas';
import type { Condition, Person, PersonalHealthBudget } from '@phb/schemas';
import type { ReferenceOption } from '../kit/form/references.js';
import { mostOffered } from '../kit/form/referenceSearch.js';
import type { Data } from '../part/data.js';

type PeopleCondition = Condition<(typeof people)['columns']>;

/** The words of a name as people type it: "Larch, Ann", "ann larch". */
function wordsOf(typed: string): readonly string[] {
  return typed.split(/[\s,]+/).filter((word) => word !== '');
}

function namedLike(words: readonly string[]): PeopleCondition {
  return {
    any: words.flatMap((value): readonly PeopleCondition[] => [
      { column: 'familyName', is: 'startsWith', value },
      { column: 'givenName', is: 'startsWith', value },
    ]),
  };
}

/** Whether each word begins one of the names. */
function hasAll({ familyName, givenName }: Person, words: readonly string[]): boolean {
  const names = [...wordsOf(familyName), ...wordsOf(givenName)].map((name) => name.toLowerCase());
  return words.every((word) => names.some((name) => name.startsWith(word.toLowerCase())));
}

/** Rows page by page until there are enough: a common name does not read the whole list. */
async function firstOf<T>(pages: AsyncIterable<{ readonly rows: readonly T[] }>, fits: (row: T) => boolean) {
  const found: T[] = [];
  for await (const { rows } of pages) {
    found.push(...rows.filter(fits));
    if (found.length >= mostOffered) break;
  }
  return found.slice(0, mostOffered);
}

/** People whom the typed words or number name. */
async function findRows(data: Data, typed: string): Promise<readonly Person[]> {
  const number = readNhsNumber(typed);
  if (number !== undefined) {
    return (await data.list(people).all({ where: { column: 'nhsNumber', is: 'eq', value: number } })).rows;
  }
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const found = await firstOf(data.list(people).pages({ where: namedLike(words) }), (row) => hasAll(row, words));
  return found.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en-GB'));
}

function nameOf({ familyName, givenName }: Person): string {
  return `${familyName}, ${givenName}`;
}

/** A person with what tells them from others of the same name. */
function personName(row: Person): string {
  const number = row.nhsNumber === null ? 'no NHS number' : `NHS number ${showNhsNumber(row.nhsNumber)}`;
  return `${nameOf(row)}, born ${showDate(row.dateOfBirth)}, ${number}`;
}

function caseName(row: PersonalHealthBudget, person: Person | undefined): string {
  return `${person === undefined ? 'Somebody' : nameOf(person)}: ${row.category}, ${row.status}, ${row.ref}`;
}

/** Finds people by parts of their names, or by the NHS number. */
export async function findPeople(data: Data, typed: string): Promise<readonly ReferenceOption[]> {
  return (await findRows(data, typed)).map((row) => ({ ref: row.ref, name: personName(row) }));
}

/** The name of the person with a reference; undefined if they are not there. */
export async function nameOfPerson(data: Data, ref: string): Promise<string | undefined> {
  const known = readReference('P', ref);
  const row = known === undefined ? undefined : await data.list(people).get(known);
  return row === undefined ? undefined : personName(row);
}

/** Finds cases by the people whom they are for. */
export async function findCases(data: Data, typed: string): Promise<readonly ReferenceOption[]> {
  const persons = new Map((await findRows(data, typed)).map((row) => [row.ref, row]));
  if (persons.size === 0) return [];
  const where = { column: 'personRef', is: 'in', value: [...persons.keys()] } as const;
  const { rows } = await data.list(personalHealthBudgets).all({ where });
  return rows
    .map((row) => ({ ref: row.ref, name: caseName(row, persons.get(row.personRef)) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** The name of the case with a reference; undefined if it is not there. */
export async function nameOfCase(data: Data, ref: string): Promise<string | undefined> {
  const known = readReference('PHB', ref);
  const row = known === undefined ? undefined : await data.list(personalHealthBudgets).get(known);
  return row === undefined ? undefined : caseName(row, await data.list(people).get(row.personRef));
}
