/** A condition on the columns of a list or the properties of an entity. OData filters and CAML both become this. */
export type Condition =
  | { readonly is: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly is: 'not'; readonly term: Condition }
  | Compare
  | { readonly is: 'startswith' | 'substringof'; readonly path: string; readonly text: string }
  /** Equal to one of several values. */
  | { readonly is: 'in'; readonly path: string; readonly literals: readonly Literal[] };

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

export interface Compare {
  readonly is: 'compare';
  readonly comparison: Comparison;
  /** `Title`, `Author/Title`. */
  readonly path: string;
  /** Compares a part of a date instead of the value itself. */
  readonly part?: DatePart;
  readonly literal: Literal;
}

/** A value as it was written; what it means depends on the column it is compared with. */
export type Literal =
  | { readonly kind: 'text' | 'guid' | 'datetime'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'null' };

const swapped: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };

/** The comparison with its sides exchanged: `5 lt A` is `A gt 5`. */
export function swapSides(comparison: Comparison): Comparison {
  return swapped[comparison];
}

/** All (or any) of the terms; terms of the same kind inside one another become one. */
export function joined(is: 'and' | 'or', terms: readonly Condition[]): Condition {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return only;
  return { is, terms: terms.flatMap((term) => (term.is === is ? term.terms : [term])) };
}
