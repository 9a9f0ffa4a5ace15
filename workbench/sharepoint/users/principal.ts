import { randomUUID } from 'node:crypto';

import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** PrincipalType on the wire. */
export const principalKind = { user: 1, securityGroup: 4, group: 8 } as const;

/** The id of `SHAREPOINT\\system`, who every site collection has: SharePoint itself. */
export const systemAccountId = 1073741823;

/** A user or a SharePoint group of one site collection: both take their ids from one sequence. */
export interface Principal {
  readonly siteId: number;
  readonly id: number;
  readonly guid: string;
  readonly kind: number;
  /** Users: the claims login. Groups: the group's name. */
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly siteAdmin: boolean;
  readonly guest: boolean;
  /** Groups: Description, OwnerId and the membership settings. */
  readonly properties: JsonObject;
}

/** Someone who could be added to a site. */
export interface DirectoryUser {
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly guest: boolean;
  /** PrincipalType; a person unless it says otherwise. */
  readonly kind?: number;
}

function principalOf(row: Row): Principal {
  return {
    siteId: integer(row, 'site_id'),
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    kind: integer(row, 'kind'),
    login: text(row, 'login'),
    title: text(row, 'title'),
    email: text(row, 'email'),
    siteAdmin: integer(row, 'site_admin') === 1,
    guest: integer(row, 'guest') === 1,
    properties: parseObject(text(row, 'properties')),
  };
}

function directoryUserOf(row: Row): DirectoryUser {
  return {
    login: text(row, 'login'),
    title: text(row, 'title'),
    email: text(row, 'email'),
    guest: integer(row, 'guest') === 1,
  };
}

/** Users and groups of all sites, their memberships, and the directory they come from. */
export class Principals {
  constructor(private readonly database: Database) {}

  byId(siteId: number, id: number): Principal | undefined {
    const row = this.database.get('SELECT * FROM principals WHERE site_id = ? AND id = ?', siteId, id);
    return row === undefined ? undefined : principalOf(row);
  }

  byLogin(siteId: number, login: string): Principal | undefined {
    const row = this.database.get('SELECT * FROM principals WHERE site_id = ? AND login = ?', siteId, login);
    return row === undefined ? undefined : principalOf(row);
  }

  /** All users, or all groups, of a site in order of id. */
  ofKind(siteId: number, groups: boolean): Principal[] {
    const sql = `SELECT * FROM principals WHERE site_id = ? AND (kind = 8) = ? ORDER BY id`;
    return this.database.all(sql, siteId, groups ? 1 : 0).map(principalOf);
  }

  /** Adds a user or group and gives it the next id of its site. */
  add(principal: Omit<Principal, 'id' | 'guid'>): Principal {
    return this.database.transaction(() => {
      const row = this.database.get(
        'UPDATE sites SET next_principal_id = next_principal_id + 1 WHERE id = ? RETURNING next_principal_id - 1 AS id',
        principal.siteId,
      );
      const added: Principal = { ...principal, id: row === undefined ? 0 : integer(row, 'id'), guid: randomUUID() };
      this.database.run(
        `INSERT INTO principals (site_id, id, guid, kind, login, title, email, site_admin, guest, properties)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        added.siteId,
        added.id,
        added.guid,
        added.kind,
        added.login,
        added.title,
        added.email,
        added.siteAdmin ? 1 : 0,
        added.guest ? 1 : 0,
        JSON.stringify(added.properties),
      );
      return added;
    });
  }

  /** Gives a site its System Account. May be repeated. */
  ensureSystemAccount(siteId: number): void {
    this.database.run(
      `INSERT OR IGNORE INTO principals (site_id, id, guid, kind, login, title, email)
       VALUES (?, ?, ?, ?, 'SHAREPOINT\\system', 'System Account', '')`,
      siteId,
      systemAccountId,
      randomUUID(),
      principalKind.user,
    );
  }

  /** Stores a changed title, email, administrator flag or properties. */
  update(principal: Principal): void {
    this.database.run(
      'UPDATE principals SET login = ?, title = ?, email = ?, site_admin = ?, properties = ? WHERE site_id = ? AND id = ?',
      principal.login,
      principal.title,
      principal.email,
      principal.siteAdmin ? 1 : 0,
      JSON.stringify(principal.properties),
      principal.siteId,
      principal.id,
    );
  }

  /** Removes a user or group with its memberships and role assignments. */
  remove(principal: Principal): void {
    const { siteId, id } = principal;
    this.database.transaction(() => {
      this.database.run('DELETE FROM principals WHERE site_id = ? AND id = ?', siteId, id);
      this.database.run(
        'DELETE FROM group_members WHERE site_id = ? AND (group_id = ? OR user_id = ?)',
        siteId,
        id,
        id,
      );
      this.database.run(
        'DELETE FROM role_assignments WHERE principal_id = ? AND scope_id IN (SELECT id FROM scopes WHERE site_id = ?)',
        id,
        siteId,
      );
    });
  }

  members(siteId: number, groupId: number): Principal[] {
    return this.database
      .all(
        `SELECT p.* FROM group_members m JOIN principals p ON p.site_id = m.site_id AND p.id = m.user_id
         WHERE m.site_id = ? AND m.group_id = ? ORDER BY p.id`,
        siteId,
        groupId,
      )
      .map(principalOf);
  }

  groupsOf(siteId: number, userId: number): Principal[] {
    return this.database
      .all(
        `SELECT p.* FROM group_members m JOIN principals p ON p.site_id = m.site_id AND p.id = m.group_id
         WHERE m.site_id = ? AND m.user_id = ? ORDER BY p.id`,
        siteId,
        userId,
      )
      .map(principalOf);
  }

  addMember(siteId: number, groupId: number, userId: number): void {
    this.database.run('INSERT OR IGNORE INTO group_members VALUES (?, ?, ?)', siteId, groupId, userId);
  }

  removeMember(siteId: number, groupId: number, userId: number): void {
    this.database.run(
      'DELETE FROM group_members WHERE site_id = ? AND group_id = ? AND user_id = ?',
      siteId,
      groupId,
      userId,
    );
  }

  /** Puts someone into the directory, or updates the entry. */
  setDirectoryUser(user: DirectoryUser): void {
    this.database.run(
      `INSERT INTO directory VALUES (?, ?, ?, ?)
       ON CONFLICT (login) DO UPDATE SET title = excluded.title, email = excluded.email, guest = excluded.guest`,
      user.login,
      user.title,
      user.email,
      user.guest ? 1 : 0,
    );
  }

  /** Finds someone by login, user principal name, e-mail address or display name. */
  findInDirectory(name: string): DirectoryUser | undefined {
    const row = this.database.get(
      `SELECT * FROM directory WHERE login = ?1 OR login = 'i:0#.f|membership|' || ?1 OR email = ?1 OR title = ?1
       ORDER BY login = ?1 DESC LIMIT 1`,
      name,
    );
    return row === undefined ? undefined : directoryUserOf(row);
  }

  /** The site's user for someone of the directory, added if new. */
  ensureUser(siteId: number, user: DirectoryUser): Principal {
    const known = this.byLogin(siteId, user.login);
    if (known !== undefined) return known;
    return this.add({
      siteId,
      kind: user.kind ?? principalKind.user,
      login: user.login,
      title: user.title,
      email: user.email,
      siteAdmin: false,
      guest: user.guest,
      properties: {},
    });
  }
}
