import { accessDenied } from '../errors/errors.js';
import type { Database } from '../storage/database.js';
import { integer, text } from '../storage/rows.js';
import type { Principal } from '../users/principal.js';
import { everyoneLogin, internalUsersLogin } from '../users/everyone.js';
import type { Permissions } from './base-permissions.js';
import { fullMask, includes, limitedAccess, permission } from './base-permissions.js';

/** Answers kept in memory for one person at most. */
const rememberedScopes = 10_000;

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
  readonly #principals = new Map<string, readonly number[]>();
  readonly #viewRoles = new Map<number, readonly number[]>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.changed());
  }

  /** To be called after every change to roles, assignments or memberships. */
  changed(): void {
    this.#held.clear();
    this.#principals.clear();
    this.#viewRoles.clear();
  }

  /** The base permissions of a user in a scope. Site administrators hold all. */
  permissions(user: Principal, scopeId: number): Permissions {
    if (user.siteAdmin) return fullMask;
    const held = this.#heldBy(user);
    let permissions = held.get(scopeId);
    if (permissions === undefined) {
      if (held.size >= rememberedScopes) held.clear();
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

  /**
   * Under which ids a user holds roles: their own, those of their groups, and those of everyone (guests are not among
   * "everyone except external users").
   */
  principalIds(user: Pick<Principal, 'siteId' | 'id' | 'guest'>): readonly number[] {
    const key = `${user.siteId}:${user.id}`;
    const known = this.#principals.get(key);
    if (known !== undefined) return known;
    const own = [user.id, ...this.everyoneIds(user.siteId, user.guest)];
    const groups = this.database
      .all(`SELECT DISTINCT group_id FROM group_members WHERE site_id = ? AND user_id IN (${own.join()})`, user.siteId)
      .map((row) => integer(row, 'group_id'));
    const ids = [...own, ...groups];
    this.#principals.set(key, ids);
    return ids;
  }

  /** The ids of the principals that stand for everyone, or for everyone but guests, as far as the site has them. */
  everyoneIds(siteId: number, guest: boolean): number[] {
    return this.database
      .all('SELECT id, login FROM principals WHERE site_id = ? AND kind = 4', siteId)
      .filter((row) => row['login'] === everyoneLogin || (!guest && row['login'] === internalUsersLogin))
      .map((row) => integer(row, 'id'));
  }

  /**
   * An SQL condition: the scope that the expression names lets the user view items. It looks each scope up by key, so its
   * cost does not rise with the number of scopes in a list.
   */
  viewableScope(user: Principal, scope: string): string {
    return `EXISTS (SELECT 1 FROM role_assignments v WHERE v.scope_id = ${scope} AND ${this.#viewing(user)})`;
  }

  /** An SQL query for the ids of all scopes in which the user may view items. */
  viewableScopes(user: Principal): string {
    return `SELECT v.scope_id FROM role_assignments v WHERE ${this.#viewing(user)}`;
  }

  /**
   * True if the user may view something inside a list by the permissions of a folder or an item. What lies in the recycle
   * bin keeps its permissions and does not count.
   *
   * @param table the list's item table
   */
  viewsInside(user: Principal, table: string): boolean {
    if (user.siteAdmin) return true;
    const sql = `SELECT 1 FROM ${table} i WHERE i.scope IN (${this.viewableScopes(user)}) LIMIT 1`;
    return this.database.get(sql) !== undefined;
  }

  #viewing(user: Principal): string {
    let roles = this.#viewRoles.get(user.siteId);
    if (roles === undefined) {
      roles = this.database
        .all('SELECT id, permissions FROM role_definitions WHERE site_id = ?', user.siteId)
        .filter((row) => includes(BigInt(text(row, 'permissions')), permission.viewListItems))
        .map((row) => integer(row, 'id'));
      this.#viewRoles.set(user.siteId, roles);
    }
    return `v.principal_id IN (${this.principalIds(user).join()}) AND v.role_id IN (${roles.join()})`;
  }

  /** How many folders and items of a list have permissions of their own. */
  itemScopeCount(listId: number): number {
    const sql = 'SELECT count(*) AS n FROM scopes WHERE list_id = ? AND item_id IS NOT NULL';
    const row = this.database.get(sql, listId);
    return row === undefined ? 0 : integer(row, 'n');
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

  /** Removes the scopes of folders and items of a list: of all, or of those whose ids the SQL query names. */
  removeItemScopes(listId: number, among?: { readonly sql: string; readonly parameters: readonly string[] }): void {
    const chosen = among === undefined ? 'item_id IS NOT NULL' : `item_id IN (${among.sql})`;
    const inside = `FROM scopes WHERE list_id = ? AND ${chosen}`;
    const parameters = among?.parameters ?? [];
    const ofScopes = `DELETE FROM role_assignments WHERE scope_id IN (SELECT id ${inside})`;
    this.database.run(ofScopes, listId, ...parameters);
    this.database.run(`DELETE ${inside}`, listId, ...parameters);
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
    return this.permissionsOf(this.principalIds(user), scopeId);
  }

  /** What the principals of these ids hold together in a scope of their site. */
  permissionsOf(principalIds: readonly number[], scopeId: number): Permissions {
    return this.database
      .all(
        `SELECT r.permissions FROM role_assignments a
         JOIN scopes s ON s.id = a.scope_id
         JOIN role_definitions r ON r.site_id = s.site_id AND r.id = a.role_id
         WHERE a.scope_id = ? AND a.principal_id IN (${principalIds.join()})`,
        scopeId,
      )
      .reduce((all, row) => all | BigInt(text(row, 'permissions')), 0n);
  }
}
