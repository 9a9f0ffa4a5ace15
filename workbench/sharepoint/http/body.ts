import { invalidQuery, unsupportedMediaType } from '../errors/errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isObject, own, parseJson, parseLooseJson, textOf } from '../json.js';
import type { Call } from './call.js';

/** How the body was written: it decides how lists of values and type names look. */
export interface BodyKind {
  readonly verbose: boolean;
  readonly noMetadata: boolean;
}

/** Reads the content type. @throws SharePointError (415) if it is not JSON. */
export function bodyKind(call: Call): BodyKind {
  const [type = '', ...parameters] = call.contentType.toLowerCase().split(';');
  if (type.trim() !== 'application/json' && type.trim() !== 'text/json') throw unsupportedMediaType();
  const odata = parameters.map((parameter) => parameter.trim());
  return {
    verbose: odata.includes('odata=verbose'),
    noMetadata: odata.includes('odata=nometadata') || odata.includes('odata.metadata=none'),
  };
}

/**
 * The body as a JSON object.
 *
 * @throws SharePointError: 415 if it is not JSON by its type, 400 if it is malformed or no object.
 */
export function bodyObject(call: Call): JsonObject {
  if (call.body.trim() === '') return {};
  bodyKind(call);
  let value: JsonValue;
  try {
    value = parsed(call.body);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidQuery('Invalid JSON. The request body could not be read.');
    throw error;
  }
  if (!isObject(value)) throw invalidQuery('Invalid JSON. An object was expected as the request body.');
  return value;
}

/** JSON or, as .NET's reader takes it too, with single quotes: `{'ids':['…']}`. Throws SyntaxError if it is neither. */
function parsed(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return parseLooseJson(text);
    throw error;
  }
}

/** An entity as sent: its properties without annotations, and the type name it claims to be. */
export interface SentEntity {
  readonly typeName: string | undefined;
  readonly properties: JsonObject;
}

/**
 * The body as an entity. Annotations (`__metadata`, `odata.*`, `@odata.*`) are read and left out.
 *
 * @throws SharePointError (400) if `__metadata` comes with `odata=nometadata`, or a verbose body lacks it.
 */
export function bodyEntity(call: Call): SentEntity {
  const object = bodyObject(call);
  const kind = call.body.trim() === '' ? { verbose: false, noMetadata: false } : bodyKind(call);
  return entityOf(object, kind);
}

/** Splits a JSON object into type name and properties. */
function entityOf(object: JsonObject, kind: BodyKind): SentEntity {
  const metadata = own(object, '__metadata');
  if (metadata !== undefined && kind.noMetadata) {
    throw invalidQuery(
      "The property '__metadata' does not exist on type. Make sure to only use property names that are defined by the type.",
    );
  }
  if (kind.verbose && metadata === undefined) {
    throw invalidQuery(
      'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.',
    );
  }
  const typeName =
    (isObject(metadata) ? textOf(metadata, 'type') : undefined) ??
    textOf(object, 'odata.type') ??
    textOf(object, '@odata.type')?.replace(/^#/, '');
  return { typeName, properties: withoutAnnotations(object) };
}

/** The object's own properties but annotations, whatever their names: built from entries, since `__proto__` cannot be assigned. */
function withoutAnnotations(object: JsonObject): JsonObject {
  const isAnnotation = (name: string) => name === '__metadata' || name.startsWith('odata.') || name.includes('@');
  if (!Object.keys(object).some(isAnnotation)) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !isAnnotation(name)));
}

/** A method's structured parameter: `{parameters: {…}}`, `{query: {…}}`. @throws SharePointError (400) if it is missing. */
export function bodyParameter(call: Call, name: string): JsonObject {
  const object = bodyObject(call);
  const value = own(object, name);
  if (!isObject(value)) throw invalidQuery(`The parameter ${name} does not exist in the request or is no object.`);
  return withoutAnnotations(value);
}

/** A list of values as sent: a plain array, or `{results: […]}`. */
export function sentList(value: JsonValue): JsonValue[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  const results = own(value, 'results');
  return Array.isArray(results) ? results : undefined;
}
