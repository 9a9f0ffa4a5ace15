import type { JsonObject } from '../json.js';
import { flagOf, numberOf, parseObject, textOf } from '../json.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, optionalText, text } from '../storage/rows.js';
import type { FieldKind, ValueForm } from './kinds.js';
import { kindNamed } from './kinds.js';

/** A column of a list (or a site column). */
export interface Field {
  readonly id: number;
  readonly guid: string;
  readonly webId: number;
  readonly listId: number | undefined;
  readonly internalName: string;
  /** The column of the item table; undefined for computed fields. */
  readonly column: string | undefined;
  readonly kind: FieldKind;
  /** The type that clients are told; another than `kind` for some fields that every list has. */
  readonly shown: FieldKind;
  /** How its values are kept, compared and shown: the kind's form, for a calculated field that of its result. */
  readonly resultForm: ValueForm;
  readonly title: string;
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly readOnly: boolean;
  readonly hidden: boolean;
  /** DisplayFormat 0 of a date: no time is shown, the value is a day. */
  readonly dateOnly: boolean;
  readonly lookupList: string | undefined;
  readonly lookupField: string | undefined;
  /** What SharePoint stores besides, by SharePoint's names. */
  readonly properties: JsonObject;
}

/** Reads a field from its row. */
export function fieldOf(row: Row): Field {
  const properties = parseObject(text(row, 'properties'));
  const kind = kindNamed(textOf(properties, 'TypeAsString') ?? 'Text');
  const shownAs = textOf(properties, 'ShownAs');
  return {
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    webId: integer(row, 'web_id'),
    listId: optionalInteger(row, 'list_id'),
    internalName: text(row, 'internal_name'),
    column: optionalText(row, 'column_name'),
    kind,
    shown: shownAs === undefined ? kind : kindNamed(shownAs),
    resultForm: kind.form === 'calculated' ? resultForm(numberOf(properties, 'OutputType')) : kind.form,
    title: textOf(properties, 'Title') ?? '',
    indexed: flagOf(properties, 'Indexed'),
    unique: flagOf(properties, 'EnforceUniqueValues'),
    readOnly: flagOf(properties, 'ReadOnlyField'),
    hidden: flagOf(properties, 'Hidden'),
    dateOnly: kind.form === 'instant' && numberOf(properties, 'DisplayFormat') === 0,
    lookupList: textOf(properties, 'LookupList')?.toLowerCase().replaceAll(/[{}]/g, ''),
    lookupField: textOf(properties, 'LookupField'),
    properties,
  };
}

/** OutputType of a calculated field: a FieldTypeKind; text unless it says otherwise. */
function resultForm(outputType: number | undefined): ValueForm {
  switch (outputType) {
    case 1:
    case 9:
    case 10:
      return 'number';
    case 4:
      return 'instant';
    case 8:
      return 'flag';
    default:
      return 'text';
  }
}

/** True for a lookup that shows another field of what a lookup of the same list leads to. It takes no values. */
export function isDependent(field: Field): boolean {
  return flagOf(field.properties, 'IsDependentLookup');
}

/** The fields of one list, found by any of their names. */
export class FieldSet {
  readonly #byName = new Map<string, Field>();
  readonly #byLowerName = new Map<string, Field>();
  readonly #byGuid = new Map<string, Field>();

  constructor(readonly all: readonly Field[]) {
    for (const field of all) {
      this.#byName.set(field.internalName, field);
      const lower = field.internalName.toLowerCase();
      if (!this.#byLowerName.has(lower)) this.#byLowerName.set(lower, field);
      this.#byGuid.set(field.guid, field);
    }
  }

  /** By internal name, in any case if no field has it exactly. */
  byName(name: string): Field | undefined {
    return this.#byName.get(name) ?? this.#byLowerName.get(name.toLowerCase());
  }

  byGuid(guid: string): Field | undefined {
    return this.#byGuid.get(guid);
  }

  byTitle(title: string): Field | undefined {
    const lower = title.toLowerCase();
    return this.all.find((field) => field.title.toLowerCase() === lower);
  }

  byNameOrTitle(name: string): Field | undefined {
    return this.byName(name) ?? this.byTitle(name);
  }
}

/**
 * The internal name that SharePoint makes of a display name: characters other than letters, digits and underscore as
 * `_xHHHH_`, a leading digit too, cut at 32 characters, made unique with a number.
 */
export function internalNameFor(title: string, taken: (name: string) => boolean): string {
  let encoded = '';
  for (const character of title) {
    const isPlain = /[A-Za-z0-9_]/.test(character) && !(encoded === '' && /\d/.test(character));
    if (isPlain) encoded += character;
    else {
      for (let unit = 0; unit < character.length; unit += 1) {
        encoded += `_x${character.charCodeAt(unit).toString(16).padStart(4, '0')}_`;
      }
    }
  }
  const base = encoded.slice(0, 32);
  if (!taken(base)) return base;
  for (let number = 0; ; number += 1) {
    const suffix = String(number);
    const candidate = `${base.slice(0, 32 - suffix.length)}${suffix}`;
    if (!taken(candidate)) return candidate;
  }
}
