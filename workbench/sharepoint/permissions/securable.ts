import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { NewChange } from '../changes/change-log.js';
import { changedObject } from '../changes/change-log.js';
import type { Web } from '../webs/web.js';
import type { ScopeOwner } from './security.js';

/** A thing that can have permissions of its own: a web, a list; later folders and items. */
export interface Securable {
  /** Address relative to `_api/`. */
  readonly path: string;
  readonly scopeId: number;
  readonly hasOwnScope: boolean;
  /** What a new scope for it belongs to. */
  readonly owner: ScopeOwner;
  /** The scope it inherits from, or undefined for a root web, which always has its own. */
  readonly parentScopeId: number | undefined;
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
    setScope(scopeId) {
      for (const each of service.webs.setScope(web, scopeId)) {
        for (const list of service.lists.ofWeb(each)) {
          if (list.scopeId === web.scopeId) service.lists.setScope(list, scopeId);
        }
      }
    },
    clearSubscopes() {
      for (const list of service.lists.ofWeb(web)) {
        if (!list.hasOwnScope) continue;
        service.security.removeScope(list.scopeId);
        service.lists.setScope(list, web.scopeId);
      }
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
    setScope: (scopeId) => {
      service.lists.setScope(list, scopeId);
    },
    clearSubscopes() {
      service.database.run(`UPDATE ${list.table} SET scope = NULL WHERE scope IS NOT NULL`);
      service.security.removeItemScopes(list.id);
      service.lists.forget(list.id);
    },
    change: { siteId: web.siteId, webId: web.id, list, object: changedObject.list },
  };
}
