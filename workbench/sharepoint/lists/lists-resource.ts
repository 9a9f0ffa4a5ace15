import { changeType } from '../changes/change-log.js';
import { duplicateListTitle, invalidQuery, unknownList, unknownListTitle } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { bodyEntity } from '../http/body.js';
import type { Call } from '../http/call.js';
import { webUrl } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf, own, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb, maySeeList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { applySent } from '../representation/stored.js';
import { demandListTitle } from './list.js';
import type { List } from './list.js';
import { listEntity, listProperties, listSet } from './list-entity.js';
import { listResource, noteListChange } from './list-resource.js';

/** Templates whose lists hold files (BaseType 1) and stand in the web's root. */
const libraryTemplates = new Set([101, 109, 115, 119, 130, 851]);

/** The folder name made of a title: characters that an address cannot have are left out. */
function folderName(title: string): string {
  const name = title
    .replaceAll(/["#%*:<>?/\\|{}~&\p{Cc}]/gu, '')
    .trim()
    .slice(0, 50);
  return name === '' ? 'List' : name;
}

function freePath(call: Call, title: string, isLibrary: boolean): string {
  const root = call.web.path === '/' ? '' : call.web.path;
  const base = `${root}${isLibrary ? '' : '/Lists'}/${folderName(title)}`;
  for (let number = 0; ; number += 1) {
    const path = number === 0 ? base : `${base}${number}`;
    if (call.service.lists.byPath(call.web, path) === undefined) return path;
  }
}

/**
 * Adds a list with the fields every list has and its first view.
 *
 * @throws SharePointError if the title is empty or taken.
 */
function addList(call: Call, sent: JsonObject): List {
  const title = textOf(sent, 'Title')?.trim() ?? '';
  demandListTitle(title);
  const template = numberOf(sent, 'BaseTemplate') ?? 100;
  if (own(sent, 'BaseTemplate') !== undefined && !Number.isSafeInteger(own(sent, 'BaseTemplate'))) {
    throw invalidQuery('BaseTemplate must be a whole number.');
  }
  const isLibrary = libraryTemplates.has(template);
  const isOther = (name: string) => name === 'Title' || name === 'BaseTemplate';
  const bag: JsonObject = {
    ...applySent(listProperties, {}, sent, 'SP.List', isOther),
    BaseTemplate: template,
    BaseType: isLibrary ? 1 : 0,
  };
  return call.service.database.transaction(() => {
    const { lists, fields, views } = call.service;
    if (lists.byTitle(call.web, title) !== undefined) throw duplicateListTitle();
    const list = fields.addSystemFields(lists.add(call.web, title, freePath(call, title, isLibrary), bag));
    views.add(list, {
      Title: isLibrary ? 'All Documents' : 'All Items',
      DefaultView: true,
      MobileView: true,
      MobileDefaultView: true,
      ViewFields: ['LinkTitle'],
    });
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
