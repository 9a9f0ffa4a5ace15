import { unknownItem } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { isObject, own, parseJson } from '../json.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import { listEntity } from '../lists/list-entity.js';
import type { Projection } from '../odata/projection.js';
import type { Entity } from '../representation/entity.js';
import { QueryColumns } from './columns.js';
import { itemETag } from './item-etag.js';
import { OutputBuilder } from './output.js';
import { itemSet, readItem } from './query.js';

/** An item as an entity among others: what `ListItemAllFields` of a file or folder leads to. */
export function itemEntity(call: Call, list: List, id: number): Entity {
  const json = (projection: Projection): JsonObject => {
    const columns = new QueryColumns(call, list);
    const output = new OutputBuilder(call, list, columns).build(projection);
    const row = readItem(call, list, id, output, columns);
    const value = row === undefined ? undefined : parseJson(output.write(row));
    if (!isObject(value)) throw unknownItem();
    return value;
  };
  const value = (name: string) => own(json({ names: [name], expanded: new Map() }), name);
  return {
    set: itemSet(list),
    path: `Web/Lists(guid'${list.guid}')/Items(${id})`,
    get etag() {
      const row = call.service.database.get(`SELECT guid, version FROM ${list.table} WHERE id = ?`, id);
      return row === undefined ? undefined : itemETag(String(row['guid']), Number(row['version']));
    },
    value,
    related: (name) => (name.toLowerCase() === 'parentlist' ? { one: listEntity(call, list) } : undefined),
    json,
    property(name) {
      const found = value(name);
      return found === undefined ? undefined : { name, value: found };
    },
  };
}
