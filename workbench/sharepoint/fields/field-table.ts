import { randomUUID } from 'node:crypto';

import { duplicateFieldName, invalidArgument, notFound, refused } from '../errors/errors.js';
import type { JsonObject } from '../json.js';
import { flagOf, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { Lists } from '../lists/lists.js';
import type { Database } from '../storage/database.js';
import { isConstraint } from '../storage/database.js';
import type { Web } from '../webs/web.js';
import type { Field } from './field.js';
import { FieldSet, fieldOf, internalNameFor, isDependent } from './field.js';
import type { FieldKind } from './kinds.js';
import { columnType, isCreatable } from './kinds.js';
import { builtInColumns } from './site-columns.js';
import type { SystemField } from './system-field.js';
import { libraryFields, notInLibraries, systemFields, titleField } from './system-fields.js';

/** Who has a file checked out stands in what is known of it; as a column it can be joined with people like any other. */
function checkedOutColumn(table: string): string {
  return `ALTER TABLE ${table} ADD COLUMN checked_out_by INTEGER AS (file ->> '$.checkedOutBy') VIRTUAL`;
}

const maximumIndexes = 20;

/** A field about to be added. */
export interface NewField {
  readonly kind: FieldKind;
  readonly guid: string | undefined;
  /** The internal name to use if it is free; without it, one is made of the title. */
  readonly internalName: string | undefined;
  readonly properties: JsonObject;
  /** The lookup that a dependent lookup shows another field of. */
  readonly primary?: Field;
}

/** Fields as rows, and the columns and indexes of the item tables that go with them. */
export class FieldTable {
  constructor(
    private readonly database: Database,
    private readonly lists: Lists,
  ) {}

  /** Gives a new list the fields that every list has. */
  addSystemFields(list: List): List {
    const isLibrary = list.properties['BaseType'] === 1;
    if (isLibrary) this.database.define(checkedOutColumn(list.table));
    for (const field of systemFields) {
      if (!isLibrary || !notInLibraries.has(field.internalName)) this.#addSystemField(list, field);
    }
    if (isLibrary) for (const field of libraryFields) this.#addSystemField(list, field);
    return this.lists.reload(list.id);
  }

  /** The site columns of a web: at the root of a site collection with those that are there from the start. */
  ofWeb(web: Pick<Web, 'id' | 'parentId'>): FieldSet {
    const rows = this.database.all('SELECT * FROM fields WHERE web_id = ? AND list_id IS NULL ORDER BY id', web.id);
    const stored = rows.map(fieldOf);
    if (web.parentId !== undefined) return new FieldSet(stored);
    const changed = new Map(stored.map((field) => [field.guid, field]));
    const builtIn = builtInColumns(web.id).map((field) => {
      const own = changed.get(field.guid);
      changed.delete(field.guid);
      return own ?? field;
    });
    return new FieldSet([...builtIn, ...changed.values()]);
  }

  /**
   * Adds a field to a list, or to the web's site columns.
   *
   * @throws SharePointError if the type cannot be added, the name or id is taken, or a constraint cannot be kept.
   */
  add(web: Web, list: List | undefined, given: NewField): Field {
    const { kind, primary } = given;
    if (!isCreatable(kind)) throw invalidArgument(`A field of type ${kind.name} cannot be added.`);
    const known = list?.fields ?? this.ofWeb(web);
    const title = textOf(given.properties, 'Title')?.trim() ?? '';
    if (title === '') throw invalidArgument('A field needs a title.');
    const guid = given.guid ?? randomUUID();
    if (known.byGuid(guid) !== undefined) throw duplicateFieldName();
    const wished = given.internalName?.trim();
    const internalName = internalNameFor(wished === undefined || wished === '' ? title : wished, (name) =>
      known.all.some((field) => field.internalName.toLowerCase() === name.toLowerCase()),
    );
    const properties: JsonObject = {
      ...given.properties,
      Title: title,
      TypeAsString: kind.name,
      ...(kind.form === 'calculated' ? { ReadOnlyField: true } : {}),
      StaticName: textOf(given.properties, 'StaticName') ?? internalName,
    };
    this.#checkConstraints(known, kind, properties, undefined);
    return this.database.transaction(() => {
      // A dependent lookup has no values of its own: it reads the ids of the lookup that it depends on.
      const id = this.#insert(web, list, guid, internalName, primary?.column, properties);
      if (list !== undefined && primary === undefined && kind.form !== 'none') {
        this.database.define(`ALTER TABLE ${list.table} ADD COLUMN c${id} ${columnType(kind.form)}`);
        this.database.run('UPDATE fields SET column_name = ? WHERE id = ?', `c${id}`, id);
        this.#setIndex(list, `c${id}`, flagOf(properties, 'Indexed'), flagOf(properties, 'EnforceUniqueValues'));
      }
      return this.#changed(list, id);
    });
  }

  /** Stores changed properties of a field, and makes or drops its index. @throws SharePointError as `add` */
  update(web: Web, list: List | undefined, field: Field, properties: JsonObject): Field {
    const known = list?.fields ?? this.ofWeb(web);
    this.#checkConstraints(known, field.kind, properties, field);
    return this.database.transaction(() => {
      if (field.id < 0) {
        // A site column that was there from the start gets a row with its first change.
        return this.#changed(list, this.#insert(web, list, field.guid, field.internalName, undefined, properties));
      }
      this.database.run('UPDATE fields SET properties = ? WHERE id = ?', JSON.stringify(properties), field.id);
      const indexed = flagOf(properties, 'Indexed');
      const unique = flagOf(properties, 'EnforceUniqueValues');
      if (list !== undefined && field.column !== undefined && (indexed !== field.indexed || unique !== field.unique)) {
        this.#setIndex(list, field.column, indexed, unique);
      }
      return this.#changed(list, field.id);
    });
  }

  /**
   * Turns a lookup or person column of one value into one of several, or back (the first value is kept).
   *
   * @throws SharePointError if an index stands in the way
   */
  setMultiple(list: List | undefined, field: Field, properties: JsonObject): void {
    if (list === undefined || field.column === undefined || isDependent(field)) return;
    const several = flagOf(properties, 'AllowMultipleValues');
    if (several && flagOf(properties, 'Indexed')) throw refused('A field of several values cannot be indexed.');
    const value = several ? `json_array(${field.column})` : `json_extract(${field.column}, '$[0]')`;
    this.database.run(`UPDATE ${list.table} SET ${field.column} = ${value} WHERE ${field.column} IS NOT NULL`);
  }

  /** Removes a field with all its values. @throws SharePointError if every list needs the field. */
  remove(list: List | undefined, field: Field): void {
    if (flagOf(field.properties, 'FromBaseType'))
      throw refused('The field cannot be deleted: it is part of every list.');
    this.database.transaction(() => {
      if (list !== undefined && field.column !== undefined && !isDependent(field)) {
        this.#setIndex(list, field.column, false, false);
        this.database.define(`ALTER TABLE ${list.table} DROP COLUMN ${field.column}`);
      }
      this.database.run('DELETE FROM fields WHERE id = ?', field.id);
      if (list !== undefined) this.lists.forget(list.id);
    });
  }

  #addSystemField(list: List, field: SystemField): void {
    const row = { guid: field.guid, name: field.internalName };
    const web = { id: list.webId };
    const id = this.#insert(web, list, row.guid, row.name, field.column, field.properties);
    if (field.internalName !== titleField) return;
    this.database.define(`ALTER TABLE ${list.table} ADD COLUMN c${id} ${columnType('text')}`);
    this.database.run('UPDATE fields SET column_name = ? WHERE id = ?', `c${id}`, id);
  }

  #insert(
    web: Pick<Web, 'id'>,
    list: List | undefined,
    guid: string,
    internalName: string,
    column: string | undefined,
    properties: JsonObject,
  ): number {
    return this.database.run(
      'INSERT INTO fields (guid, web_id, list_id, internal_name, column_name, properties) VALUES (?, ?, ?, ?, ?, ?)',
      guid,
      web.id,
      list?.id ?? null,
      internalName,
      column ?? null,
      JSON.stringify(properties),
    ).id;
  }

  #changed(list: List | undefined, id: number): Field {
    if (list !== undefined) this.lists.forget(list.id);
    const row = this.database.get('SELECT * FROM fields WHERE id = ?', id);
    if (row === undefined) throw notFound('The field was not found.');
    return fieldOf(row);
  }

  #checkConstraints(known: FieldSet, kind: FieldKind, properties: JsonObject, field: Field | undefined): void {
    const indexed = flagOf(properties, 'Indexed');
    const unique = flagOf(properties, 'EnforceUniqueValues');
    if (unique && !indexed) throw refused('This field cannot enforce unique values because it is not indexed.');
    if (unique && !kind.uniqueable) throw refused(`A field of type ${kind.name} cannot enforce unique values.`);
    if (!indexed || field?.indexed === true) return;
    if (!kind.indexable) throw refused(`A field of type ${kind.name} cannot be indexed.`);
    const indexes = known.all.filter((each) => each.indexed && each.column !== 'id').length;
    if (indexes >= maximumIndexes) {
      throw refused('This column cannot be indexed because the maximum number of indexed columns has been reached.');
    }
  }

  #setIndex(list: List, column: string, indexed: boolean, unique: boolean): void {
    const name = `${list.table}_${column}`;
    this.database.define(`DROP INDEX IF EXISTS ${name}`);
    if (!indexed) return;
    try {
      this.database.define(`CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${list.table} (${column})`);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      throw refused('This field cannot enforce unique values because there are duplicate values in the list.');
    }
  }
}
