import { invalidQuery, unknownProperty } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import type { JsonObject, JsonValue } from '../json.js';
import { parseFilter } from '../odata/filter.js';
import type { OrderTerm } from '../odata/order.js';
import { parseOrder } from '../odata/order.js';
import { readProjection } from '../odata/projection.js';
import { readCount } from '../odata/counts.js';
import { holds } from '../query/evaluate.js';
import { compareText } from '../query/text-case.js';
import type { Entity } from './entity.js';
import { contextName, metadataUrl } from './entity.js';
import { hasAnnotations } from './format.js';
import { jsonReply } from './reply.js';

/**
 * Answers a collection that is held in memory (everything but items): `$filter`, `$orderby`, `$skip`, `$top`, `$select`
 * and `$expand` are applied to the entities.
 */
export function collectionReply(call: Call, set: string, entities: readonly Entity[]): Reply {
  const { query } = call;
  let chosen = [...entities];
  const filter = query.get('$filter');
  if (filter !== undefined && filter.trim() !== '') {
    const condition = parseFilter(filter);
    chosen = chosen.filter((entity) => holds(condition, (path) => readPath(entity, path)));
  }
  const order = parseOrder(query.get('$orderby'));
  if (order.length > 0) chosen.sort((left, right) => compareEntities(left, right, order));
  const skip = readCount(query, '$skip') ?? 0;
  const top = readCount(query, '$top') ?? chosen.length;
  const projection = readProjection(query);
  return listReply(
    call,
    set,
    chosen.slice(skip, skip + top).map((entity) => entity.json(projection)),
  );
}

/** Answers a list of entities that are already written. */
export function listReply(call: Call, set: string, members: readonly JsonObject[]): Reply {
  if (call.format.metadata === 'verbose') return jsonReply(call.format, JSON.stringify({ d: { results: members } }));
  const context = hasAnnotations(call.format) ? { [contextName(call)]: metadataUrl(call, set) } : {};
  return jsonReply(call.format, JSON.stringify({ ...context, value: members }));
}

function readPath(entity: Entity, path: string): JsonValue | undefined {
  const slash = path.indexOf('/');
  if (slash < 0) return entity.value(path);
  const related = entity.related(path.slice(0, slash));
  if (related === undefined) return undefined;
  if ('many' in related) throw invalidQuery(`The query '${path}' is not valid: it leads to a collection.`);
  return related.one === undefined ? null : readPath(related.one, path.slice(slash + 1));
}

function compareEntities(left: Entity, right: Entity, order: readonly OrderTerm[]): number {
  for (const term of order) {
    const [a, b] = [readPath(left, term.path), readPath(right, term.path)];
    if (a === undefined || b === undefined) throw unknownProperty(term.path);
    const difference = compareValues(a, b);
    if (difference !== 0) return term.descending ? -difference : difference;
  }
  return 0;
}

function textToSort(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Empty values first, as SQL Server sorts them. */
function compareValues(left: JsonValue, right: JsonValue): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareText(textToSort(left), textToSort(right));
}
