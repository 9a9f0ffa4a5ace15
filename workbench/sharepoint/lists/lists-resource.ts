import { changeType } from '../changes/change-log.js';
import { duplicateListTitle, refused, unknownList, unknownListTitle } from '../errors/errors.js';
import { checkListFormula } from '../formulas/list-formulas.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { webUrl } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { own, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb, maySeeList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { applySent, numberSent } from '../representation/stored.js';
import { demandListTitle } from './list.js';
import type { List } from './list.js';
import { listEntity, listProperties, listSet } from './list-entity.js';
import { listResource, noteListChange } from './list-resource.js';
import { makeList } from './make-list.js';
import { isListTemplate } from './template-fields.js';
import { defaultLibrary, ensureStandardLibrary, standardLibrary } from './standard-libraries.js';

/**
 * Adds a list with the fields every list has and its first view.
 *
 * @throws SharePointError if the title is empty or taken.
 */
export function addList(call: Call, sent: JsonObject): List {
  const title = textOf(sent, 'Title')?.trim() ?? '';
  demandListTitle(title);
  const template = numberSent('BaseTemplate', own(sent, 'BaseTemplate') ?? 100, 'integer');
  const isOther = (name: string) => name === 'Title' || name === 'BaseTemplate';
  if (!isListTemplate(template)) throw refused('Invalid list template.');
  const properties = applySent(listProperties, {}, sent, 'SP.List', isOther);
  return call.service.database.transaction(() => {
    if (call.service.lists.byTitle(call.web, title) !== undefined) throw duplicateListTitle();
    const list = makeList(call.service, call.web, {
      title,
      template,
      properties: { ...properties, AuthorId: call.visitor.user.id },
    });
    checkListFormula(list.fields, properties);
    noteListChange(call, list, changeType.add);
    return list;
  });
}

/** The list if the visitor may see it; otherwise it does not exist for them. */
function visible(call: Call, list: List | undefined): List | undefined {
  return list !== undefined && maySeeList(call, list) ? list : undefined;
}

function byGuid(call: Call, guid: string): Resource {
  const list = visible(call, call.service.lists.byGuid(call.web, guid));
  if (list === undefined) throw unknownList();
  return listResource(call, list);
}

function byPath(call: Call, path: string): Resource {
  const decoded = path.replace(/^https?:\/\/[^/]+/i, '').replace(/\/+$/, '');
  const list = visible(call, call.service.lists.byPath(call.web, decoded));
  if (list === undefined) throw unknownList();
  return listResource(call, list);
}

function byTitle(call: Call, title: string): Resource {
  const list = visible(call, call.service.lists.byTitle(call.web, title));
  if (list === undefined) throw unknownListTitle(title, webUrl(call));
  return listResource(call, list);
}

/** Answers one of the web's standard libraries, and makes it if it is not there. */
function ensureStep(folder: 'SiteAssets' | 'SitePages'): Step<undefined> {
  return (call) =>
    action(call, () => {
      if (standardLibrary(call.service, call.web, folder) === undefined) demandWeb(call, permission.manageLists);
      const list = ensureStandardLibrary(call.service, call.web, folder, call.visitor.user.id);
      if (!maySeeList(call, list)) throw unknownList();
      return entityReply(call, listEntity(call, list));
    });
}

const listsNoun: Noun<undefined> = {
  read: (call) =>
    collectionReply(
      call,
      listSet,
      call.service.lists
        .ofWeb(call.web)
        .filter((list) => maySeeList(call, list))
        .map((list) => listEntity(call, list)),
    ),
  create(call) {
    demandWeb(call, permission.manageLists);
    return entityReply(call, listEntity(call, addList(call, bodyEntity(call).properties)), 201);
  },
  members: {
    getbyid: (call, _node, given) => byGuid(call, given.guid('id')),
    getbytitle: (call, _node, given) => byTitle(call, given.text('title')),
    ensuresiteassetslibrary: ensureStep('SiteAssets'),
    ensuresitepageslibrary: ensureStep('SitePages'),
  },
};

/** `web/lists`, `web/lists(guid'…')`. */
export const listsStep = collection<unknown, undefined>(
  listsNoun,
  () => undefined,
  (call, _node, given: Arguments) => byGuid(call, given.guid('id')),
);

/** `web/getList('/sites/dev/Lists/Tasks')`. */
export const getListStep: Step<unknown> = (call, _web, given) => byPath(call, given.text('strUrl'));

/** `web/GetListUsingPath(DecodedUrl='…')`. */
export const getListUsingPathStep: Step<unknown> = (call, _web, given) => byPath(call, given.text('DecodedUrl'));

/** `web/defaultDocumentLibrary`. */
export const defaultLibraryStep: Step<unknown> = (call) => {
  const list = visible(call, defaultLibrary(call.service, call.web));
  if (list === undefined) throw unknownList();
  return listResource(call, list);
};
