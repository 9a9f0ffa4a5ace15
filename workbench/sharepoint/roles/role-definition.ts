import type { Permissions } from '../permissions/base-permissions.js';
import { builtInRoles } from '../permissions/base-permissions.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** A permission level of a site collection. */
export interface RoleDefinition {
  readonly siteId: number;
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** RoleTypeKind; 0 for levels that someone made. */
  readonly kind: number;
  readonly position: number;
  readonly permissions: Permissions;
  readonly hidden: boolean;
}

function roleOf(row: Row): RoleDefinition {
  return {
    siteId: integer(row, 'site_id'),
    id: integer(row, 'id'),
    name: text(row, 'name'),
    description: text(row, 'description'),
    kind: integer(row, 'kind'),
    position: integer(row, 'position'),
    permissions: BigInt(text(row, 'permissions')),
    hidden: integer(row, 'hidden') === 1,
  };
}

/** The permission levels of all site collections. */
export class Roles {
  constructor(private readonly database: Database) {}

  ofSite(siteId: number): RoleDefinition[] {
    return this.database
      .all('SELECT * FROM role_definitions WHERE site_id = ? ORDER BY position, id', siteId)
      .map(roleOf);
  }

  byId(siteId: number, id: number): RoleDefinition | undefined {
    const row = this.database.get('SELECT * FROM role_definitions WHERE site_id = ? AND id = ?', siteId, id);
    return row === undefined ? undefined : roleOf(row);
  }

  /** Gives a new site its built-in levels. */
  addBuiltIn(siteId: number): void {
    for (const role of builtInRoles) this.#insert({ ...role, siteId });
  }

  /** Adds a level that someone made, under the next free id. */
  add(role: Omit<RoleDefinition, 'id'>): RoleDefinition {
    const highest = Math.max(...this.ofSite(role.siteId).map((each) => each.id));
    const added = { ...role, id: highest + 1 };
    this.#insert(added);
    return added;
  }

  update(role: RoleDefinition): void {
    this.database.run(
      'UPDATE role_definitions SET name = ?, description = ?, position = ?, permissions = ? WHERE site_id = ? AND id = ?',
      role.name,
      role.description,
      role.position,
      String(role.permissions),
      role.siteId,
      role.id,
    );
  }

  remove(role: RoleDefinition): void {
    this.database.run('DELETE FROM role_definitions WHERE site_id = ? AND id = ?', role.siteId, role.id);
    this.database.run(
      'DELETE FROM role_assignments WHERE role_id = ? AND scope_id IN (SELECT id FROM scopes WHERE site_id = ?)',
      role.id,
      role.siteId,
    );
  }

  #insert(role: RoleDefinition): void {
    this.database.run(
      'INSERT INTO role_definitions VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      role.siteId,
      role.id,
      role.name,
      role.description,
      role.kind,
      role.position,
      String(role.permissions),
      role.hidden ? 1 : 0,
    );
  }
}
