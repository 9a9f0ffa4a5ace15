import { invalidArgument, notFound, refused } from '../errors/errors.js';
import { demandSchema, listNow } from '../fields/add-field.js';
import { fieldSet } from '../fields/field-entity.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity, bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { isObject, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import { userResourceSteps } from '../user-resources/user-resource.js';
import { addAvailableType, addContentType, availableTypes, typesOf } from './add-content-type.js';
import { isBuiltIn } from './built-in-types.js';
import type { ContentType, TypeNode } from './content-type.js';
import { contentTypeIdOf } from './content-type.js';
import { contentTypeEntity, contentTypeProperties, contentTypeSet, fieldsOfType } from './content-type-entity.js';
import { fieldLinksStep } from './field-links.js';
import { noteTypeChange } from './note-change.js';
import { parentOf } from './parent.js';

/** The id of a sent content type: `Id: {StringValue}`, or `Id` as text. */
function sentId(properties: JsonObject): string | undefined {
  const id = own(properties, 'Id');
  return isObject(id) ? textOf(id, 'StringValue') : typeof id === 'string' ? id : undefined;
}

function isOther(name: string): boolean {
  return name === 'Id' || name === 'Name' || name === 'StringId';
}

function noType() {
  return notFound('The content type does not exist.');
}

const { titleresource, descriptionresource } = userResourceSteps<TypeNode>(
  ({ type }) => type.name,
  ({ type }) => textOf(type.properties, 'Description') ?? '',
);
const textResources = { nameresource: titleresource, descriptionresource };

const typeNoun: Noun<TypeNode> = {
  read: (call, node) => entityReply(call, contentTypeEntity(call, node)),
  merge(call, { list, type }) {
    demandSchema(call, list);
    const { properties } = bodyEntity(call);
    const name = textOf(properties, 'Name')?.trim() ?? type.name;
    if (name === '') throw invalidArgument('A content type needs a name.');
    if (type.properties['ReadOnly'] === true && properties['ReadOnly'] !== false) {
      throw refused('The content type is read-only.');
    }
    const bag = applySent(contentTypeProperties, type.properties, properties, 'SP.ContentType', isOther);
    call.service.database.transaction(() => {
      call.service.contentTypes.update(call.web, list, { ...type, name, properties: bag });
      noteTypeChange(call, { list, type }, 'update');
    });
    return noContent();
  },
  remove(call, node) {
    removeType(call, node);
    return emptyReply();
  },
  members: {
    ...textResources,
    fieldlinks: fieldLinksStep,
    fields: (call, node) =>
      resource({ read: () => collectionReply(call, fieldSet, fieldsOfType(call, node)) }, call, node),
    parent: (call, node) => {
      const parent = parentOf(call, node);
      if (parent === undefined) throw noType();
      return resource(typeNoun, call, parent);
    },
    workflowassociations: (call) => reader(call, () => collectionReply(call, 'SP.ApiData.WorkflowAssociations', [])),
  },
  otherwise: (call, node, name) => propertyOf(call, contentTypeEntity(call, node), name),
};

function removeType(call: Call, { list, type }: TypeNode): void {
  demandSchema(call, list);
  const { contentTypes, database, lists } = call.service;
  if (list === undefined && isBuiltIn(type.id)) {
    throw refused('This content type is part of an application feature.');
  }
  if (list === undefined ? contentTypes.hasChildren(call.web, type) : contentTypes.isUsed(list, type)) {
    throw refused('The content type is in use.', -2146232832);
  }
  if (list !== undefined && contentTypes.ofList(list).length === 1) {
    throw refused('The last content type of a list cannot be deleted.');
  }
  database.transaction(() => {
    contentTypes.remove(call.web, list, type);
    noteTypeChange(call, { list, type }, 'delete');
    if (list === undefined) return;
    const order = own(list.properties, 'UniqueContentTypeOrder');
    if (!Array.isArray(order) || !order.includes(type.id)) return;
    const rest = order.filter((id) => id !== type.id);
    lists.update(list, list.title, { ...list.properties, UniqueContentTypeOrder: rest.length === 0 ? null : rest });
  });
}

/** A content type as a resource. */
export function contentTypeResource(call: Call, node: TypeNode): Resource {
  return resource(typeNoun, call, node);
}

interface TypeCollection {
  readonly list: List | undefined;
}

function createdReply(call: Call, list: List | undefined, type: ContentType, status: number) {
  const now = list === undefined ? undefined : listNow(call, list);
  return entityReply(call, contentTypeEntity(call, { list: now, type }), status);
}

const typesNoun: Noun<TypeCollection> = {
  read: (call, { list }) =>
    collectionReply(
      call,
      contentTypeSet,
      typesOf(call, list).map((type) => contentTypeEntity(call, { list, type })),
    ),
  create(call, { list }) {
    const { properties } = bodyEntity(call);
    const bag = applySent(contentTypeProperties, {}, properties, 'SP.ContentType', isOther);
    const type = addContentType(call, list, textOf(properties, 'Name') ?? '', sentId(properties), bag);
    return createdReply(call, list, type, 201);
  },
  members: {
    getbyid: (call, node, given) => byId(call, node, given),
    addavailablecontenttype: (call, { list }) =>
      action(call, () => {
        const id = textOf(bodyObject(call), 'contentTypeId') ?? '';
        if (list === undefined) throw invalidArgument('Content types are added to lists.');
        return createdReply(call, list, addAvailableType(call, list, id), 200);
      }),
    create: (call, { list }) =>
      action(call, () => {
        const body = bodyObject(call);
        const sent = own(body, 'parameters');
        const properties = isObject(sent) ? sent : body;
        const bag = applySent(contentTypeProperties, {}, properties, 'SP.ContentType', isOther);
        const name = textOf(properties, 'Name') ?? '';
        return createdReply(call, list, addContentType(call, list, name, sentId(properties), bag), 200);
      }),
  },
};

function byId(call: Call, { list }: TypeCollection, given: Arguments): Resource {
  const id = contentTypeIdOf(given.text('contentTypeId'));
  const type = typesOf(call, list).find((each) => each.id === id);
  if (type === undefined) throw noType();
  return contentTypeResource(call, { list, type });
}

/** `…/contenttypes`, `…/contenttypes('0x01')`, of a list or of a web. */
export function contentTypesStep<Parent>(listOf: (parent: Parent) => List | undefined) {
  return collection<Parent, TypeCollection>(typesNoun, (_call, parent) => ({ list: listOf(parent) }), byId);
}

const availableNoun: Noun<undefined> = {
  read: (call) =>
    collectionReply(
      call,
      contentTypeSet,
      availableTypes(call).map((type) => contentTypeEntity(call, { list: undefined, type })),
    ),
  members: { getbyid: (call, _node, given) => availableById(call, given) },
};

function availableById(call: Call, given: Arguments): Resource {
  const id = contentTypeIdOf(given.text('contentTypeId'));
  const type = availableTypes(call).find((each) => each.id === id);
  if (type === undefined) throw noType();
  return contentTypeResource(call, { list: undefined, type });
}

/** `web/availablecontenttypes`. */
export const availableContentTypesStep: Step<unknown> = collection(
  availableNoun,
  () => undefined,
  (call, _node, given) => availableById(call, given),
);
