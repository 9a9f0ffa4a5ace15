import type { Field } from '../fields/field.js';
import type { FieldTable } from '../fields/field-table.js';
import type { JsonObject, JsonValue } from '../json.js';
import { flagOf, isObject, parseJson, parseObject, textOf, textsOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { Lists } from '../lists/lists.js';
import type { Database } from '../storage/database.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import type { Web } from '../webs/web.js';
import { builtInTypes } from './built-in-types.js';
import type { ContentType, FieldLink } from './content-type.js';
import { folderTypeId, implicitTypeId, linkTo } from './content-type.js';

function linkOf(value: JsonValue): FieldLink | undefined {
  if (!isObject(value)) return undefined;
  return {
    guid: textOf(value, 'guid') ?? '',
    name: textOf(value, 'name') ?? '',
    required: flagOf(value, 'required'),
    hidden: flagOf(value, 'hidden'),
    readOnly: flagOf(value, 'readOnly'),
    showInDisplayForm: flagOf(value, 'showInDisplayForm'),
    displayName: textOf(value, 'displayName'),
  };
}

function typeOf(row: Row): ContentType {
  const properties = parseObject(text(row, 'properties'));
  const links = parseJson(text(row, 'links'));
  return {
    id: text(row, 'type_id'),
    rowId: integer(row, 'id'),
    name: textOf(properties, 'Name') ?? '',
    properties,
    links: Array.isArray(links) ? links.map(linkOf).filter((link) => link !== undefined) : [],
  };
}

/**
 * The content types of webs and lists. Those that are there from the start have no rows until one of them is changed, so a
 * new list costs nothing.
 */
export class ContentTypeTable {
  readonly #ofLists = new WeakMap<List, readonly ContentType[]>();

  constructor(
    private readonly database: Database,
    private readonly fields: FieldTable,
    private readonly lists: Lists,
  ) {}

  /** The content types of a web itself: at the root of a site collection with the built-in ones. */
  ofWeb(web: Pick<Web, 'id' | 'parentId'>): ContentType[] {
    const stored = this.#rows('SELECT * FROM content_types WHERE web_id = ? AND list_id IS NULL ORDER BY id', web.id);
    if (web.parentId !== undefined) return stored;
    const changed = new Map(stored.map((each) => [each.id, each]));
    const builtIn = builtInTypes(this.fields.ofWeb(web)).map((each) => {
      const own = changed.get(each.id);
      changed.delete(each.id);
      return own ?? each;
    });
    return [...builtIn, ...changed.values()];
  }

  /** The content types of a list, kept until something about the list changes. */
  ofList(list: List): readonly ContentType[] {
    let types = this.#ofLists.get(list);
    if (types === undefined) {
      const rows = this.#rows('SELECT * FROM content_types WHERE list_id = ? ORDER BY id', list.id);
      types = rows.length > 0 ? rows : initialTypes(list);
      this.#ofLists.set(list, types);
    }
    return types;
  }

  /** The list's content type of that id, or else the nearest that comes from it. */
  match(list: List, id: string): ContentType | undefined {
    const types = this.ofList(list);
    const below = types.filter((each) => each.id.startsWith(id)).sort((a, b) => a.id.length - b.id.length);
    return types.find((each) => each.id === id) ?? below[0];
  }

  /** The type of new items: the first of the list's order that is no folder's. */
  defaultOf(list: List): ContentType | undefined {
    const types = this.ofList(list);
    const first = textsOf(list.properties, 'UniqueContentTypeOrder')[0];
    return types.find((each) => each.id === first) ?? types.find((each) => !each.id.startsWith('0x0120')) ?? types[0];
  }

  /** Adds a content type and answers it with its row. */
  add(web: Pick<Web, 'id'>, list: List | undefined, type: Omit<ContentType, 'rowId'>): ContentType {
    if (list !== undefined) this.#store(list);
    const rowId = this.#insert(web.id, list, type);
    return { ...type, rowId };
  }

  /** Stores changed properties or links. */
  update(web: Pick<Web, 'id'>, list: List | undefined, type: ContentType): void {
    if (list !== undefined) this.#store(list);
    const { changes } = this.database.run(
      'UPDATE content_types SET properties = ?, links = ? WHERE web_id = ? AND ifnull(list_id, 0) = ? AND type_id = ?',
      JSON.stringify({ ...type.properties, Name: type.name }),
      JSON.stringify(type.links),
      list?.webId ?? web.id,
      list?.id ?? 0,
      type.id,
    );
    if (changes === 0) this.#insert(web.id, list, type);
    if (list !== undefined) this.lists.forget(list.id);
  }

  remove(web: Pick<Web, 'id'>, list: List | undefined, type: ContentType): void {
    if (list !== undefined) this.#store(list);
    this.database.run(
      'DELETE FROM content_types WHERE web_id = ? AND ifnull(list_id, 0) = ? AND type_id = ?',
      list?.webId ?? web.id,
      list?.id ?? 0,
      type.id,
    );
    if (list !== undefined) this.lists.forget(list.id);
  }

  /** True if other content types come from it. */
  hasChildren(web: Pick<Web, 'siteId'>, type: ContentType): boolean {
    const row = this.database.get(
      `SELECT 1 FROM content_types t JOIN webs w ON w.id = t.web_id
       WHERE w.site_id = ? AND t.type_id <> ? AND substr(t.type_id, 1, ?) = ? LIMIT 1`,
      web.siteId,
      type.id,
      type.id.length,
      type.id,
    );
    return row !== undefined;
  }

  /** True if an item of the list is of that type. */
  isUsed(list: List, type: ContentType): boolean {
    const implicit = type.id === implicitTypeId(list) ? 'OR (content_type IS NULL AND object_type = 0)' : '';
    const sql = `SELECT 1 FROM ${list.table} WHERE content_type = ? ${implicit} LIMIT 1`;
    return this.database.get(sql, type.id) !== undefined;
  }

  /** A new field of a list belongs to its default content type, or to all of them. */
  linkNewField(list: List, field: Field, toAll: boolean): void {
    const types = this.ofList(list);
    // Types without rows have every field of the list by themselves.
    if (types.every((each) => each.rowId === undefined)) return;
    const first = this.defaultOf(list);
    for (const type of types) {
      if (!toAll && type.id !== first?.id) continue;
      if (type.links.some((link) => link.guid === field.guid)) continue;
      this.update({ id: list.webId }, list, { ...type, links: [...type.links, linkTo(field)] });
    }
  }

  /** Takes a removed field out of the list's content types. */
  unlinkField(list: List, field: Field): void {
    for (const type of this.ofList(list)) {
      if (type.rowId === undefined || !type.links.some((link) => link.guid === field.guid)) continue;
      this.update({ id: list.webId }, list, { ...type, links: type.links.filter((link) => link.guid !== field.guid) });
    }
  }

  /** Gives a list's initial content types rows, before the first of them is changed. */
  #store(list: List): void {
    const types = this.ofList(list);
    if (types.some((each) => each.rowId !== undefined)) return;
    if (this.database.get('SELECT 1 FROM content_types WHERE list_id = ?', list.id) !== undefined) return;
    for (const type of types) this.#insert(list.webId, list, type);
    this.lists.forget(list.id);
  }

  #insert(webId: number, list: List | undefined, type: Omit<ContentType, 'rowId'>): number {
    const { id } = this.database.run(
      'INSERT INTO content_types (web_id, list_id, type_id, properties, links) VALUES (?, ?, ?, ?, ?)',
      list?.webId ?? webId,
      list?.id ?? null,
      type.id,
      JSON.stringify({ ...type.properties, Name: type.name }),
      JSON.stringify(type.links),
    );
    if (list !== undefined) this.lists.forget(list.id);
    return id;
  }

  #rows(sql: string, id: number): ContentType[] {
    return this.database.all(sql, id).map(typeOf);
  }
}

/** What a new list has: Item (or Document) with all its fields, and Folder. */
function initialTypes(list: List): ContentType[] {
  const isLibrary = list.properties['BaseType'] === 1;
  const link = (name: string) => {
    const field = list.fields.byName(name);
    return field === undefined ? [] : [linkTo(field)];
  };
  const title = list.fields.byName('Title');
  const own = list.valueFields
    .filter((field) => field.guid !== title?.guid && !field.hidden)
    .map((field) => linkTo(field));
  const leaf = isLibrary ? link('FileLeafRef') : [];
  const bag = (name: string, description: string): JsonObject => ({
    Name: name,
    Description: description,
    Group: name === 'Folder' ? 'Folder Content Types' : isLibrary ? 'Document Content Types' : 'List Content Types',
  });
  const properties = isLibrary ? bag('Document', 'Create a new document.') : bag('Item', 'Create a new list item.');
  return [
    {
      id: implicitTypeId(list),
      rowId: undefined,
      name: isLibrary ? 'Document' : 'Item',
      properties,
      links: [...link('ContentType'), ...leaf, ...link('Title'), ...own],
    },
    {
      id: folderTypeId(list),
      rowId: undefined,
      name: 'Folder',
      properties: bag('Folder', 'Create a new folder.'),
      links: [...link('ContentType'), ...link('FileLeafRef'), ...link('Title')],
    },
  ];
}
