import type { Call } from '../http/call.js';
import type { JsonValue } from '../json.js';
import type { List } from '../lists/list.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

interface PropertyBag {
  readonly list: List;
  readonly row: Row;
}

/** The property bag of an item. Only what SharePoint itself puts into it; no client's own. */
export function itemPropertiesEntity(call: Call, list: List, row: Row): Entity {
  const tag = `"{${text(row, 'guid').toUpperCase()}},${integer(row, 'version')}"`;
  const values: Record<string, JsonValue> = {
    vti_x005f_etag: tag,
    vti_x005f_listid: `{${list.guid.toUpperCase()}}`,
    vti_x005f_level: integer(row, 'ui_version') % 512 === 0 ? 1 : 2,
    ...(integer(row, 'object_type') === 1 ? { vti_x005f_isbrowsable: 'true' } : {}),
  };
  const type: EntityType<PropertyBag> = {
    name: 'SP.PropertyValues',
    set: 'SP.ApiData.PropertyValues',
    path: (bag) => `Web/Lists(guid'${bag.list.guid}')/Items(${integer(bag.row, 'id')})/Properties`,
    properties: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { read: () => value }])),
  };
  return entity(type, call, { list, row });
}
