import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { NewChange } from '../changes/change-log.js';
import { changedObject } from '../changes/change-log.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import type { Web } from '../webs/web.js';
import { demandWritable } from './demand.js';
import { folderPath, folderRow, hasOwnItemScope, inheritedScope, insideFolder, moveInheriting } from './item-scope.js';
import type { ScopeOwner } from './security.js';

/** A thing that can have permissions of its own: a web, a list, a folder, an item. */
export interface Securable {
  /** Address relative to `_api/`. */
  readonly path: string;
  readonly scopeId: number;
  readonly hasOwnScope: boolean;
  /** What a new scope for it belongs to. */
  readonly owner: ScopeOwner;
  /** The scope it inherits from, or undefined for a root web, which always has its own. */
  readonly parentScopeId: number | undefined;
  /** The scopes of everything above it: whoever is given something in it must get as far as it. */
  readonly above: readonly number[];
  /** How many items would have to be looked at to give it permissions of its own. */
  readonly size: number;
  /** Points the object (and everything in it that inherits) to a scope. */
  setScope(scopeId: number): void;
  /** Makes everything inside inherit again. */
  clearSubscopes(): void;
  /** What the change log says of it. */
  readonly change: Omit<NewChange, 'change' | 'editor'>;
}

/** The web as a thing with permissions. */
export function securableWeb(call: Call, web: Web): Securable {
  const { service } = call;
  const parent = web.parentId === undefined ? undefined : service.webs.byId(web.parentId);
  return {
    path: 'Web',
    scopeId: web.scopeId,
    hasOwnScope: parent === undefined || parent.scopeId !== web.scopeId,
    owner: { siteId: web.siteId, webId: web.id },
    parentScopeId: parent?.scopeId,
    above: parent === undefined ? [] : scopesUpFrom(call, parent),
    size: 0,
    setScope(scopeId) {
      for (const each of service.webs.setScope(web, scopeId)) {
        for (const list of service.lists.ofWeb(each)) {
          if (list.scopeId === web.scopeId) service.lists.setScope(list, scopeId);
        }
      }
    },
    clearSubscopes() {
      clearWeb(call, service.webs.byId(web.id) ?? web);
    },
    change: { siteId: web.siteId, webId: web.id, object: changedObject.web },
  };
}

/** A list as a thing with permissions. */
export function securableList(call: Call, list: List): Securable {
  const { service, web } = call;
  return {
    path: `Web/Lists(guid'${list.guid}')`,
    scopeId: list.scopeId,
    hasOwnScope: list.hasOwnScope,
    owner: { siteId: web.siteId, webId: web.id, listId: list.id },
    parentScopeId: web.scopeId,
    above: scopesUpFrom(call, web),
    size: service.lists.counts(list).items,
    setScope: (scopeId) => {
      demandWritable(list);
      service.lists.setScope(list, scopeId);
    },
    clearSubscopes() {
      clearItems(call, list);
    },
    change: { siteId: web.siteId, webId: web.id, list, object: changedObject.list },
  };
}

/** The scopes of a web and of the webs above it. */
function scopesUpFrom(call: Call, web: Web): number[] {
  const parent = web.parentId === undefined ? undefined : call.service.webs.byId(web.parentId);
  return [web.scopeId, ...(parent === undefined ? [] : scopesUpFrom(call, parent))];
}

function clearItems(call: Call, list: List): void {
  const { database, security, lists } = call.service;
  if (!list.hasItemScopes) return;
  database.run(`UPDATE ${list.table} SET scope = NULL WHERE scope IS NOT NULL`);
  security.removeItemScopes(list.id);
  lists.forget(list.id);
}

/** Makes everything in a web inherit from it: its lists with their items, and its sub-webs. */
function clearWeb(call: Call, web: Web): void {
  const { security, lists, webs } = call.service;
  for (const list of lists.ofWeb(web)) {
    clearItems(call, list);
    if (!list.hasOwnScope) continue;
    security.removeScope(list.scopeId);
    lists.setScope(list, web.scopeId);
  }
  for (const child of webs.children(web.id)) {
    if (child.scopeId !== web.scopeId) {
      security.removeScope(child.scopeId);
      webs.setScope(child, web.scopeId);
    }
    clearWeb(call, { ...child, scopeId: web.scopeId });
  }
}

/** The scopes of the folders that an item lies in, its list, and its web. */
function scopesAboveItem(call: Call, list: List, row: Row): number[] {
  const scopes = [list.scopeId, ...scopesUpFrom(call, call.web)];
  const names = text(row, 'folder').split('/');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const folder = folderRow(call.service.database, list, names.slice(0, depth).join('/'));
    const scopeId = folder === undefined ? undefined : optionalInteger(folder, 'scope');
    if (scopeId !== undefined) scopes.push(scopeId);
  }
  return [...new Set(scopes)];
}

/** An item or a folder as a thing with permissions. */
export function securableItem(call: Call, list: List, row: Row): Securable {
  const { database, lists, security } = call.service;
  const id = integer(row, 'id');
  const isFolder = integer(row, 'object_type') === 1;
  const inherited = inheritedScope(database, list, text(row, 'folder'));
  const stored = (scopeId: number) => (scopeId === list.scopeId ? null : scopeId);
  const inside = isFolder ? insideFolder(folderPath(row)) : undefined;
  return {
    path: `Web/Lists(guid'${list.guid}')/Items(${id})`,
    scopeId: optionalInteger(row, 'scope') ?? list.scopeId,
    hasOwnScope: hasOwnItemScope(database, list, row),
    owner: { siteId: call.site.id, webId: call.web.id, listId: list.id, itemId: id },
    parentScopeId: inherited ?? list.scopeId,
    above: scopesAboveItem(call, list, row),
    size: isFolder ? lists.counts(list).items : 1,
    setScope(scopeId) {
      demandWritable(list);
      const from = optionalInteger(row, 'scope') ?? null;
      database.run(`UPDATE ${list.table} SET scope = ? WHERE id = ?`, stored(scopeId), id);
      if (isFolder) moveInheriting(database, list, folderPath(row), from, stored(scopeId));
      lists.forget(list.id);
    },
    clearSubscopes() {
      if (inside === undefined) return;
      const current = database.get(`SELECT scope FROM ${list.table} WHERE id = ?`, id);
      const scope = current === undefined ? null : (optionalInteger(current, 'scope') ?? null);
      const among = { sql: `SELECT id FROM ${list.table} WHERE ${inside.sql}`, parameters: inside.parameters };
      database.run(`UPDATE ${list.table} SET scope = ? WHERE ${inside.sql}`, scope, ...inside.parameters);
      security.removeItemScopes(list.id, among);
      lists.forget(list.id);
    },
    change: {
      siteId: call.site.id,
      webId: call.web.id,
      list,
      itemId: id,
      uniqueId: text(row, 'guid'),
      object: changedObject.item,
    },
  };
}
