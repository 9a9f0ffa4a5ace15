import { readReference } from '@phb/schemas';
import type { Reference } from '@phb/schemas';
import type { PeopleOfCases } from './people.js';

/** A whole case reference, however it was typed: any case, with or without its dashes. */
export function wholeReference(typed: string): Reference<'PHB'> | undefined {
  return readReference('PHB', typed);
}

/** The part of a reference that was typed, in the form in which references stand in the list; undefined if it cannot be one. */
function partOfReference(typed: string): string | undefined {
  const bare = typed.toUpperCase().replace(/[\s-]/g, '').replace(/^PHB/, '');
  if (!/^[2-9B-DF-HJ-NP-TV-Z]{2,8}$/.test(bare)) return undefined;
  return bare.length > 4 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : bare;
}

/** Which cases a typed text finds: by part of the reference, by name, by the start of the NHS number. */
export function searchTest(
  typed: string,
  cases: { readonly ref: (row: number) => string },
  people: PeopleOfCases,
): ((row: number) => boolean) | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const part = partOfReference(text);
  const byPerson = people.matching(text);
  if (part === undefined) return byPerson;
  return (row) => cases.ref(row).includes(part) || byPerson(row);
}
