import { fieldEntity } from '../fields/field-entity.js';
import type { Call } from '../http/call.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { StoredTable } from '../representation/stored.js';
import { stored, storedProperties } from '../representation/stored.js';
import { element, writeXml } from '../xml/xml.js';
import { fieldsOf } from '../fields/add-field.js';
import type { FieldLink, TypeNode } from './content-type.js';
import { parentOf } from './parent.js';

/** What clients may set of a content type besides its name. */
export const contentTypeProperties: StoredTable = {
  ClientFormCustomFormatter: stored.text(),
  Description: stored.text(),
  DisplayFormClientSideComponentId: stored.text(),
  DisplayFormClientSideComponentProperties: stored.text(),
  DisplayFormTemplateName: stored.text('ListForm'),
  DisplayFormUrl: stored.text(),
  DocumentTemplate: stored.text(),
  EditFormClientSideComponentId: stored.text(),
  EditFormClientSideComponentProperties: stored.text(),
  EditFormTemplateName: stored.text('ListForm'),
  EditFormUrl: stored.text(),
  Group: stored.text('Custom Content Types'),
  Hidden: stored.flag(),
  JSLink: stored.text(),
  MobileDisplayFormUrl: stored.text(),
  MobileEditFormUrl: stored.text(),
  MobileNewFormUrl: stored.text(),
  NewFormClientSideComponentId: stored.text(),
  NewFormClientSideComponentProperties: stored.text(),
  NewFormTemplateName: stored.text('ListForm'),
  NewFormUrl: stored.text(),
  ReadOnly: stored.flag(),
  Sealed: stored.flag(),
};

function typePath({ list, type }: TypeNode): string {
  const place = list === undefined ? 'Web' : `Web/Lists(guid'${list.guid}')`;
  return `${place}/ContentTypes('${type.id}')`;
}

const linkType: EntityType<TypeNode & { readonly link: FieldLink }> = {
  name: 'SP.FieldLink',
  set: 'SP.ApiData.FieldLinks',
  path: (node) => `${typePath(node)}/FieldLinks(guid'${node.link.guid}')`,
  properties: {
    DisplayName: { read: ({ link, list, type }, call) => link.displayName ?? titleOf(call, { list, type }, link) },
    FieldInternalName: { read: ({ link }) => link.name },
    Hidden: { read: ({ link }) => link.hidden },
    Id: { read: ({ link }) => link.guid },
    Name: { read: ({ link }) => link.name },
    ReadOnly: { read: ({ link }) => link.readOnly },
    Required: { read: ({ link }) => link.required },
    ShowInDisplayForm: { read: ({ link }) => link.showInDisplayForm },
  },
};

function titleOf(call: Call, { list }: TypeNode, link: FieldLink): string {
  return fieldsOf(call, list).byGuid(link.guid)?.title ?? link.name;
}

/** A link of a content type as SharePoint represents it. */
export function linkEntity(call: Call, node: TypeNode, link: FieldLink): Entity {
  return entity(linkType, call, { ...node, link });
}

/** The fields that a content type brings, as they are in its list or web. */
export function fieldsOfType(call: Call, node: TypeNode): Entity[] {
  const fields = fieldsOf(call, node.list);
  return node.type.links
    .map((link) => fields.byGuid(link.guid) ?? fields.byName(link.name))
    .filter((field) => field !== undefined)
    .map((field) => fieldEntity(call, { field, listGuid: node.list?.guid }));
}

/** Every content type has its schema. */
function schemaOf({ type }: TypeNode): string {
  const refs = type.links.map((link) =>
    element('FieldRef', {
      ID: `{${link.guid}}`,
      Name: link.name,
      Required: link.required ? 'TRUE' : undefined,
      Hidden: link.hidden ? 'TRUE' : undefined,
    }),
  );
  const { Group, Description } = type.properties;
  return writeXml(
    element(
      'ContentType',
      {
        ID: type.id,
        Name: type.name,
        Group: typeof Group === 'string' ? Group : undefined,
        Description: typeof Description === 'string' && Description !== '' ? Description : undefined,
        Version: '0',
      },
      [element('FieldRefs', {}, refs)],
    ),
  );
}

const contentTypeType: EntityType<TypeNode> = {
  name: 'SP.ContentType',
  set: 'SP.ApiData.ContentTypes',
  path: typePath,
  properties: {
    ...storedProperties<TypeNode>(contentTypeProperties, ({ type }) => type.properties),
    DocumentTemplateUrl: { read: () => '' },
    Id: { complex: 'SP.ContentTypeId', read: ({ type }) => ({ StringValue: type.id }) },
    Name: { read: ({ type }) => type.name },
    SchemaXml: { read: schemaOf },
    Scope: { read: ({ list }, call) => list?.path ?? call.web.path },
    StringId: { read: ({ type }) => type.id },
  },
  navigations: {
    FieldLinks: (node, call) => ({ many: node.type.links.map((link) => linkEntity(call, node, link)) }),
    Fields: (node, call) => ({ many: fieldsOfType(call, node) }),
    Parent: (node, call) => {
      const parent = parentOf(call, node);
      return { one: parent === undefined ? undefined : contentTypeEntity(call, parent) };
    },
    WorkflowAssociations: () => ({ many: [] }),
  },
};

/** A content type as SharePoint represents it. */
export function contentTypeEntity(call: Call, node: TypeNode): Entity {
  return entity(contentTypeType, call, node);
}

export const contentTypeSet = contentTypeType.set;
export const fieldLinkSet = linkType.set;
