import { randomUUID } from 'node:crypto';

import { instantText } from '../instant.js';
import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';

/** A site (SPWeb): the root of a site collection, or a sub-site. */
export interface Web {
  readonly id: number;
  readonly guid: string;
  readonly siteId: number;
  readonly parentId: number | undefined;
  /** Server-relative, `/sites/dev` or `/`. */
  readonly path: string;
  readonly scopeId: number;
  readonly created: string;
  readonly properties: JsonObject;
}

function webOf(row: Row): Web {
  return {
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    siteId: integer(row, 'site_id'),
    parentId: optionalInteger(row, 'parent_id'),
    path: text(row, 'path'),
    scopeId: integer(row, 'scope_id'),
    created: text(row, 'created'),
    properties: parseObject(text(row, 'properties')),
  };
}

/** The webs of all site collections, found by path on every request: kept in memory. */
export class Webs {
  readonly #byPath = new Map<string, Web>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.#byPath.clear());
  }

  /** The web at that path, compared without case. */
  byPath(path: string): Web | undefined {
    const key = path.toLowerCase();
    const known = this.#byPath.get(key);
    if (known !== undefined) return known;
    const row = this.database.get('SELECT * FROM webs WHERE path = ?', path);
    if (row === undefined) return undefined;
    const web = webOf(row);
    this.#byPath.set(key, web);
    return web;
  }

  /** The innermost web that an address lies in. */
  holding(address: string): Web | undefined {
    for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1)) {
      const web = this.byPath(address.slice(0, end));
      if (web !== undefined) return web;
    }
    return this.byPath('/');
  }

  byId(id: number): Web | undefined {
    const row = this.database.get('SELECT * FROM webs WHERE id = ?', id);
    return row === undefined ? undefined : webOf(row);
  }

  children(parentId: number): Web[] {
    return this.database.all('SELECT * FROM webs WHERE parent_id = ? ORDER BY path', parentId).map(webOf);
  }

  add(web: Omit<Web, 'id' | 'guid' | 'created'>): Web {
    const added = { ...web, guid: randomUUID(), created: instantText() };
    const { id } = this.database.run(
      'INSERT INTO webs (guid, site_id, parent_id, path, scope_id, created, properties) VALUES (?, ?, ?, ?, ?, ?, ?)',
      added.guid,
      added.siteId,
      added.parentId ?? null,
      added.path,
      added.scopeId,
      added.created,
      JSON.stringify(added.properties),
    );
    return { ...added, id };
  }

  /** Points the web to another security scope, and with it the sub-webs that inherited the old one. Answers all of them. */
  setScope(web: Web, scopeId: number): Web[] {
    this.database.run('UPDATE webs SET scope_id = ? WHERE id = ?', scopeId, web.id);
    this.#byPath.delete(web.path.toLowerCase());
    const inheriting = this.children(web.id).filter((child) => child.scopeId === web.scopeId);
    return [web, ...inheriting.flatMap((child) => this.setScope(child, scopeId))];
  }

  remove(web: Web): void {
    this.database.run('DELETE FROM webs WHERE id = ?', web.id);
    this.#byPath.delete(web.path.toLowerCase());
  }

  /** The web of that guid in a site collection. */
  byGuid(siteId: number, guid: string): Web | undefined {
    const row = this.database.get('SELECT * FROM webs WHERE site_id = ? AND guid = ?', siteId, guid);
    return row === undefined ? undefined : webOf(row);
  }

  /** Stores changed properties. */
  update(web: Web, properties: JsonObject): void {
    this.database.run('UPDATE webs SET properties = ? WHERE id = ?', JSON.stringify(properties), web.id);
    this.#byPath.delete(web.path.toLowerCase());
  }
}
