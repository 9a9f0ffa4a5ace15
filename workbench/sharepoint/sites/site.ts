import { randomUUID } from 'node:crypto';

import { instantText } from '../instant.js';
import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** A site collection. */
export interface Site {
  readonly id: number;
  readonly guid: string;
  /** Server-relative, `/sites/dev`, or `/` for the root site. */
  readonly path: string;
  /** IANA name, e.g. Europe/London. */
  readonly timeZone: string;
  readonly created: string;
  /** What clients may set of it. */
  readonly properties: JsonObject;
}

function siteOf(row: Row): Site {
  return {
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    path: text(row, 'path'),
    timeZone: text(row, 'time_zone'),
    created: text(row, 'created'),
    properties: parseObject(text(row, 'properties')),
  };
}

/** The site collections. */
export class Sites {
  readonly #byId = new Map<number, Site>();

  constructor(private readonly database: Database) {
    database.onRollback(() => this.#byId.clear());
  }

  byPath(path: string): Site | undefined {
    const row = this.database.get('SELECT * FROM sites WHERE path = ?', path);
    return row === undefined ? undefined : siteOf(row);
  }

  byId(id: number): Site | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const row = this.database.get('SELECT * FROM sites WHERE id = ?', id);
    if (row === undefined) return undefined;
    const site = siteOf(row);
    this.#byId.set(id, site);
    return site;
  }

  add(path: string, timeZone: string): Site {
    const site = { guid: randomUUID(), path, timeZone, created: instantText(), properties: {} };
    // Ids 1 and 2 are never given: clients treat small ids of groups as ordinary ones from 3 on.
    const { id } = this.database.run(
      'INSERT INTO sites (guid, path, time_zone, created, next_principal_id) VALUES (?, ?, ?, ?, 3)',
      site.guid,
      site.path,
      site.timeZone,
      site.created,
    );
    return { id, ...site };
  }

  /** Stores changed properties. */
  update(site: Site, properties: JsonObject): void {
    this.database.run('UPDATE sites SET properties = ? WHERE id = ?', JSON.stringify(properties), site.id);
    this.#byId.delete(site.id);
  }
}
