import { invalidQuery } from '../errors/errors.js';
import type { Query } from '../http/query.js';

/** Reads `$top` or `$skip`. @throws SharePointError (400) unless it is a whole number that is not negative. */
export function readCount(query: Query, option: '$top' | '$skip'): number | undefined {
  const text = query.get(option);
  if (text === undefined || text.trim() === '') return undefined;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw invalidQuery(`Invalid value '${text}' for ${option} query option found.`);
  }
  return count;
}
