import type { SQLInputValue } from 'node:sqlite';

import { localeOf, numberText } from '../display/locale.js';
import type { Field } from '../fields/field.js';
import { guidText } from '../http/arguments.js';
import type { Call } from '../http/call.js';
import { flagOf, isObject, numberOf, parseJson, textsOf } from '../json.js';
import { dateAdvice, formInstant, formNumber } from './form-date.js';
import { formLookups, formUsers } from './form-reference.js';
import { FormValueError } from './form-value-error.js';

/**
 * A value as a form posts it, always text, as the column keeps it. Empty clears the field.
 *
 * @throws FormValueError if the field does not take it: the checks of SharePoint's forms hold here (required, length, range,
 * choices), which plain adds and updates do not make
 */
export function readFormValue(call: Call, field: Field, text: string | null): SQLInputValue {
  if (text === null || text.trim() === '') {
    if (flagOf(field.properties, 'Required')) throw new FormValueError("You can't leave this blank.");
    return null;
  }
  switch (field.kind.form) {
    case 'text':
      return field.kind.name === 'Choice' ? choice(field, text) : oneLine(field, text);
    case 'note':
      return text;
    case 'number':
      return number(call, field, text);
    case 'flag':
      return flag(text);
    case 'instant': {
      const locale = localeOf(call);
      const instant = formInstant(locale, text);
      if (instant === undefined) throw new FormValueError(dateAdvice(locale, field.dateOnly));
      return instant;
    }
    case 'texts':
      return JSON.stringify(
        text
          .split(';#')
          .filter((member) => member !== '')
          .map((member) => choice(field, member)),
      );
    case 'user':
      return one(formUsers(call, text));
    case 'users':
      return several(formUsers(call, text));
    case 'lookup':
      return one(formLookups(call, field, text));
    case 'lookups':
      return several(formLookups(call, field, text));
    case 'url':
      return url(text);
    case 'guid': {
      const guid = guidText(text);
      if (guid === undefined) throw new FormValueError('The value is not a valid guid.');
      return guid;
    }
    case 'json':
      return json(text);
    case 'calculated':
    case 'counter':
    case 'none':
      throw readOnly();
  }
}

/** The field takes no values from anyone. */
export function readOnly(): FormValueError {
  return new FormValueError(
    'Invalid data has been used to update the list item. The field you are trying to update may be read only.',
  );
}

function oneLine(field: Field, text: string): string {
  const longest = numberOf(field.properties, 'MaxLength') ?? 255;
  if (text.length > longest) throw new FormValueError(`This field can have no more than ${longest} characters.`);
  return text;
}

function choice(field: Field, text: string): string {
  if (flagOf(field.properties, 'FillInChoice')) return text;
  const known = textsOf(field.properties, 'Choices').find((each) => each.toLowerCase() === text.toLowerCase());
  if (known === undefined)
    throw new FormValueError(`The value '${text}' is not one of the choices of '${field.title}'.`);
  return known;
}

function number(call: Call, field: Field, text: string): number {
  const value = formNumber(text, flagOf(field.properties, 'ShowAsPercentage'));
  if (value === undefined) throw new FormValueError('The value of this field is not a valid number.');
  const [least, most] = [numberOf(field.properties, 'MinimumValue'), numberOf(field.properties, 'MaximumValue')];
  if ((least !== undefined && value < least) || (most !== undefined && value > most)) {
    const format = { decimals: undefined, grouping: true, percentage: false };
    const shown = (limit: number | undefined) => (limit === undefined ? '' : numberText(localeOf(call), limit, format));
    if (most === undefined) throw new FormValueError(`The value of this field must be at least ${shown(least)}.`);
    if (least === undefined) throw new FormValueError(`The value of this field must be at most ${shown(most)}.`);
    throw new FormValueError(`The value of this field must be between ${shown(least)} and ${shown(most)}.`);
  }
  return value;
}

function flag(text: string): number {
  switch (text.trim().toLowerCase()) {
    case '1':
    case '-1':
    case 'true':
    case 'yes':
      return 1;
    case '0':
    case 'false':
    case 'no':
      return 0;
    default:
      throw new FormValueError('The value of this field must be yes (1) or no (0).');
  }
}

function one(ids: readonly number[]): number | null {
  if (ids.length > 1) throw new FormValueError('This field takes one value only.');
  return ids[0] ?? null;
}

function several(ids: readonly number[]): string | null {
  return ids.length === 0 ? null : JSON.stringify([...new Set(ids)]);
}

/** `https://… , description`. */
function url(text: string): string {
  const [address = '', ...rest] = text.split(', ');
  const Url = address.trim().replace(/,$/, '');
  if (!/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(Url) || Url.length > 255) throw new FormValueError('Invalid URL.');
  const Description = rest.join(', ').trim();
  return JSON.stringify({ Description: Description === '' ? Url : Description, Url });
}

/** Images and places are kept as the JSON text that a form posts. */
function json(text: string): string {
  try {
    if (isObject(parseJson(text))) return text;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new FormValueError('The value of this field must be a JSON object.');
}
