import type { SQLOutputValue } from 'node:sqlite';

import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { Permissions } from '../permissions/base-permissions.js';

/** A value of a rendered row that is no field. */
interface SystemValue {
  readonly sql?: string;
  /** @param row the whole row; its second value is the item's own security scope */
  read(value: SQLOutputValue | undefined, row: readonly SQLOutputValue[]): string;
}

/** Base permissions as rows carry them: `0x7fffffffffffffff`. */
export function permissionMask(permissions: Permissions): string {
  return `0x${permissions.toString(16)}`;
}

function scopeOf(list: List, row: readonly SQLOutputValue[]): number {
  const own = row[1];
  return typeof own === 'number' ? own : list.scopeId;
}

const address = "ifnull(i.leaf, i.id || '_.000')";

/** How many items or folders stand directly in a folder; for other rows none. */
function childCount(list: List, objectType: 0 | 1): string {
  const path = "iif(i.folder = '', i.leaf, i.folder || '/' || i.leaf)";
  return `iif(i.object_type = 1, (SELECT count(*) FROM ${list.table} c
    WHERE c.folder <> '' AND c.folder = ${path} AND c.object_type = ${objectType}), 0)`;
}

/** A value that rows can carry besides fields; undefined if there is none of that name. */
export function systemValue(call: Call, list: List, name: string): SystemValue | undefined {
  const directory = (value: SQLOutputValue | undefined) => `${list.path}/${typeof value === 'string' ? value : ''}`;
  switch (name) {
    case 'PermMask':
      return {
        read: (_value, row) => permissionMask(call.service.security.permissions(call.visitor.user, scopeOf(list, row))),
      };
    case 'ScopeId':
      return { read: (_value, row) => `{${String(scopeOf(list, row)).padStart(8, '0')}-0000-0000-0000-000000000000}` };
    case 'ServerUrl':
      return { sql: `iif(i.folder = '', '', i.folder || '/') || ${address}`, read: directory };
    case 'EncodedAbsUrl':
      return {
        sql: `iif(i.folder = '', '', i.folder || '/') || ${address}`,
        read: (value) => encodeURI(`${call.origin}${directory(value)}`),
      };
    case 'BaseName':
      return { sql: address, read: (value) => String(value).replace(/\.[^.]*$/, '') };
    case 'ItemChildCount':
      return { sql: childCount(list, 0), read: (value) => String(value ?? 0) };
    case 'FolderChildCount':
      return { sql: childCount(list, 1), read: (value) => String(value ?? 0) };
    case 'ProgId':
    case 'SMTotalSize':
    case 'HTML_x0020_File_x0020_Type':
      return { read: () => '' };
    default:
      return undefined;
  }
}
