import { contentTypeNavigation } from '../content-types/item-content-type.js';
import { fieldValues } from '../display/field-values.js';
import type { Call } from '../http/call.js';
import type { JsonValue } from '../json.js';
import type { List } from '../lists/list.js';
import type { Projection } from '../odata/projection.js';

/**
 * What `$expand` can bring along with an item, besides persons and lookups. Prepared once for a page (unknown names are
 * refused then), asked once for each item of it; the item may be viewed by whoever asks.
 */
export type ItemNavigation = (call: Call, list: List, projection: Projection) => (itemId: number) => JsonValue;

/** By name in lower case. Every noun that hangs on items adds its own line. */
export const itemNavigations: Readonly<Record<string, { readonly name: string; readonly read: ItemNavigation }>> = {
  contenttype: { name: 'ContentType', read: contentTypeNavigation },
  fieldvaluesastext: { name: 'FieldValuesAsText', read: fieldValues('text') },
  fieldvaluesashtml: { name: 'FieldValuesAsHtml', read: fieldValues('html') },
  fieldvaluesforedit: { name: 'FieldValuesForEdit', read: fieldValues('edit') },
};
