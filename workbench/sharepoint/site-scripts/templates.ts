import { randomUUID } from 'node:crypto';

import { notFound } from '../errors/errors.js';
import type { JsonObject } from '../json.js';
import { parseObject } from '../json.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** A site script or a site design. */
export interface Template {
  readonly guid: string;
  readonly properties: JsonObject;
}

/** A design that was applied to a web. */
export interface DesignRun extends Template {
  readonly webId: number;
  readonly design: string;
}

type Kind = 'script' | 'design';

function templateOf(row: Row): Template {
  return { guid: text(row, 'guid'), properties: parseObject(text(row, 'properties')) };
}

/** The tenant's site scripts and designs, and the runs of designs, as rows. */
export class Templates {
  constructor(private readonly database: Database) {}

  all(kind: Kind): Template[] {
    return this.database.all('SELECT * FROM site_templates WHERE kind = ? ORDER BY number', kind).map(templateOf);
  }

  /** @throws SharePointError (404) if there is none of that id */
  demand(kind: Kind, guid: string): Template {
    const row = this.database.get('SELECT * FROM site_templates WHERE kind = ? AND guid = ?', kind, guid);
    if (row === undefined) throw notFound(`The site ${kind} does not exist.`);
    return templateOf(row);
  }

  add(kind: Kind, properties: JsonObject): Template {
    const guid = randomUUID();
    const sql = 'INSERT INTO site_templates (guid, kind, properties) VALUES (?, ?, ?)';
    this.database.run(sql, guid, kind, JSON.stringify(properties));
    return { guid, properties };
  }

  update({ guid }: Template, properties: JsonObject): Template {
    this.database.run('UPDATE site_templates SET properties = ? WHERE guid = ?', JSON.stringify(properties), guid);
    return { guid, properties };
  }

  remove({ guid }: Template): void {
    this.database.run('DELETE FROM site_templates WHERE guid = ?', guid);
  }

  addRun(webId: number, design: string, properties: JsonObject): DesignRun {
    const guid = randomUUID();
    const sql = 'INSERT INTO site_design_runs (guid, web_id, design, properties) VALUES (?, ?, ?, ?)';
    this.database.run(sql, guid, webId, design, JSON.stringify(properties));
    return { guid, webId, design, properties };
  }

  /** The runs on a web, newest first. */
  runs(webId: number): DesignRun[] {
    return this.database
      .all('SELECT * FROM site_design_runs WHERE web_id = ? ORDER BY number DESC', webId)
      .map((row) => ({ ...templateOf(row), webId: integer(row, 'web_id'), design: text(row, 'design') }));
  }
}
