import type { DatabaseSync } from 'node:sqlite';

/** Marks the file as ours (`PRAGMA application_id`): "SPLS", SharePoint list service. */
export const applicationId = 0x53504c53;
/** The layout's version (`PRAGMA user_version`). */
export const schemaVersion = 2;

/**
 * The service's own tables. Each list has a table of its own besides, `list_<id>`, made by `createItemTable`.
 * Property bags are JSON: what SharePoint stores beside the few columns that are asked for in SQL.
 *
 * `scope_id` is the security scope that applies to an object: its own, or the nearest one above it.
 */
export function createTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE sites (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, path TEXT NOT NULL UNIQUE COLLATE NOCASE,
      time_zone TEXT NOT NULL, created TEXT NOT NULL, next_principal_id INTEGER NOT NULL DEFAULT 1,
      properties TEXT NOT NULL DEFAULT '{}'
    );
    CREATE TABLE webs (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, site_id INTEGER NOT NULL REFERENCES sites(id),
      parent_id INTEGER, path TEXT NOT NULL UNIQUE COLLATE NOCASE, scope_id INTEGER NOT NULL, created TEXT NOT NULL,
      properties TEXT NOT NULL
    );
    CREATE TABLE directory (
      login TEXT PRIMARY KEY COLLATE NOCASE, title TEXT NOT NULL COLLATE NOCASE, email TEXT NOT NULL COLLATE NOCASE,
      guest INTEGER NOT NULL
    );
    CREATE TABLE principals (
      site_id INTEGER NOT NULL, id INTEGER NOT NULL, guid TEXT NOT NULL, kind INTEGER NOT NULL,
      login TEXT NOT NULL COLLATE NOCASE, title TEXT NOT NULL COLLATE NOCASE, email TEXT NOT NULL COLLATE NOCASE,
      site_admin INTEGER NOT NULL DEFAULT 0, guest INTEGER NOT NULL DEFAULT 0, properties TEXT NOT NULL DEFAULT '{}',
      PRIMARY KEY (site_id, id)
    );
    CREATE UNIQUE INDEX principals_login ON principals (site_id, login);
    CREATE TABLE group_members (
      site_id INTEGER NOT NULL, group_id INTEGER NOT NULL, user_id INTEGER NOT NULL,
      PRIMARY KEY (site_id, group_id, user_id)
    );
    CREATE TABLE role_definitions (
      site_id INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, description TEXT NOT NULL,
      kind INTEGER NOT NULL, position INTEGER NOT NULL, permissions TEXT NOT NULL, hidden INTEGER NOT NULL,
      PRIMARY KEY (site_id, id)
    );
    CREATE TABLE scopes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, site_id INTEGER NOT NULL, web_id INTEGER NOT NULL, list_id INTEGER,
      item_id INTEGER
    );
    CREATE INDEX scopes_list ON scopes (list_id, item_id);
    CREATE TABLE role_assignments (
      scope_id INTEGER NOT NULL, principal_id INTEGER NOT NULL, role_id INTEGER NOT NULL,
      PRIMARY KEY (scope_id, principal_id, role_id)
    ) WITHOUT ROWID;
    CREATE INDEX role_assignments_principal ON role_assignments (principal_id, role_id);
    CREATE TABLE lists (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, web_id INTEGER NOT NULL,
      title TEXT NOT NULL COLLATE NOCASE, path TEXT NOT NULL COLLATE NOCASE, scope_id INTEGER NOT NULL,
      version INTEGER NOT NULL, created TEXT NOT NULL, item_count INTEGER NOT NULL DEFAULT 0,
      item_modified TEXT NOT NULL, item_deleted TEXT NOT NULL, recycled INTEGER NOT NULL DEFAULT 0,
      properties TEXT NOT NULL
    );
    CREATE UNIQUE INDEX lists_title ON lists (web_id, title) WHERE recycled = 0;
    CREATE UNIQUE INDEX lists_path ON lists (path) WHERE recycled = 0;
    CREATE TABLE fields (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, web_id INTEGER NOT NULL, list_id INTEGER,
      internal_name TEXT NOT NULL, column_name TEXT, properties TEXT NOT NULL
    );
    CREATE UNIQUE INDEX fields_name ON fields (web_id, ifnull(list_id, 0), internal_name);
    CREATE UNIQUE INDEX fields_guid ON fields (web_id, ifnull(list_id, 0), guid);
    CREATE TABLE content_types (
      id INTEGER PRIMARY KEY AUTOINCREMENT, web_id INTEGER NOT NULL, list_id INTEGER, type_id TEXT NOT NULL,
      properties TEXT NOT NULL, links TEXT NOT NULL
    );
    CREATE UNIQUE INDEX content_types_id ON content_types (web_id, ifnull(list_id, 0), type_id);
    CREATE TABLE site_templates (
      number INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, properties TEXT NOT NULL
    );
    CREATE TABLE site_design_runs (
      number INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, web_id INTEGER NOT NULL, design TEXT NOT NULL,
      properties TEXT NOT NULL
    );
    CREATE TABLE views (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, list_id INTEGER NOT NULL, properties TEXT NOT NULL
    );
    CREATE INDEX views_list ON views (list_id);
    CREATE TABLE changes (
      number INTEGER PRIMARY KEY AUTOINCREMENT, site_id INTEGER NOT NULL, web_id INTEGER NOT NULL, list_id INTEGER,
      list_guid TEXT, item_id INTEGER, unique_id TEXT, object INTEGER NOT NULL, change INTEGER NOT NULL,
      time INTEGER NOT NULL, editor INTEGER NOT NULL
    );
    CREATE INDEX changes_list ON changes (list_id, number);
    CREATE TABLE item_versions (
      list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, number INTEGER NOT NULL, data TEXT NOT NULL,
      PRIMARY KEY (list_id, item_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE recycle_bin (
      guid TEXT PRIMARY KEY, site_id INTEGER NOT NULL, web_id INTEGER NOT NULL, list_id INTEGER NOT NULL,
      item_id INTEGER, kind INTEGER NOT NULL, title TEXT NOT NULL, leaf TEXT NOT NULL, directory TEXT NOT NULL,
      author INTEGER NOT NULL, size INTEGER NOT NULL, deleted TEXT NOT NULL, deleted_by INTEGER NOT NULL,
      stage INTEGER NOT NULL DEFAULT 1, data TEXT NOT NULL
    );
    CREATE INDEX recycle_bin_site ON recycle_bin (site_id, deleted);
    CREATE INDEX recycle_bin_list ON recycle_bin (list_id);
    CREATE TABLE streams (
      id INTEGER PRIMARY KEY AUTOINCREMENT, list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, length INTEGER NOT NULL
    );
    CREATE INDEX streams_item ON streams (list_id, item_id);
    CREATE TABLE stream_blocks (
      stream_id INTEGER NOT NULL, start INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (stream_id, start)
    );
    CREATE TRIGGER streams_removed AFTER DELETE ON streams BEGIN
      DELETE FROM stream_blocks WHERE stream_id = old.id;
    END;
    CREATE TABLE uploads (
      guid TEXT NOT NULL, list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, user_id INTEGER NOT NULL,
      stream_id INTEGER NOT NULL, started TEXT NOT NULL, PRIMARY KEY (list_id, item_id, guid)
    );
    CREATE TABLE attachments (
      list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, stream_id INTEGER NOT NULL,
      number INTEGER NOT NULL, guid TEXT NOT NULL, recycled INTEGER NOT NULL DEFAULT 0,
      created TEXT NOT NULL, modified TEXT NOT NULL
    );
    CREATE UNIQUE INDEX attachments_name ON attachments (list_id, item_id, name) WHERE recycled = 0;
    CREATE TABLE comments (
      id INTEGER PRIMARY KEY AUTOINCREMENT, list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, parent_id INTEGER,
      author INTEGER NOT NULL, created TEXT NOT NULL, text TEXT NOT NULL, mentions TEXT NOT NULL
    );
    CREATE INDEX comments_item ON comments (list_id, item_id, parent_id);
    CREATE TABLE comment_likes (
      comment_id INTEGER NOT NULL, user_id INTEGER NOT NULL, created TEXT NOT NULL, PRIMARY KEY (comment_id, user_id)
    );
    CREATE TRIGGER comments_removed AFTER DELETE ON comments BEGIN
      DELETE FROM comment_likes WHERE comment_id = old.id;
    END;
    CREATE TABLE reputations (
      list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, user_id INTEGER NOT NULL, liked INTEGER NOT NULL DEFAULT 0,
      rating INTEGER NOT NULL DEFAULT 0, created TEXT NOT NULL, PRIMARY KEY (list_id, item_id, user_id)
    );
    CREATE TABLE closed_comments (
      list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, PRIMARY KEY (list_id, item_id)
    );
    CREATE TABLE records (
      id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, web_id INTEGER NOT NULL,
      list_id INTEGER, parent_id INTEGER, position INTEGER NOT NULL, properties TEXT NOT NULL
    );
    CREATE INDEX records_owner ON records (kind, web_id, list_id);
    CREATE TABLE stamps (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL);
  `);
}

/**
 * A list's items: ordinary columns on an ordinary rowid table. AUTOINCREMENT, because SharePoint never gives an id twice.
 * Columns of fields are added as the fields arrive (`addColumn`). Files and folders have a leaf: their name in their folder.
 * `content` is the stream of a file's bytes, `file` what is known of it besides (check-out, comments).
 */
export function itemTableDefinition(table: string): string {
  return `CREATE TABLE ${table} (
    id INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT NOT NULL, version INTEGER NOT NULL, ui_version INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, author INTEGER NOT NULL, editor INTEGER NOT NULL,
    object_type INTEGER NOT NULL DEFAULT 0, folder TEXT NOT NULL DEFAULT '' COLLATE NOCASE, leaf TEXT COLLATE NOCASE,
    content_type TEXT, scope INTEGER, attachments INTEGER NOT NULL DEFAULT 0,
    content INTEGER, file TEXT
  );
  CREATE UNIQUE INDEX ${table}_leaf ON ${table} (folder, leaf) WHERE leaf IS NOT NULL;
  CREATE INDEX ${table}_folder ON ${table} (folder) WHERE folder <> '';
  CREATE INDEX ${table}_guid ON ${table} (guid) WHERE leaf IS NOT NULL;
  CREATE INDEX ${table}_scope ON ${table} (scope) WHERE scope IS NOT NULL`;
}
