import { randomUUID } from 'node:crypto';

import { duplicateContentType, invalidArgument, notFound } from '../errors/errors.js';
import { addSiteColumn, demandSchema, listNow } from '../fields/add-field.js';
import { available } from '../fields/fields.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import type { ContentType } from './content-type.js';
import { childId, contentTypeIdOf, parentIdsOf } from './content-type.js';
import { noteTypeChange } from './note-change.js';

const sameText = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

/** The content types that lists of the web can take: those of the web and of the webs above it. */
export function availableTypes(call: Call): ContentType[] {
  const types: ContentType[] = [];
  for (let web = call.service.webs.byId(call.web.id); web !== undefined;) {
    types.push(...call.service.contentTypes.ofWeb(web));
    web = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
  }
  return types;
}

/** The content types of a list, or of the web. */
export function typesOf(call: Call, list: List | undefined): readonly ContentType[] {
  return list === undefined ? call.service.contentTypes.ofWeb(call.web) : call.service.contentTypes.ofList(list);
}

function demandFreeName(call: Call, list: List | undefined, name: string): void {
  if (typesOf(call, list).some((each) => sameText(each.name, name))) throw duplicateContentType(name);
}

/**
 * Adds a content type of its own to a web or a list. Its links are those of the parent that its id names.
 *
 * @param id the wished id; one below the same parent is made if it is taken. Without an id the parent is Item
 * @throws SharePointError: 403, 400 for an id without a known parent, 500 for a name that is taken
 */
export function addContentType(
  call: Call,
  list: List | undefined,
  name: string,
  id: string | undefined,
  properties: JsonObject,
): ContentType {
  demandSchema(call, list);
  if (name.trim() === '') throw invalidArgument('A content type needs a name.');
  const wished = id === undefined ? undefined : contentTypeIdOf(id);
  if (id !== undefined && wished === undefined) throw invalidArgument('The content type id is not valid.');
  demandFreeName(call, list, name);
  const known = [...typesOf(call, list), ...availableTypes(call)];
  const isKnown = (each: string) => known.some((type) => type.id === each);
  const parentId = wished === undefined ? '0x01' : parentIdsOf(wished).find(isKnown);
  const parent = known.find((type) => type.id === parentId);
  if (parent === undefined) throw invalidArgument('The parent of the content type id does not exist.');
  const free = wished !== undefined && !isKnown(wished) ? wished : childId(parent.id, randomUUID());
  return call.service.database.transaction(() => {
    const { links } = parent;
    const type = call.service.contentTypes.add(call.web, list, { id: free, name: name.trim(), properties, links });
    noteTypeChange(call, { list, type }, 'add');
    return type;
  });
}

/**
 * Gives a list a content type of the web (or of one above it), with the site columns that it brings.
 *
 * @throws SharePointError: 403, 404 for an unknown id, 500 if the list has one of that name
 */
export function addAvailableType(call: Call, list: List, id: string): ContentType {
  demandSchema(call, list);
  const wanted = contentTypeIdOf(id);
  const source = availableTypes(call).find((each) => each.id === wanted);
  if (source === undefined) throw notFound('The content type does not exist.');
  demandFreeName(call, list, source.name);
  return call.service.database.transaction(() => {
    bringColumns(call, list, source);
    const { name, properties, links } = source;
    const id = childId(source.id, randomUUID());
    const type = call.service.contentTypes.add(call.web, listNow(call, list), { id, name, properties, links });
    noteTypeChange(call, { list, type }, 'add');
    return type;
  });
}

/** Adds to a list the site columns that a content type links to and the list does not have. */
function bringColumns(call: Call, list: List, type: ContentType): void {
  const columns = available(call);
  for (const link of type.links) {
    const now = listNow(call, list);
    if (now.fields.byGuid(link.guid) !== undefined || now.fields.byName(link.name) !== undefined) continue;
    const column = columns.find((each) => each.guid === link.guid);
    if (column !== undefined) addSiteColumn(call, now, column);
  }
}
