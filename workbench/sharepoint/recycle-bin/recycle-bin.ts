import type { Call } from '../http/call.js';
import { unconditional } from '../http/call.js';
import { cascade } from '../items/relationships.js';
import { takeItem } from '../items/item-store.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import { addBinEntry, binKind } from './bin-table.js';

/** Moves an item, or a folder with everything in it, to the recycle bin; versions and permissions stay. Answers the guid. */
export function recycleItem(call: Call, list: List, id: number): string {
  return call.service.database.transaction(() => {
    const { row, inside } = takeItem(call, list, id);
    const ids = [row, ...inside].map((each) => integer(each, 'id'));
    cascade(call, list, ids, (other, follower) => recycleItem(unconditional(call), other, follower));
    const column = list.fields.byName('Title')?.column;
    const title = column === undefined ? null : row[column];
    const folder = text(row, 'folder');
    const leaf = typeof row['leaf'] === 'string' ? row['leaf'] : `${id}_.000`;
    return addBinEntry(call, list, {
      itemId: id,
      kind: kindOf(row),
      title: row['leaf'] === null && typeof title === 'string' ? title : leaf,
      leaf,
      directory: `${list.path.slice(1)}${folder === '' ? '' : `/${folder}`}`,
      author: integer(row, 'author'),
      size: sizeOf(call, [row, ...inside]),
      data: { row: jsonOf(row), inside: inside.map(jsonOf) },
    });
  });
}

function kindOf(row: Row): number {
  if (integer(row, 'object_type') === 1) return binKind.folder;
  return row['leaf'] === null ? binKind.item : binKind.file;
}

/** The bytes of the files among the rows. */
function sizeOf(call: Call, rows: readonly Row[]): number {
  return rows.reduce((sum, row) => {
    const content = optionalInteger(row, 'content');
    return content === undefined ? sum : sum + call.service.contents.length(content);
  }, 0);
}

function jsonOf(row: Row): JsonObject {
  const json: JsonObject = {};
  for (const [column, value] of Object.entries(row)) {
    json[column] = typeof value === 'string' || typeof value === 'number' ? value : null;
  }
  return json;
}

/** Moves a whole list to the recycle bin. */
export function recycleList(call: Call, list: List): string {
  return call.service.database.transaction(() => {
    call.service.lists.setRecycled(list, true);
    const slash = list.path.lastIndexOf('/');
    return addBinEntry(call, list, {
      itemId: undefined,
      kind: binKind.list,
      title: list.title,
      leaf: list.path.slice(slash + 1),
      directory: list.path.slice(1, Math.max(1, slash)),
      author: call.visitor.user.id,
      size: 0,
      data: {},
    });
  });
}
