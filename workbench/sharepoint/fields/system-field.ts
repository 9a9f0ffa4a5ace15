import type { JsonObject } from '../json.js';

/** A field that every list has from the start. */
export interface SystemField {
  readonly guid: string;
  readonly internalName: string;
  /** A column of the item table, made with it; `title` gets a column of its own. */
  readonly column: string | undefined;
  readonly properties: JsonObject;
}

interface Traits {
  column?: string;
  hidden?: true;
  writable?: true;
  /** The type that SharePoint names, where its values are kept and sent otherwise here. */
  shownAs?: 'Lookup' | 'File';
  indexed?: true;
  more?: JsonObject;
}

/** Declares a field that every list has from the start. */
export function system(
  guid: string,
  internalName: string,
  title: string,
  type: string,
  traits: Traits = {},
): SystemField {
  return {
    guid,
    internalName,
    column: traits.column,
    properties: {
      Title: title,
      StaticName: internalName,
      TypeAsString: type,
      Group: '_Hidden',
      FromBaseType: true,
      CanBeDeleted: false,
      Sealed: traits.writable !== true,
      Hidden: traits.hidden === true,
      ReadOnlyField: traits.writable !== true,
      Indexed: traits.indexed === true,
      ...(traits.shownAs === undefined ? {} : { ShownAs: traits.shownAs }),
      ...(traits.shownAs === 'Lookup' ? { LookupList: 'Docs', LookupField: internalName } : {}),
      ...traits.more,
    },
  };
}

/** Traits of a field that leads to a person. */
export const userList = { LookupList: 'UserInfo', LookupField: '' };
