import { invalidArgument, notFound, unknownField } from '../errors/errors.js';
import { addSiteColumn, demandSchema, listNow } from '../fields/add-field.js';
import { available } from '../fields/fields.js';
import type { Field } from '../fields/field.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity, bodyObject, sentList } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import type { ContentType, FieldLink, TypeNode } from './content-type.js';
import { linkTo } from './content-type.js';
import { fieldLinkSet, linkEntity } from './content-type-entity.js';
import { noteTypeChange } from './note-change.js';

interface LinkNode extends TypeNode {
  readonly link: FieldLink;
}

function store(call: Call, { list, type }: TypeNode, links: readonly FieldLink[]): ContentType {
  const changed = { ...type, links };
  call.service.contentTypes.update(call.web, list === undefined ? undefined : listNow(call, list), changed);
  noteTypeChange(call, { list, type }, 'update');
  return changed;
}

/** The link with what was sent of it. @throws SharePointError (400) for a value of another type */
function withSent(link: FieldLink, sent: JsonObject): FieldLink {
  const flag = (name: string, whenAbsent: boolean) => {
    const value = own(sent, name);
    if (value === undefined || value === null) return whenAbsent;
    if (typeof value !== 'boolean') throw invalidArgument(`${name} must be true or false.`);
    return value;
  };
  return {
    ...link,
    hidden: flag('Hidden', link.hidden),
    required: flag('Required', link.required),
    readOnly: flag('ReadOnly', link.readOnly),
    showInDisplayForm: flag('ShowInDisplayForm', link.showInDisplayForm),
    displayName: textOf(sent, 'DisplayName') ?? link.displayName,
  };
}

const linkNoun: Noun<LinkNode> = {
  read: (call, node) => entityReply(call, linkEntity(call, node, node.link)),
  merge(call, node) {
    demandSchema(call, node.list);
    const changed = withSent(node.link, bodyEntity(call).properties);
    call.service.database.transaction(() =>
      store(
        call,
        node,
        node.type.links.map((link) => (link.guid === changed.guid ? changed : link)),
      ),
    );
    return noContent();
  },
  remove(call, node) {
    demandSchema(call, node.list);
    call.service.database.transaction(() =>
      store(
        call,
        node,
        node.type.links.filter((link) => link.guid !== node.link.guid),
      ),
    );
    return emptyReply();
  },
  otherwise: (call, node, name) => propertyOf(call, linkEntity(call, node, node.link), name),
};

/** The field that a new link names: of the list, else a site column, which the list then gets. */
function fieldToLink(call: Call, { list }: TypeNode, name: string): Field {
  const own = list?.fields.byNameOrTitle(name) ?? list?.fields.byGuid(name.toLowerCase());
  if (own !== undefined) return own;
  const lower = name.toLowerCase();
  const column = available(call).find((each) => each.internalName.toLowerCase() === lower || each.guid === lower);
  if (column === undefined) throw unknownField(name);
  return list === undefined ? column : addSiteColumn(call, list, column);
}

/** Links a field to a content type; a link that is there is changed. */
export function addLink(
  call: Call,
  node: TypeNode,
  name: string,
  sent: JsonObject,
): { type: ContentType; link: FieldLink } {
  demandSchema(call, node.list);
  return call.service.database.transaction(() => {
    const field = fieldToLink(call, node, name);
    const known = node.type.links.find((link) => link.guid === field.guid || link.name === field.internalName);
    const link = withSent(known ?? linkTo(field), sent);
    const links =
      known === undefined
        ? [...node.type.links, link]
        : node.type.links.map((each) => (each.guid === known.guid ? link : each));
    return { type: store(call, node, links), link };
  });
}

function addReply(call: Call, node: TypeNode, sent: JsonObject, status: number) {
  const name = textOf(sent, 'FieldInternalName') ?? textOf(sent, 'Name') ?? '';
  if (name === '') throw invalidArgument('A field link needs a FieldInternalName.');
  const { type, link } = addLink(call, node, name, sent);
  return entityReply(call, linkEntity(call, { ...node, type }, link), status);
}

const linksNoun: Noun<TypeNode> = {
  read: (call, node) =>
    collectionReply(
      call,
      fieldLinkSet,
      node.type.links.map((link) => linkEntity(call, node, link)),
    ),
  create: (call, node) => addReply(call, node, bodyEntity(call).properties, 201),
  members: {
    getbyid: (call, node, given) => byGuid(call, node, given),
    add: (call, node) => action(call, () => addReply(call, node, bodyObject(call), 200)),
    reorder: (call, node) =>
      action(call, () => {
        demandSchema(call, node.list);
        const names = sentList(own(bodyObject(call), 'internalNames') ?? null);
        if (names === undefined) throw invalidArgument('The parameter internalNames must be a list of names.');
        const place = (link: FieldLink) => {
          const at = names.indexOf(link.name);
          return at < 0 ? names.length : at;
        };
        call.service.database.transaction(() =>
          store(
            call,
            node,
            node.type.links.toSorted((left, right) => place(left) - place(right)),
          ),
        );
        return emptyReply();
      }),
  },
};

function byGuid(call: Call, node: TypeNode, given: Arguments): Resource {
  const guid = given.guid('id');
  const link = node.type.links.find((each) => each.guid === guid);
  if (link === undefined) throw notFound('The field link does not exist.');
  return resource(linkNoun, call, { ...node, link });
}

/** `contenttypes('0x01')/fieldlinks`. */
export const fieldLinksStep = collection<TypeNode, TypeNode>(linksNoun, (_call, node) => node, byGuid);
