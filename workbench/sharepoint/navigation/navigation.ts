import { changedObject, changeType } from '../changes/change-log.js';
import { invalidArgument, notFound } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity, bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb, maySeeList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import type { StoredTable } from '../representation/stored.js';
import { applySent, stored, storedProperties } from '../representation/stored.js';
import { valueReply } from '../representation/values.js';
import type { StoredRecord } from '../records/record-table.js';

/** The two menus of a web. */
type Menu = 'quicklaunch' | 'topnavigationbar';

/** The links of a menu, or those under one link. */
interface Level {
  readonly menu: Menu;
  readonly parent: StoredRecord | undefined;
}

const nodeProperties: StoredTable = {
  CurrentLCID: stored.fixed(1033),
  IsDocLib: stored.flag(),
  IsExternal: stored.flag(),
  IsVisible: stored.flag(true),
  ListTemplateType: stored.number(),
  Title: stored.text(),
  Url: stored.text(),
};

/** What clients send with a new link and is not kept. */
const ignored = new Set(['AsLastNode', 'PreviousNode']);

const nodeType: EntityType<StoredRecord> = {
  name: 'SP.NavigationNode',
  set: 'SP.ApiData.NavigationNodes',
  path: (node) => `Web/Navigation/GetNodeById(${publicId(node)})`,
  properties: {
    AudienceIds: { read: () => null },
    ...storedProperties<StoredRecord>(nodeProperties, (node) => node.properties),
    Id: { read: publicId },
  },
  navigations: {
    Children: (node, call) => ({
      many: nodesOf(call, { menu: menuOf(node), parent: node }).map((child) => nodeEntity(call, child)),
    }),
  },
};

/** Ids up to 2,000 are SharePoint's own (1025 is the quick launch). */
function publicId(node: StoredRecord): number {
  return 2_000 + node.id;
}

function menuOf(node: StoredRecord): Menu {
  return node.kind === 'topnavigationbar' ? 'topnavigationbar' : 'quicklaunch';
}

function nodeEntity(call: Call, node: StoredRecord): Entity {
  return entity(nodeType, call, node);
}

/** The links of one level, without those that lead to a list which the visitor may not see. */
export function nodesOf(call: Call, { menu, parent }: Level): StoredRecord[] {
  const hidden = call.service.lists.ofWeb(call.web).filter((list) => !maySeeList(call, list));
  return call.service.records.of({ kind: menu, webId: call.web.id }).filter((node) => {
    const url = (textOf(node.properties, 'Url') ?? '').toLowerCase();
    return node.parentId === parent?.id && !hidden.some((list) => `${url}/`.includes(`${list.path.toLowerCase()}/`));
  });
}

function noteChange(call: Call): void {
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    object: changedObject.web,
    change: changeType.navigation,
    editor: call.visitor.user.id,
  });
}

function addNode(call: Call, level: Level, sent: JsonObject): StoredRecord {
  demandWeb(call, permission.manageWeb);
  const properties = applySent(nodeProperties, {}, sent, 'SP.NavigationNode', (name) => ignored.has(name));
  if ((textOf(properties, 'Title') ?? '').trim() === '') throw invalidArgument('A link needs a title.');
  return call.service.database.transaction(() => {
    const node = call.service.records.add({ kind: level.menu, webId: call.web.id }, properties, level.parent?.id);
    noteChange(call);
    return node;
  });
}

function move(call: Call, level: Level): void {
  demandWeb(call, permission.manageWeb);
  const body = bodyObject(call);
  const nodes = call.service.records.of({ kind: level.menu, webId: call.web.id });
  const node = nodes.find((each) => publicId(each) === numberOf(body, 'nodeId'));
  if (node === undefined) throw notFound('The link does not exist.');
  const rest = nodes.filter((each) => each.id !== node.id);
  const after = rest.findIndex((each) => publicId(each) === numberOf(body, 'previousNodeId'));
  call.service.database.transaction(() => {
    call.service.records.order(rest.toSpliced(after + 1, 0, node));
    noteChange(call);
  });
}

const nodeNoun: Noun<StoredRecord> = {
  read: (call, node) => entityReply(call, nodeEntity(call, node)),
  merge(call, node) {
    demandWeb(call, permission.manageWeb);
    const { properties } = bodyEntity(call);
    const bag = applySent(nodeProperties, node.properties, properties, 'SP.NavigationNode', () => false);
    call.service.database.transaction(() => {
      call.service.records.update(node, bag);
      noteChange(call);
    });
    return noContent();
  },
  remove(call, node) {
    demandWeb(call, permission.manageWeb);
    call.service.database.transaction(() => {
      call.service.records.remove(node);
      noteChange(call);
    });
    return emptyReply();
  },
  members: { children: (call, node, given) => levelStep(call, { menu: menuOf(node), parent: node }, given) },
  otherwise: (call, node, name) => propertyOf(call, nodeEntity(call, node), name),
};

const levelNoun: Noun<Level> = {
  read: (call, level) =>
    collectionReply(
      call,
      nodeType.set,
      nodesOf(call, level).map((node) => nodeEntity(call, node)),
    ),
  create: (call, level) => entityReply(call, nodeEntity(call, addNode(call, level, bodyEntity(call).properties)), 201),
  members: {
    getbyid: (call, _level, given) => byId(call, numberKey(given)),
    moveafter: (call, level) =>
      action(call, () => {
        move(call, level);
        return emptyReply();
      }),
  },
};

const levelStep: Step<Level> = collection<Level, Level>(
  levelNoun,
  (_call, level) => level,
  (call, _level, given: Arguments) => byId(call, numberKey(given)),
);

function byId(call: Call, id: number): Resource {
  const menus: readonly Menu[] = ['quicklaunch', 'topnavigationbar'];
  for (const kind of menus) {
    const node = call.service.records.of({ kind, webId: call.web.id }).find((each) => publicId(each) === id);
    const level = {
      menu: kind,
      parent: node?.parentId === undefined ? undefined : call.service.records.byId(node.parentId),
    };
    if (node !== undefined && nodesOf(call, level).some((each) => each.id === node.id)) {
      return resource(nodeNoun, call, node);
    }
  }
  throw notFound('The link does not exist.');
}

const navigationNoun: Noun<undefined> = {
  read: (call) => entityReply(call, navigationEntity(call)),
  members: {
    quicklaunch: (call, _node, given) => levelStep(call, { menu: 'quicklaunch', parent: undefined }, given),
    topnavigationbar: (call, _node, given) => levelStep(call, { menu: 'topnavigationbar', parent: undefined }, given),
    getnodebyid: (call, _node, given) => byId(call, numberKey(given)),
    useshared: (call) => resource({ read: () => valueReply(call, 'UseShared', false, 'Edm.Boolean') }, call, undefined),
  },
};

const navigationType: EntityType<undefined> = {
  name: 'SP.Navigation',
  set: 'SP.ApiData.Navigations',
  path: () => 'Web/Navigation',
  properties: { UseShared: { read: () => false } },
  navigations: {
    QuickLaunch: (_node, call) => menuEntities(call, 'quicklaunch'),
    TopNavigationBar: (_node, call) => menuEntities(call, 'topnavigationbar'),
  },
};

function menuEntities(call: Call, menu: Menu) {
  return { many: nodesOf(call, { menu, parent: undefined }).map((node) => nodeEntity(call, node)) };
}

/** Both menus of a web. */
export function navigationEntity(call: Call): Entity {
  return entity(navigationType, call, undefined);
}

/** `web/navigation`. */
export const navigationStep: Step<unknown> = (call) => resource(navigationNoun, call, undefined);
