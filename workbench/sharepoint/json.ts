/** JSON values as they travel on the wire and as they are kept in the data file. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

/** True for everything JSON.parse can return; it narrows `unknown` and cannot fail for parsed JSON. */
function isParsedJson(value: unknown): value is JsonValue {
  return value !== undefined;
}

/** Parses JSON text. Throws SyntaxError as JSON.parse does. */
export function parseJson(text: string): JsonValue {
  const value: unknown = JSON.parse(text);
  if (!isParsedJson(value)) throw new SyntaxError('Not a JSON value');
  return value;
}

/** Longer values come from programs, which write JSON properly. */
const longestLooseText = 10_000;
/** Texts in quotes of either kind (up to the end if they do not close) and words, with the colon behind them. */
const looseTokens = /"(?:[^"\\]|\\.|\\$)*(?:"|$)|'((?:[^'\\]|\\.|\\$)*)(?:'|$)|([A-Za-z_$][\w$]*)(\s*:)?/gs;

/**
 * Parses JSON text as .NET's reader does, which also takes single quotes and names without quotes: `{'High':'0'}`. For
 * values that people write into addresses and forms. Throws SyntaxError as JSON.parse does.
 */
export function parseLooseJson(text: string): JsonValue {
  if (text.length > longestLooseText) return parseJson(text);
  const strict = text.replace(
    looseTokens,
    (token: string, quoted: string | undefined, word: string | undefined, colon: string | undefined) => {
      if (word !== undefined) return colon === undefined ? token : `"${word}"${colon}`;
      return quoted === undefined || !/.'$/s.test(token) ? token : `"${inDoubleQuotes(quoted)}"`;
    },
  );
  return parseJson(strict);
}

/** What stood in single quotes: apostrophes need no backslash any more, double quotes do. */
function inDoubleQuotes(text: string): string {
  return text.replace(/\\(.)|"/gs, (sign: string, escaped: string | undefined) => {
    if (escaped === "'") return escaped;
    return sign === '"' ? '\\"' : sign;
  });
}

/** Parses text that must hold a JSON object (the service's own stored property bags). */
export function parseObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isObject(value)) throw new SyntaxError('Not a JSON object');
  return value;
}

/** True for an object that is neither null nor an array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own property of that name, never one inherited from Object.prototype. */
export function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The property as text, or undefined if it is absent or of another type. */
export function textOf(object: JsonObject, name: string): string | undefined {
  const value = own(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** The property as a number, or undefined if it is absent or of another type. */
export function numberOf(object: JsonObject, name: string): number | undefined {
  const value = own(object, name);
  return typeof value === 'number' ? value : undefined;
}

/** True only if the property is the JSON value true. */
export function flagOf(object: JsonObject, name: string): boolean {
  return own(object, name) === true;
}

/** The property as a list of texts (other members are left out); empty if it is absent. */
export function textsOf(object: JsonObject, name: string): string[] {
  const value = own(object, name);
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}

/** The object without the properties of those names. */
export function without(object: JsonObject, ...names: string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
