import { invalidQuery } from '../errors/errors.js';

/** A value written in a path or a query: `'text'`, `guid'…'`, `12`, `true`, `null`, `@alias`. */
export interface PathValue {
  readonly kind: 'text' | 'guid' | 'datetime' | 'bare' | 'alias';
  readonly text: string;
}

export interface PathArgument {
  readonly name: string | undefined;
  readonly value: PathValue;
}

/** One step of a path: `items`, `items(3)`, `getByTitle('x')`, `add(FileName='n', overwrite=true)`. */
export interface Segment {
  readonly name: string;
  readonly arguments: readonly PathArgument[];
}

/**
 * Splits the part of a path that follows `_api` into its steps. The text must already be percent-decoded; a slash
 * inside quotes belongs to the value, and a doubled apostrophe is one.
 *
 * @throws SharePointError (400) if quotes or brackets do not close.
 */
export function parsePath(path: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let inQuotes = false;
  let depth = 0;
  for (let at = 0; at <= path.length; at += 1) {
    const character = path[at];
    if (character === "'") inQuotes = !inQuotes;
    else if (!inQuotes && character === '(') depth += 1;
    else if (!inQuotes && character === ')') depth -= 1;
    else if (character === undefined || (character === '/' && !inQuotes && depth === 0)) {
      if (at > start) segments.push(parseSegment(path.slice(start, at)));
      start = at + 1;
    }
  }
  if (inQuotes || depth !== 0)
    throw invalidQuery('The expression in the path is not valid: a quote or bracket is open.');
  return segments;
}

function parseSegment(text: string): Segment {
  const open = text.indexOf('(');
  if (open < 0) return { name: text, arguments: [] };
  const close = text.lastIndexOf(')');
  if (close !== text.length - 1) throw invalidQuery(`The expression '${text}' is not valid.`);
  return { name: text.slice(0, open), arguments: splitArguments(text.slice(open + 1, close)).map(parseArgument) };
}

function splitArguments(text: string): string[] {
  if (text.trim() === '') return [];
  const parts: string[] = [];
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") inQuotes = !inQuotes;
    else if (text[at] === ',' && !inQuotes) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim());
}

function parseArgument(text: string): PathArgument {
  const named = /^([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/s.exec(text);
  if (named === null) return { name: undefined, value: parseValue(text) };
  return { name: named[1], value: parseValue(named[2] ?? '') };
}

/** Reads one value; also used for the values of aliases in the query. */
export function parseValue(text: string): PathValue {
  const trimmed = text.trim();
  if (trimmed.startsWith('@')) return { kind: 'alias', text: trimmed };
  const quoted = /^(guid|datetime|datetimeoffset|binary)?'(.*)'$/is.exec(trimmed);
  if (quoted === null) return { kind: 'bare', text: trimmed };
  const content = (quoted[2] ?? '').replaceAll("''", "'");
  switch (quoted[1]?.toLowerCase()) {
    case undefined:
    case 'binary':
      return { kind: 'text', text: content };
    case 'guid':
      return { kind: 'guid', text: content };
    default:
      return { kind: 'datetime', text: content };
  }
}

/** The path for the log: what stands in quotes may name a person. */
export function withoutValues(path: string): string {
  return path.replace(/'(?:[^']|'')*'|%27.*?%27/gi, "'…'");
}

/**
 * A path as the log may have it: what stands in quotes or brackets may name a person, however it is encoded, closed or not.
 * Only names of parameters, aliases, numbers and words like `true` are left in brackets, and names of steps outside.
 */
export function pathForLog(path: string): string {
  const at = `${path}/`.toLowerCase().indexOf('/_api/');
  if (at < 0) return path;
  const rest = decoded(path.slice(at)).replace(/'(?:[^']|'')*(?:'|$)/gs, "'…'");
  const known = rest.replace(
    /\(([^()]*)\)?/g,
    (_, inner: string) => `(${inner.split(',').map(argumentForLog).join(',')})`,
  );
  const steps = known.split('/').map((step) => (/^[\w$.]*(?:\(.*\))?$/s.test(step) ? step : '…'));
  return path.slice(0, at) + steps.join('/');
}

function argumentForLog(text: string): string {
  const isKnown = /^\s*(?:\w+\s*=\s*)?(?:(?:guid|datetime)?'…'|@\w+|-?\d+|true|false|null)?\s*$/i.test(text);
  return isKnown ? text.trim() : '…';
}

/** The path decoded until nothing is left to decode; as it is if it is not well formed. */
function decoded(path: string): string {
  let text = path;
  for (let round = 0; round < 3 && text.includes('%'); round += 1) {
    try {
      text = decodeURIComponent(text);
    } catch (error) {
      if (error instanceof URIError) return text;
      throw error;
    }
  }
  return text;
}
