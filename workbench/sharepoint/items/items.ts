import { fieldValuesStep } from '../display/field-values.js';
import { itemContentTypeStep } from '../content-types/item-content-type.js';
import { attachmentsStep } from '../attachments/attachments.js';
import { commentSteps } from '../comments/comments.js';
import { fileResource } from '../files/file-resource.js';
import { folderResource } from '../folders/folder-resource.js';
import { updateNamedItem } from '../folders/folder-store.js';
import type { ItemLinks, Place } from '../folders/place.js';
import { isLibrary, placeOfRow } from '../folders/place.js';
import { validateUpdateStep } from '../form-values/form-steps.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity, bodyKind, bodyParameter } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, elsewhere, reader, resource } from '../http/resource.js';
import { invalidQuery, refused, unknownItem } from '../errors/errors.js';
import { isObject, own, parseJson } from '../json.js';
import type { List } from '../lists/list.js';
import { listEntity } from '../lists/list-entity.js';
import type { Projection } from '../odata/projection.js';
import { readProjection, wholeEntity } from '../odata/projection.js';
import { permission } from '../permissions/base-permissions.js';
import { itemAncestor, scopeHolder, uniqueWeb } from '../permissions/ancestor.js';
import { securableMembers } from '../permissions/inheritance.js';
import type { Securable } from '../permissions/securable.js';
import { securableItem } from '../permissions/securable.js';
import { contextName, entityReply, metadataUrl } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { hasAnnotations } from '../representation/format.js';
import { emptyReply, jsonReply, noContent } from '../representation/reply.js';
import { nullReply, valueReply } from '../representation/values.js';
import { recycleItem } from '../recycle-bin/recycle-bin.js';
import { optionalInteger } from '../storage/rows.js';
import { versionsStep } from '../versions/versions.js';
import { webEntity } from '../webs/web-entity.js';
import { QueryColumns, readableItems } from './columns.js';
import { itemEntity } from './item-entity.js';
import { itemPropertiesEntity } from './item-properties.js';
import { addItemNavigation } from './navigations.js';
import { addItem, deleteItem, demandItem } from './item-store.js';
import { itemETag } from './item-etag.js';
import { OutputBuilder } from './output.js';
import { itemSet, itemsReply, readItem } from './query.js';
import { readSentValues } from './sent-values.js';

/** One item: its list and id. Whether it exists is found out when something is asked of it. */
interface ItemNode {
  readonly list: List;
  readonly id: number;
}

function itemJson(call: Call, node: ItemNode, projection: Projection): { json: string; etag: string } {
  const columns = new QueryColumns(call, node.list);
  const output = new OutputBuilder(call, node.list, columns).build(projection);
  const row = readItem(call, node.list, node.id, output, columns);
  if (row === undefined) throw unknownItem();
  return { json: output.write(row), etag: itemETag(String(row[1]), Number(row[2])) };
}

function itemReply(call: Call, node: ItemNode, projection: Projection, status: number): Reply {
  const { json, etag } = itemJson(call, node, projection);
  const headers: Record<string, string> = { ETag: etag };
  if (status === 201) headers['Location'] = `${apiUrl(call)}Web/Lists(guid'${node.list.guid}')/Items(${node.id})`;
  if (call.format.metadata === 'verbose') return jsonReply(call.format, `{"d":${json}}`, status, headers);
  if (!hasAnnotations(call.format)) return jsonReply(call.format, json, status, headers);
  const context = JSON.stringify(metadataUrl(call, `${itemSet(node.list)}/@Element`));
  return jsonReply(call.format, `{${JSON.stringify(contextName(call))}:${context},${json.slice(1)}`, status, headers);
}

function sentValues(call: Call, list: List) {
  if (call.body.trim() === '') {
    throw invalidQuery(
      "A node of type 'EndOfInput' was read from the JSON reader when trying to read the start of an entry. A 'StartObject' node was expected.",
    );
  }
  return readSentValues(call, list, bodyEntity(call), bodyKind(call).verbose);
}

const itemNoun: Noun<ItemNode> = {
  read: (call, node) => itemReply(call, node, readProjection(call.query), 200),
  // A change that lost its X-HTTP-Method: SharePoint takes what is sent for arguments of the address.
  create(call) {
    const [name = ''] = Object.keys(bodyEntity(call).properties);
    throw invalidQuery(`The parameter ${name} does not exist in method GetById.`);
  },
  merge: (call, { list, id }) => noContent(updateNamedItem(call, list, id, sentValues(call, list))),
  replace(call, { list, id }) {
    const values = sentValues(call, list);
    for (const field of list.valueFields) if (!values.has(field.column)) values.set(field.column, null);
    return noContent(updateNamedItem(call, list, id, values));
  },
  remove(call, { list, id }) {
    deleteItem(call, list, id);
    return emptyReply();
  },
  members: {
    ...securableMembers(itemSecurable, itemAncestorOf),
    fieldvaluesastext: fieldValuesStep('text'),
    fieldvaluesashtml: fieldValuesStep('html'),
    fieldvaluesforedit: fieldValuesStep('edit'),
    contenttype: itemContentTypeStep,
    validateupdatelistitem: validateUpdateStep,
    deletewithparameters: (call, { list, id }) =>
      action(call, () => {
        bodyParameter(call, 'parameters');
        deleteItem(call, list, id);
        return emptyReply();
      }),
    recycle: (call, { list, id }) =>
      action(call, () => valueReply(call, 'Recycle', recycleItem(call, list, id), 'Edm.Guid')),
    versions: (call, { list, id }, given) =>
      versionsStep(call, { list, current: demandItem(call, list, id, permission.viewVersions) }, given),
    attachmentfiles: attachmentsStep,
    ...commentSteps,
    file: (call, { list, id }) => {
      const place = placeOfItem(call, list, id);
      return place?.is === 'file' ? fileResource(call, place.node) : reader(call, () => nullReply(call, 'File'));
    },
    folder: (call, { list, id }) => {
      const place = placeOfItem(call, list, id);
      return place?.is === 'folder' ? folderResource(call, place.node) : reader(call, () => nullReply(call, 'Folder'));
    },
    properties: (call, { list, id }) => {
      const bag = () => itemPropertiesEntity(call, list, demandItem(call, list, id, permission.viewListItems));
      return resource(
        { read: () => entityReply(call, bag()), otherwise: (_call, _node, name) => propertyOf(call, bag(), name) },
        call,
        undefined,
      );
    },
    getdlppolicytip: (call, { list, id }) =>
      reader(call, () => {
        demandItem(call, list, id, permission.viewListItems);
        return nullReply(call, 'GetDlpPolicyTip');
      }),
    parentlist: (call, { list }) => elsewhere(call, `Web/Lists(guid'${list.guid}')`),
  },
  otherwise: itemProperty,
};

function itemSecurable(call: Call, { list, id }: ItemNode): Securable {
  return securableItem(call, list, demandItem(call, list, id, permission.viewListItems));
}

function itemAncestorOf(call: Call, { list, id }: ItemNode): Resource {
  return itemAncestor(call, list, demandItem(call, list, id, permission.viewListItems));
}

/** Properties of items that are no fields. */
const plainProperties = new Set(['Id', 'ID', 'CommentsDisabled', 'DisplayName', 'ServerRedirectedEmbedUrl']);

/** `items(1)/Title`: one field by its OData name. */
function itemProperty(call: Call, node: ItemNode, name: string): Resource | undefined {
  const { list } = node;
  const columns = new QueryColumns(call, list);
  const known = plainProperties.has(name) || list.fields.byName(name) !== undefined;
  if (!known && columns.own(name) === undefined) return undefined;
  return reader(call, () => {
    const { json } = itemJson(call, node, { names: [name], expanded: new Map() });
    const value = parseJson(json);
    return valueReply(call, name, (isObject(value) ? own(value, name) : undefined) ?? null);
  });
}

addItemNavigation('FirstUniqueAncestorSecurableObject', (call, list, id) => {
  const row = demandItem(call, list, id, permission.viewListItems);
  const scopeId = optionalInteger(row, 'scope');
  if (scopeId !== undefined) return { one: itemEntity(call, list, scopeHolder(call, row, scopeId)) };
  return list.hasOwnScope ? { one: listEntity(call, list) } : { one: webEntity(call, uniqueWeb(call, call.web)) };
});

/** How files and folders lead back to the items that they are. */
export const itemLinks: ItemLinks = {
  resource: (call, list, id) => resource(itemNoun, call, { list, id }),
  entity: itemEntity,
};

function placeOfItem(call: Call, list: List, id: number): Place | undefined {
  return placeOfRow(list, demandItem(call, list, id, permission.viewListItems), itemLinks);
}

const itemsNoun: Noun<List> = {
  read: itemsReply,
  create: (call, list) => createdReply(call, { list, id: addSent(call, list) }),
  members: {
    getbyid: (call, list, given) => byId(call, list, given),
    getbystringid: (call, list, given) => byId(call, list, given),
  },
};

/** Adds the item that a call's body describes, and answers its id. @throws SharePointError if it is refused */
export function addSent(call: Call, list: List): number {
  const values = sentValues(call, list);
  // Only files and folders have names of their own, and they are not added as items.
  values.delete('leaf');
  if (isLibrary(list)) throw refused('To add an item to a document library, use SPFileCollection.Add()');
  return addItem(call, list, values);
}

/** What was added, if whoever added it may view it; SharePoint answers 201 in any case. */
function createdReply(call: Call, node: ItemNode): Reply {
  if (readableItems(call, node.list) === '0') return { status: 201, headers: {}, body: '' };
  return itemReply(call, node, wholeEntity, 201);
}

function byId(call: Call, list: List, given: Arguments): Resource {
  return resource(itemNoun, call, { list, id: numberKey(given) });
}

/** `list/items`, `list/items(3)`. */
export const itemsStep = collection<List, List>(itemsNoun, (_call, list) => list, byId);

/** `list/getItemById(3)`, `list/getItemByStringId('3')`. */
export const itemByIdStep: Step<List> = byId;
