import { invalidArgument, notFound } from '../errors/errors.js';
import { sentList } from '../http/body.js';
import type { Call } from '../http/call.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isObject, own, textOf, textsOf, without } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList } from '../permissions/demand.js';

function ids(types: readonly string[]): JsonObject[] {
  return types.map((id) => ({ StringValue: id }));
}

/** Types that the "New" menu of a list offers: in the list's own order, else all but folders. */
export function contentTypeOrder(call: Call, list: List): JsonObject[] {
  const own = textsOf(list.properties, 'UniqueContentTypeOrder');
  if (own.length > 0) return ids(own);
  const types = call.service.contentTypes.ofList(list).filter((type) => !type.id.startsWith('0x0120'));
  return ids(types.map((type) => type.id));
}

/** The list's own order, or null if it has none. */
export function uniqueContentTypeOrder(list: List): JsonValue {
  const own = textsOf(list.properties, 'UniqueContentTypeOrder');
  return own.length > 0 ? ids(own) : null;
}

/**
 * Gives a list an order of content types (`UniqueContentTypeOrder` of its root folder); the first is that of new items.
 * Null takes it away.
 *
 * @throws SharePointError: 403, 400 for what is no list of ids, 404 for an id the list does not have
 */
export function setContentTypeOrder(call: Call, list: List, sent: JsonValue): void {
  demandList(call, list, permission.manageLists);
  const members = sent === null ? [] : sentList(sent);
  if (members === undefined) throw invalidArgument('UniqueContentTypeOrder must be a list of content type ids.');
  const order = members.map((member) => {
    const id = isObject(member) ? textOf(member, 'StringValue') : member;
    const type = typeof id === 'string' ? call.service.contentTypes.match(list, id) : undefined;
    if (type === undefined) throw notFound('The content type does not exist.');
    return type.id;
  });
  const rest = without(list.properties, 'UniqueContentTypeOrder');
  if (order.length === 0 && own(list.properties, 'UniqueContentTypeOrder') === undefined) return;
  const bag = order.length === 0 ? rest : { ...rest, UniqueContentTypeOrder: [...new Set(order)] };
  call.service.lists.update(list, list.title, bag);
}
