import { Temporal } from 'temporal-polyfill';

interface Comparable {
  equals(other: unknown): boolean;
}

function sameKind(a: unknown, b: unknown): a is Comparable {
  const kinds = [Temporal.PlainDate, Temporal.Instant, Temporal.PlainDateTime, Temporal.PlainYearMonth];
  return kinds.some((kind) => a instanceof kind && b instanceof kind);
}

const byValue = (a: unknown, b: unknown): boolean | undefined => (sameKind(a, b) ? a.equals(b) : undefined);

// Temporal keeps its values where Jest does not look: without this, any two days would be equal.
const add: unknown = Reflect.get(expect, 'addEqualityTesters');
if (typeof add !== 'function') throw new TypeError('this Jest cannot be taught to compare days');
Reflect.apply(add, expect, [[byValue]]);
