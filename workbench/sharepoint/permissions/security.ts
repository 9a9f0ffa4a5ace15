import { accessDenied } from '../errors/errors.js';
import type { Database } from '../storage/database.js';
import { integer, text } from '../storage/rows.js';
import type { Principal } from '../users/principal.js';
import type { Permissions } from './base-permissions.js';
import { fullMask, includes, limitedAccess, permission } from './base-permissions.js';

/** A role assignment of a scope: one principal, one role. */
export interface Assignment {
  readonly principalId: number;
  readonly roleId: number;
}

/** What a scope belongs to. A list's scope has no item, a web's neither. */
export interface ScopeOwner {
  readonly siteId: number;
  readonly webId: number;
  readonly listId?: number;
  readonly itemId?: number;
}

/**
 * Who may do what. Every securable object (web, list, folder, item) points to the scope that applies to it; a scope holds
 * role assignments. Answers are remembered per person until any assignment, role or membership changes.
 */
export class Security {
  readonly #held = new Map<string, Map<number, Permissions>>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.changed());
  }

  /** To be called after every change to roles, assignments or memberships. */
  changed(): void {
    this.#held.clear();
  }

  /** The base permissions of a user in a scope. Site administrators hold all. */
  permissions(user: Principal, scopeId: number): Permissions {
    if (user.siteAdmin) return fullMask;
    const held = this.#heldBy(user);
    let permissions = held.get(scopeId);
    if (permissions === undefined) {
      permissions = this.#read(user, scopeId);
      held.set(scopeId, permissions);
    }
    return permissions;
  }

  /** @throws SharePointError (403) unless the user holds the permissions in the scope. */
  demand(user: Principal, scopeId: number, needed: Permissions): void {
    if (!includes(this.permissions(user, scopeId), needed)) throw accessDenied();
  }

  allows(user: Principal, scopeId: number, needed: Permissions): boolean {
    return includes(this.permissions(user, scopeId), needed);
  }

  /** The ids of the scopes inside a list (folders, items) in which the user may view items. */
  readableItemScopes(user: Principal, listId: number): number[] {
    return this.database
      .all('SELECT id FROM scopes WHERE list_id = ? AND item_id IS NOT NULL', listId)
      .map((row) => integer(row, 'id'))
      .filter((scopeId) => this.allows(user, scopeId, permission.viewListItems));
  }

  addScope(owner: ScopeOwner): number {
    return this.database.run(
      'INSERT INTO scopes (site_id, web_id, list_id, item_id) VALUES (?, ?, ?, ?)',
      owner.siteId,
      owner.webId,
      owner.listId ?? null,
      owner.itemId ?? null,
    ).id;
  }

  removeScope(scopeId: number): void {
    this.database.run('DELETE FROM role_assignments WHERE scope_id = ?', scopeId);
    this.database.run('DELETE FROM scopes WHERE id = ?', scopeId);
    this.changed();
  }

  /** Removes the scopes of all folders and items of a list. */
  removeItemScopes(listId: number): void {
    const inside = 'SELECT id FROM scopes WHERE list_id = ? AND item_id IS NOT NULL';
    this.database.run(`DELETE FROM role_assignments WHERE scope_id IN (${inside})`, listId);
    this.database.run('DELETE FROM scopes WHERE list_id = ? AND item_id IS NOT NULL', listId);
    this.changed();
  }

  assignments(scopeId: number): Assignment[] {
    return this.database
      .all('SELECT * FROM role_assignments WHERE scope_id = ? ORDER BY principal_id, role_id', scopeId)
      .map((row) => ({ principalId: integer(row, 'principal_id'), roleId: integer(row, 'role_id') }));
  }

  copyAssignments(from: number, to: number): void {
    this.database.run(
      `INSERT OR IGNORE INTO role_assignments
       SELECT ?, principal_id, role_id FROM role_assignments WHERE scope_id = ? AND role_id <> ?`,
      to,
      from,
      limitedAccess.id,
    );
    this.changed();
  }

  assign(scopeId: number, principalId: number, roleId: number): void {
    this.database.run('INSERT OR IGNORE INTO role_assignments VALUES (?, ?, ?)', scopeId, principalId, roleId);
    this.changed();
  }

  unassign(scopeId: number, principalId: number, roleId?: number): void {
    const sql = 'DELETE FROM role_assignments WHERE scope_id = ? AND principal_id = ?';
    if (roleId === undefined) this.database.run(sql, scopeId, principalId);
    else this.database.run(`${sql} AND role_id = ?`, scopeId, principalId, roleId);
    this.changed();
  }

  #heldBy(user: Principal): Map<number, Permissions> {
    const key = `${user.siteId}:${user.id}`;
    let held = this.#held.get(key);
    if (held === undefined) {
      held = new Map();
      this.#held.set(key, held);
    }
    return held;
  }

  #read(user: Principal, scopeId: number): Permissions {
    return this.database
      .all(
        `SELECT r.permissions FROM role_assignments a
         JOIN scopes s ON s.id = a.scope_id
         JOIN role_definitions r ON r.site_id = s.site_id AND r.id = a.role_id
         WHERE a.scope_id = ?1 AND s.site_id = ?2 AND (a.principal_id = ?3 OR a.principal_id IN
           (SELECT group_id FROM group_members WHERE site_id = ?2 AND user_id = ?3))`,
        scopeId,
        user.siteId,
        user.id,
      )
      .reduce((all, row) => all | BigInt(text(row, 'permissions')), 0n);
  }
}
