import { changedObject, changeType } from '../changes/change-log.js';
import { invalidArgument, notFound, unknownField } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity, bodyObject, bodyParameter, sentList } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { renderViewAsHtml } from '../render-list-data/render.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { applySent } from '../representation/stored.js';
import { nullReply } from '../representation/values.js';
import type { ViewNode } from './view-entity.js';
import { viewEntity, viewFieldsEntity, viewProperties, viewSet } from './view-entity.js';
import type { View } from './view-table.js';
import { parseFragment, readViewXml } from './view-xml.js';

function noteChange(call: Call, list: List, view: View, change: 1 | 2 | 3): void {
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    list,
    uniqueId: view.guid,
    object: changedObject.view,
    change,
    editor: call.visitor.user.id,
  });
}

function change(call: Call, node: ViewNode, properties: JsonObject): void {
  demandList(call, node.list, permission.manageLists);
  const query = textOf(properties, 'ViewQuery');
  if (query !== undefined) parseFragment('Query', query);
  call.service.database.transaction(() => {
    call.service.views.update(node.list, node.view, properties);
    noteChange(call, node.list, node.view, changeType.update);
  });
}

/** Changes the fields of a view. */
function changeFields(call: Call, node: ViewNode, work: (fields: readonly string[]) => string[]): Reply {
  change(call, node, { ...node.view.properties, ViewFields: work(node.view.fields) });
  return emptyReply();
}

function knownField(list: List, name: string): string {
  const field = list.fields.byNameOrTitle(name);
  if (field === undefined) throw unknownField(name);
  return field.internalName;
}

const viewFieldsNoun: Noun<ViewNode> = {
  read: (call, node) => entityReply(call, viewFieldsEntity(call, node)),
  members: {
    addviewfield: (call, node, given) =>
      action(call, () => {
        const name = knownField(node.list, given.text('strField'));
        return changeFields(call, node, (fields) => [...fields.filter((each) => each !== name), name]);
      }),
    removeviewfield: (call, node, given) =>
      action(call, () => {
        const name = knownField(node.list, given.text('strField'));
        return changeFields(call, node, (fields) => fields.filter((each) => each !== name));
      }),
    removeallviewfields: (call, node) => action(call, () => changeFields(call, node, () => [])),
    moveviewfieldto: (call, node) =>
      action(call, () => {
        const body = bodyObject(call);
        const name = knownField(node.list, textOf(body, 'field') ?? '');
        const index = numberOf(body, 'index') ?? 0;
        return changeFields(call, node, (fields) => fields.filter((each) => each !== name).toSpliced(index, 0, name));
      }),
  },
  otherwise: (call, node, name) => propertyOf(call, viewFieldsEntity(call, node), name),
};

const viewNoun: Noun<ViewNode> = {
  read: (call, node) => entityReply(call, viewEntity(call, node)),
  merge(call, node) {
    const { properties } = bodyEntity(call);
    const { ListViewXml: xml, ...rest } = properties;
    const base = typeof xml === 'string' ? { ...node.view.properties, ...readViewXml(xml) } : node.view.properties;
    change(
      call,
      node,
      applySent(viewProperties, base, rest, 'SP.View', () => false),
    );
    return noContent();
  },
  remove(call, node) {
    demandList(call, node.list, permission.manageLists);
    call.service.database.transaction(() => {
      call.service.views.remove(node.view);
      noteChange(call, node.list, node.view, changeType.delete);
    });
    return emptyReply();
  },
  members: {
    viewfields: (call, node) => resource(viewFieldsNoun, call, node),
    renderashtml: (call, { list, view }) => reader(call, () => renderViewAsHtml(call, list, view)),
    setviewxml: (call, node, given) =>
      action(call, () => {
        const xml = given.count > 0 ? given.text('viewXml') : textOf(bodyObject(call), 'viewXml');
        if (xml === undefined) throw invalidArgument('The parameter viewXml is missing.');
        change(call, node, { ...node.view.properties, ...readViewXml(xml) });
        return emptyReply();
      }),
  },
  otherwise: (call, node, name) => propertyOf(call, viewEntity(call, node), name),
};

function viewResource(call: Call, list: List, matches: (view: View) => boolean): Resource {
  const view = call.service.views.ofList(list).find(matches);
  if (view === undefined) throw notFound('The view does not exist.');
  return resource(viewNoun, call, { list, view });
}

/** What a new view takes besides its stored properties: the names of `views/add`'s parameters. */
function newViewProperties(list: List, sent: JsonObject): JsonObject {
  const { ViewFields, Query, SetAsDefaultView, ViewTypeKind, ListViewXml, ...rest } = sent;
  const fields = ViewFields === undefined ? undefined : sentList(ViewFields);
  if (ViewFields !== undefined && fields === undefined) throw invalidArgument('ViewFields must be a list of names.');
  const names = fields?.filter((name) => typeof name === 'string').map((name) => knownField(list, name));
  if (ViewTypeKind !== undefined && typeof ViewTypeKind !== 'number')
    throw invalidArgument('ViewTypeKind is a number.');
  return applySent(
    viewProperties,
    {
      ViewFields: names ?? ['LinkTitle'],
      ...(typeof ListViewXml === 'string' ? readViewXml(ListViewXml) : {}),
      ...(typeof Query === 'string' ? { ViewQuery: Query } : {}),
      ...(SetAsDefaultView === true ? { DefaultView: true } : {}),
    },
    rest,
    'SP.View',
    () => false,
  );
}

function addView(call: Call, list: List, sent: JsonObject): ViewNode {
  const personal = flagOf(sent, 'PersonalView');
  demandList(call, list, personal ? permission.managePersonalViews : permission.manageLists);
  const title = textOf(sent, 'Title')?.trim() ?? '';
  if (title === '') throw invalidArgument('A view needs a title.');
  const properties = newViewProperties(list, sent);
  parseFragment('Query', textOf(properties, 'ViewQuery') ?? '');
  return call.service.database.transaction(() => {
    const view = call.service.views.add(list, properties);
    noteChange(call, list, view, changeType.add);
    return { list, view };
  });
}

const viewsNoun: Noun<List> = {
  read: (call, list) =>
    collectionReply(
      call,
      viewSet,
      call.service.views.ofList(list).map((view) => viewEntity(call, { list, view })),
    ),
  create: (call, list) => entityReply(call, viewEntity(call, addView(call, list, bodyEntity(call).properties)), 201),
  members: {
    add: (call, list) =>
      action(call, () => entityReply(call, viewEntity(call, addView(call, list, bodyParameter(call, 'parameters'))))),
    getbyid: (call, list, given) => byGuid(call, list, given),
    getbytitle: (call, list, given) => {
      const title = given.text('strTitle').toLowerCase();
      return viewResource(call, list, (view) => view.title.toLowerCase() === title);
    },
  },
};

function byGuid(call: Call, list: List, given: Arguments): Resource {
  const guid = given.guid('id');
  return viewResource(call, list, (view) => view.guid === guid);
}

/** `list/views`, `list/views('guid')`. */
export const viewsStep = collection<List, List>(viewsNoun, (_call, list) => list, byGuid);

/** `list/getView('guid')`. */
export const getViewStep: Step<List> = byGuid;

/** `list/defaultView`. */
export const defaultViewStep: Step<List> = (call, list) => {
  const view = call.service.views.default(list);
  if (view !== undefined) return resource(viewNoun, call, { list, view });
  return resource({ read: () => nullReply(call, 'DefaultView') }, call, undefined);
};
