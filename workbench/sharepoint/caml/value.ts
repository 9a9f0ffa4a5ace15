import { unsupportedQuery } from '../errors/errors.js';
import { instantText } from '../instant.js';
import type { Literal } from '../query/condition.js';
import type { XmlElement } from '../xml/xml.js';
import type { CamlField } from './columns.js';
import type { Day } from './dates.js';
import { localDate, localDay, writtenInstant } from './dates.js';
import { isTrue } from './view.js';

/** What values depend on besides the query: who asks, where, and when. */
export interface CamlContext {
  readonly timeZone: string;
  readonly userId: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A value to compare with: a plain one, or a whole day. */
export type CamlValue =
  | { readonly is: 'literal'; readonly path: string; readonly literal: Literal }
  | { readonly is: 'day'; readonly path: string; readonly day: Day };

const idTypes = new Set(['integer', 'counter', 'number']);
/**
 * Reads a `<Value>` for a field.
 *
 * @param byId the FieldRef says LookupId
 * @throws SharePointError (400) if it does not fit the field
 */
export function readValue(value: XmlElement, target: CamlField, byId: boolean, context: CamlContext): CamlValue {
  const { field, path } = target;
  const special = value.children[0]?.name;
  const text = value.text.trim();
  if (special !== undefined && !['Today', 'Now', 'UserID'].includes(special)) {
    throw unsupportedQuery(`The query is not valid: the value ${special} is not supported.`);
  }
  if (target.idPath !== undefined) return referenceValue(value, target, target.idPath, byId, context);
  if (field.resultForm === 'instant') return dateValue(value, path, context);
  if (special === 'UserID') return { is: 'literal', path, literal: { kind: 'number', value: context.userId } };
  if (text === '') return { is: 'literal', path, literal: { kind: 'null' } };
  return { is: 'literal', path, literal: plainLiteral(target, value.text, text) };
}

function plainLiteral({ field }: CamlField, whole: string, text: string): Literal {
  switch (field.resultForm) {
    case 'number':
    case 'counter':
      return {
        kind: 'number',
        value: numberFrom(field.internalName, field.kind.name === 'ModStat' ? statusNumber(text) : text),
      };
    case 'flag':
      return { kind: 'flag', value: flagFrom(field.internalName, text) };
    case 'guid':
      return { kind: 'guid', value: text };
    default:
      return { kind: 'text', value: isPath(field.internalName) && !text.startsWith('/') ? `/${text}` : whole };
  }
}

function isPath(name: string): boolean {
  return name === 'FileRef' || name === 'FileDirRef';
}

const statuses: readonly string[] = ['approved', 'rejected', 'pending', 'draft', 'scheduled'];

function statusNumber(text: string): string {
  const at = statuses.indexOf(text.toLowerCase());
  return at < 0 ? text : String(at);
}

function numberFrom(name: string, text: string): number {
  const number = Number(text.includes(';#') ? text.slice(0, text.indexOf(';#')) : text);
  if (Number.isNaN(number))
    throw unsupportedQuery(`The query is not valid: '${text}' is no value of the field '${name}'.`);
  return number;
}

function flagFrom(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  if (['1', 'true', 'yes', '-1'].includes(lower)) return true;
  if (['0', 'false', 'no'].includes(lower)) return false;
  throw unsupportedQuery(`The query is not valid: '${text}' is no value of the field '${name}'.`);
}

/** Lookups and persons are compared by what they show, or by id where the query says so in any of its ways. */
function referenceValue(
  value: XmlElement,
  { field, path }: CamlField,
  idPath: string,
  byId: boolean,
  context: CamlContext,
): CamlValue {
  const special = value.children[0]?.name;
  const text = value.text.trim();
  if (special === 'UserID') return { is: 'literal', path: idPath, literal: { kind: 'number', value: context.userId } };
  if (text === '') return { is: 'literal', path: idPath, literal: { kind: 'null' } };
  const type = value.attributes.get('Type')?.toLowerCase() ?? '';
  if (byId || idTypes.has(type) || /^\d+;#/.test(text)) {
    return { is: 'literal', path: idPath, literal: { kind: 'number', value: numberFrom(field.internalName, text) } };
  }
  return { is: 'literal', path, literal: { kind: 'text', value: value.text } };
}

/** Dates are compared by whole days of the site's zone unless the value says IncludeTimeValue. */
function dateValue(value: XmlElement, path: string, context: CamlContext): CamlValue {
  const [special] = value.children;
  const text = value.text.trim();
  if (special === undefined && text === '') return { is: 'literal', path, literal: { kind: 'null' } };
  const instant = special === undefined ? writtenInstant(text, value, context.timeZone) : instantText(context.now);
  if (instant === undefined) throw unsupportedQuery(`The query is not valid: '${text}' is no date.`);
  const offset = Number(special?.attributes.get('OffsetDays') ?? special?.attributes.get('Offset') ?? 0);
  if (!Number.isSafeInteger(offset) || Math.abs(offset) > 1_000_000) {
    throw unsupportedQuery('The query is not valid: OffsetDays must be a whole number.');
  }
  const day = localDay(localDate(instant, context.timeZone), offset, context.timeZone);
  if (!isTrue(value, 'IncludeTimeValue')) return { is: 'day', path, day };
  // Today is the day's beginning; Now is now.
  const exact = special?.name === 'Today' ? day.start : instant;
  return { is: 'literal', path, literal: { kind: 'datetime', value: exact } };
}
