import type { SQLOutputValue } from 'node:sqlite';

import type { ValueForm } from '../fields/kinds.js';
import type { Format } from '../representation/format.js';

/** Writes a stored value as JSON. */
export type Encode = (value: SQLOutputValue | undefined) => string;

/**
 * Texts with nothing that JSON must escape: no quote, backslash, control character or half of a pair. Most are such, and to
 * look is faster than JSON.stringify.
 */
const plainText = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const text: Encode = (value) => {
  if (typeof value !== 'string') return 'null';
  return plainText.test(value) ? `"${value}"` : JSON.stringify(value);
};
// A calculated number that came to no value holds the code of its fault.
const number: Encode = (value) => (typeof value === 'number' ? String(value) : text(value));

/** Writes a stored value as JSON. Lists of values and addresses are stored as JSON text already. */
export function encoderFor(form: ValueForm, format: Format): Encode {
  const verbose = format.metadata === 'verbose';
  switch (form) {
    case 'number':
    case 'counter':
    case 'lookup':
    case 'user':
      return number;
    case 'flag':
      return (value) => (value === 1 ? 'true' : value === 0 ? 'false' : 'null');
    case 'texts':
      return verbose ? (value) => collection(value, 'Edm.String', 'null') : (value) => json(value, 'null');
    case 'lookups':
    case 'users':
      return verbose ? (value) => collection(value, 'Edm.Int32', '[]') : (value) => json(value, '[]');
    case 'url':
      return verbose
        ? (value) => json(value, 'null').replace('{', '{"__metadata":{"type":"SP.FieldUrlValue"},')
        : (value) => json(value, 'null');
    case 'calculated':
      return (value) => (typeof value === 'number' ? number(value) : text(value));
    case 'none':
      return () => 'null';
    case 'text':
    case 'note':
    case 'instant':
    case 'guid':
    case 'json':
      return text;
  }
}

/** A value that is stored as JSON text already. */
export function json(value: SQLOutputValue | undefined, empty: string): string {
  return typeof value === 'string' ? value : empty;
}

function collection(value: SQLOutputValue | undefined, type: string, empty: string): string {
  if (typeof value !== 'string' && empty === 'null') return 'null';
  return `{"__metadata":{"type":"Collection(${type})"},"results":${json(value, empty)}}`;
}
