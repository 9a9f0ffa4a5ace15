import * as React from 'react';
import type { ReferenceOption } from './references.js';

/** So many matches are looked for: more letters narrow them. */
export const mostOffered = 20;

/** How rows of a list that is too long to be read whole are found by what a person knows of them. */
export interface ReferenceSearch {
  /** What can be typed: "A part of the name, or the NHS number." */
  readonly hint: string;
  /** The rows that match what is typed, best known first. Few: what is typed narrows them. */
  readonly find: (typed: string) => Promise<readonly ReferenceOption[]>;
  /** The name of the row with a reference; undefined if it is not there, or not for this person. */
  readonly nameOf: (ref: string) => Promise<string | undefined>;
}

/** The searches by the prefix of the references that they find: P, PHB. */
export type ReferenceSearches = Readonly<Record<string, ReferenceSearch>>;

const SearchesContext = React.createContext<ReferenceSearches>({});

/** Around a form whose reference columns are to be found by a search. */
export const ReferenceSearchesProvider = SearchesContext.Provider;

/** The search for rows with references of a prefix. Undefined where there is none. */
export function useReferenceSearch(prefix: string): ReferenceSearch | undefined {
  return React.useContext(SearchesContext)[prefix];
}

/** The name of the row with a reference; undefined as long as it is not known. */
export function useReferenceName(search: ReferenceSearch | undefined, ref: string): string | undefined {
  const [named, setNamed] = React.useState<ReferenceOption | undefined>(undefined);
  React.useEffect(() => {
    if (ref === '' || search === undefined) return undefined;
    let over = false;
    search.nameOf(ref).then(
      (name) => (over || name === undefined ? undefined : setNamed({ ref, name })),
      // The reference itself is shown then; saving says what is wrong with it.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [search, ref]);
  return named?.ref === ref ? named.name : undefined;
}
