import type { Call } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import { isObject } from '../json.js';
import { collectionReply } from './collection.js';
import type { Entity } from './entity.js';
import { entityReply } from './entity.js';
import { textReply } from './reply.js';
import { complexReply, nullReply, valueReply, valuesReply } from './values.js';

/** A property or navigation of an entity as a resource of its own: `web/title`, `list/rootFolder`. */
export function propertyOf(call: Call, entity: Entity, name: string): Resource | undefined {
  const property = entity.property(name);
  if (property !== undefined) {
    const { value } = property;
    const read = () => {
      if (Array.isArray(value)) return valuesReply(call, property.name, value);
      if (isObject(value)) return complexReply(call, property.name, 'Edm.ComplexType', value);
      return valueReply(call, property.name, value, edmType(value));
    };
    if (typeof value === 'object') return reader(call, read);
    const raw = () => reader(call, () => textReply(String(value)));
    return resource({ read, create: read, members: { $value: raw } }, call, undefined);
  }
  const related = entity.related(name);
  if (related === undefined) return undefined;
  if ('many' in related)
    return reader(call, () => collectionReply(call, related.set ?? related.many[0]?.set ?? '', related.many));
  const { one } = related;
  return resource(
    {
      read: () => (one === undefined ? nullReply(call, name) : entityReply(call, one)),
      otherwise: (_call, _node, inner) => (one === undefined ? undefined : propertyOf(call, one, inner)),
    },
    call,
    undefined,
  );
}

function edmType(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return 'Edm.Boolean';
  if (typeof value !== 'number') return 'Edm.String';
  return Number.isSafeInteger(value) ? 'Edm.Int32' : 'Edm.Double';
}
