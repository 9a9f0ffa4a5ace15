import { invalidQuery } from '../errors/errors.js';
import { sentList } from '../http/body.js';
import type { JsonObject, JsonValue } from '../json.js';
import { own } from '../json.js';
import type { Property } from './entity.js';

/** A property that is simply kept: what type it has, what it is at first, whether clients may set it. */
export interface Stored {
  readonly type: 'text' | 'flag' | 'number' | 'texts' | 'json';
  readonly initial: JsonValue;
  readonly nullable?: true;
  readonly readOnly?: true;
  readonly onlyWhenNamed?: true;
}

/** The stored properties of one kind of object, by SharePoint's names. */
export type StoredTable = Readonly<Record<string, Stored>>;

const extras = { readOnly: { readOnly: true }, nullable: { nullable: true } } as const;

/** Short forms for tables. */
export const stored = {
  text: (initial = ''): Stored => ({ type: 'text', initial }),
  textOrNull: (): Stored => ({ type: 'text', initial: null, ...extras.nullable }),
  flag: (initial = false): Stored => ({ type: 'flag', initial }),
  number: (initial = 0): Stored => ({ type: 'number', initial }),
  numberOrNull: (initial: number | null = null): Stored => ({ type: 'number', initial, ...extras.nullable }),
  texts: (): Stored => ({ type: 'texts', initial: [] }),
  fixed: (initial: JsonValue): Stored => ({ type: 'json', initial, ...extras.readOnly }),
} as const;

/** Representations of the stored properties. */
export function storedProperties<Node>(
  table: StoredTable,
  bagOf: (node: Node) => JsonObject,
): Record<string, Property<Node>> {
  const properties: Record<string, Property<Node>> = {};
  for (const [name, each] of Object.entries(table)) {
    properties[name] = {
      read: (node) => own(bagOf(node), name) ?? each.initial,
      ...(each.type === 'texts' ? { collection: 'Edm.String' } : {}),
      ...(each.onlyWhenNamed === true ? { onlyWhenNamed: true } : {}),
    };
  }
  return properties;
}

/**
 * Puts sent properties into a bag.
 *
 * @param isOther true for names that the caller handles itself
 * @throws SharePointError (400) for a name the type does not have, a value of another type, or a read-only property.
 */
export function applySent(
  table: StoredTable,
  bag: JsonObject,
  sent: JsonObject,
  typeName: string,
  isOther: (name: string) => boolean,
): JsonObject {
  const result: JsonObject = { ...bag };
  for (const [name, value] of Object.entries(sent)) {
    if (isOther(name)) continue;
    const property = Object.hasOwn(table, name) ? table[name] : undefined;
    if (property === undefined) {
      throw invalidQuery(
        `The property '${name}' does not exist on type '${typeName}'. Make sure to only use property names that are defined by the type.`,
      );
    }
    if (property.readOnly === true) throw invalidQuery(`The property '${name}' is read-only and cannot be set.`);
    result[name] = checked(name, property, value);
  }
  return result;
}

function checked(name: string, property: Stored, value: JsonValue): JsonValue {
  if (value === null) return property.nullable === true ? null : property.initial;
  switch (property.type) {
    case 'text':
      if (typeof value === 'string') return value;
      break;
    case 'flag':
      return flagSent(name, value);
    case 'number':
      return numberSent(name, value);
    case 'texts': {
      const list = sentList(value);
      if (list !== undefined && list.every((member) => typeof member === 'string')) return list;
      break;
    }
    case 'json':
      return value;
  }
  throw cannotConvert(name, property.type);
}

const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A number as sent: as a JSON number, or as text, which SharePoint's reader converts (what a page reads out of an input box
 * is text).
 *
 * @throws SharePointError (400) for anything else
 */
export function numberSent(name: string, value: JsonValue, type: 'number' | 'integer' = 'number'): number {
  const number = typeof value === 'string' && numberForm.test(value.trim()) ? Number(value) : value;
  // JSON has no infinity, but 1e999 is read as one.
  const isRight =
    typeof number === 'number' && (type === 'integer' ? Number.isSafeInteger(number) : Number.isFinite(number));
  if (!isRight) throw cannotConvert(name, type);
  return number;
}

/** Yes or no as sent, also as text. @throws SharePointError (400) for anything else */
export function flagSent(name: string, value: JsonValue): boolean {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true') return true;
  if (text === 'false') return false;
  throw cannotConvert(name, 'flag');
}

const edmTypes = {
  flag: 'Edm.Boolean',
  number: 'Edm.Double',
  integer: 'Edm.Int32',
  texts: 'Collection(Edm.String)',
};

/** 400: a JSON value of another type than the property's. */
export function cannotConvert(name: string, type: keyof typeof edmTypes | 'json' | 'text'): Error {
  if (type === 'text') {
    return invalidQuery(
      "Cannot convert a primitive value to the expected type 'Edm.String'. See the inner exception for more details.",
    );
  }
  const edm = type === 'json' ? 'Edm.ComplexType' : edmTypes[type];
  return invalidQuery(`Cannot convert the value of '${name}' to the expected type '${edm}'.`);
}
