import { randomUUID } from 'node:crypto';

import { flagOf, parseObject, textOf, textsOf } from '../json.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';

/** A view of a list. */
export interface View {
  readonly id: number;
  readonly guid: string;
  readonly listId: number;
  readonly title: string;
  /** Internal names, in order. */
  readonly fields: readonly string[];
  readonly isDefault: boolean;
  readonly properties: JsonObject;
}

function viewOf(row: Row): View {
  const properties = parseObject(text(row, 'properties'));
  return {
    id: integer(row, 'id'),
    guid: text(row, 'guid'),
    listId: integer(row, 'list_id'),
    title: textOf(properties, 'Title') ?? '',
    fields: textsOf(properties, 'ViewFields'),
    isDefault: flagOf(properties, 'DefaultView'),
    properties,
  };
}

/** The views of all lists. */
export class ViewTable {
  constructor(private readonly database: Database) {}

  ofList(list: List): View[] {
    return this.database.all('SELECT * FROM views WHERE list_id = ? ORDER BY id', list.id).map(viewOf);
  }

  default(list: List): View | undefined {
    const views = this.ofList(list);
    return views.find((view) => view.isDefault) ?? views[0];
  }

  add(list: List, properties: JsonObject): View {
    const guid = randomUUID();
    const { id } = this.database.run(
      'INSERT INTO views (guid, list_id, properties) VALUES (?, ?, ?)',
      guid,
      list.id,
      JSON.stringify(properties),
    );
    if (flagOf(properties, 'DefaultView')) this.#makeDefault(list, id);
    return viewOf({ id, guid, list_id: list.id, properties: JSON.stringify(properties) });
  }

  update(list: List, view: View, properties: JsonObject): void {
    this.database.run('UPDATE views SET properties = ? WHERE id = ?', JSON.stringify(properties), view.id);
    if (flagOf(properties, 'DefaultView')) this.#makeDefault(list, view.id);
  }

  remove(view: View): void {
    this.database.run('DELETE FROM views WHERE id = ?', view.id);
  }

  /** Adds a field to the default view, at its end. */
  addFieldToDefault(list: List, internalName: string): void {
    const view = this.default(list);
    if (view === undefined || view.fields.includes(internalName)) return;
    this.update(list, view, { ...view.properties, ViewFields: [...view.fields, internalName] });
  }

  /** Takes a removed field out of all views. */
  dropField(list: List, internalName: string): void {
    for (const view of this.ofList(list)) {
      if (!view.fields.includes(internalName)) continue;
      const fields = view.fields.filter((name) => name !== internalName);
      this.update(list, view, { ...view.properties, ViewFields: fields });
    }
  }

  /** Only one view is the default. */
  #makeDefault(list: List, id: number): void {
    for (const other of this.ofList(list)) {
      if (other.id === id || !other.isDefault) continue;
      this.database.run(
        'UPDATE views SET properties = ? WHERE id = ?',
        JSON.stringify({ ...other.properties, DefaultView: false }),
        other.id,
      );
    }
  }
}
