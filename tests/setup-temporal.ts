import { Temporal } from 'temporal-polyfill';

type Comparable = { equals(other: unknown): boolean };

function sameKind(a: unknown, b: unknown): a is Comparable {
  const kinds = [Temporal.PlainDate, Temporal.Instant, Temporal.PlainDateTime, Temporal.PlainYearMonth];
  return kinds.some((kind) => a instanceof kind && b instanceof kind);
}

// Temporal keeps its values where Jest does not look: without this, any two days would be equal.
expect.addEqualityTesters([(a: unknown, b: unknown) => (sameKind(a, b) ? a.equals(b) : undefined)]);
