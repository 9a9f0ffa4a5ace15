import type { Field } from '../fields/field.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';

/** A column that a content type brings. */
export interface FieldLink {
  /** The id of the field, in the list and among the site columns. */
  readonly guid: string;
  readonly name: string;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly showInDisplayForm: boolean;
  /** A label of its own in this content type. */
  readonly displayName: string | undefined;
}

/** A content type of a web or a list. */
export interface ContentType {
  /** `0x0100…`: the parent's id with two digits more, or with 00 and a guid. */
  readonly id: string;
  /** The stored row; undefined for those that are there from the start and were never changed. */
  readonly rowId: number | undefined;
  readonly name: string;
  readonly properties: JsonObject;
  readonly links: readonly FieldLink[];
}

/** A content type in its list or, without one, in the web. */
export interface TypeNode {
  readonly list: List | undefined;
  readonly type: ContentType;
}

/** The link that a content type gets to a field. */
export function linkTo(field: Pick<Field, 'guid' | 'internalName' | 'properties'>): FieldLink {
  return {
    guid: field.guid,
    name: field.internalName,
    required: field.properties['Required'] === true,
    hidden: field.properties['Hidden'] === true,
    readOnly: field.properties['ReadOnlyField'] === true,
    showInDisplayForm: field.properties['ShowInDisplayForm'] !== false,
    displayName: undefined,
  };
}

const idForm = /^0x(?:[0-9a-f]{2})+$/i;

/** The id with capital digits, or undefined if the text is none. */
export function contentTypeIdOf(text: string): string | undefined {
  const trimmed = text.trim();
  return idForm.test(trimmed) && trimmed.length <= 1026 ? `0x${trimmed.slice(2).toUpperCase()}` : undefined;
}

/** The ids that may be the parent of an id, nearest first: without two digits, or without 00 and a guid. */
export function parentIdsOf(id: string): string[] {
  const short = id.slice(0, -2);
  const long = id.slice(0, -34);
  const isLong = long.length >= 2 && id.slice(-34, -32) === '00';
  return isLong ? [long, short] : [short];
}

/** An id below a parent, made of a guid. */
export function childId(parent: string, guid: string): string {
  return `${parent}00${guid.replaceAll('-', '').toUpperCase()}`;
}

/** The ids of the types that all others come from. */
export const rootType = { item: '0x01', document: '0x0101', folder: '0x0120' } as const;

/** The type that a list's items have unless they say otherwise: Item, in a library Document, made the list's own. */
export function implicitTypeId(list: { readonly guid: string; readonly properties: JsonObject }): string {
  return childId(list.properties['BaseType'] === 1 ? rootType.document : rootType.item, list.guid);
}

/** The type of a list's folders. */
export function folderTypeId(list: { readonly guid: string }): string {
  return childId(rootType.folder, list.guid);
}
