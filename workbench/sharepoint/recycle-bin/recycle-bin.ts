import { randomUUID } from 'node:crypto';

import type { Call } from '../http/call.js';
import { instantText } from '../instant.js';
import { takeItem } from '../items/item-store.js';
import type { List } from '../lists/list.js';

/** Moves an item to the recycle bin; its versions and permissions stay. Answers the bin entry's guid. */
export function recycleItem(call: Call, list: List, id: number): string {
  return call.service.database.transaction(() => {
    const row = takeItem(call, list, id);
    const title = list.fields.byName('Title')?.column;
    const name = title === undefined ? '' : String(row[title] ?? '');
    return addEntry(call, list, id, name, JSON.stringify(row));
  });
}

/** Moves a whole list to the recycle bin. */
export function recycleList(call: Call, list: List): string {
  return call.service.database.transaction(() => {
    call.service.lists.setRecycled(list, true);
    return addEntry(call, list, null, list.title, '{}');
  });
}

function addEntry(call: Call, list: List, itemId: number | null, title: string, data: string): string {
  const guid = randomUUID();
  call.service.database.run(
    `INSERT INTO recycle_bin (guid, site_id, web_id, list_id, item_id, title, directory, deleted, deleted_by, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    guid,
    call.site.id,
    call.web.id,
    list.id,
    itemId,
    title,
    list.path.slice(1),
    instantText(),
    call.visitor.user.id,
    data,
  );
  return guid;
}
