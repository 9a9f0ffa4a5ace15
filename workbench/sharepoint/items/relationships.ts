import { refused } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { List, StoredField } from '../lists/list.js';
import { integer } from '../storage/rows.js';

/** RelationshipDeleteBehavior on the wire. */
const behaviour = { cascade: 1, restrict: 2 } as const;

interface Referring {
  readonly list: List;
  readonly field: StoredField;
}

/**
 * The lookups that lead to a list and do something when an item of it is deleted. Asked twice for each item, so it looks through the
 * lists that are kept in memory: reading every field of the site took most of the time of a deletion.
 */
function referring(call: Call, target: List, wanted: number): Referring[] {
  const { lists } = call.service;
  const leadsTo = `{${target.guid}}`;
  return lists.idsOfWeb(call.web).flatMap((id) => {
    const list = lists.byId(id);
    if (list === undefined) return [];
    return list.valueFields
      .filter(({ properties }) => {
        const lookupList = properties['LookupList'];
        return (
          properties['RelationshipDeleteBehavior'] === wanted &&
          typeof lookupList === 'string' &&
          lookupList.toLowerCase() === leadsTo
        );
      })
      .map((field) => ({ list, field }));
  });
}

/** @throws SharePointError (500) if a lookup that restricts deletion leads to one of the items */
export function demandUnrestricted(call: Call, target: List, ids: readonly number[]): void {
  for (const { list, field } of referring(call, target, behaviour.restrict)) {
    const sql = `SELECT 1 FROM ${list.table} WHERE ${field.column} = ? LIMIT 1`;
    if (ids.every((id) => call.service.database.get(sql, id) === undefined)) continue;
    throw refused(
      `This item cannot be deleted because an item in the "${list.title}" list is related to an item in the "${target.title}" list.`,
      -2147023673,
    );
  }
}

/**
 * Does the same to the items that refer to deleted ones by a lookup that cascades.
 *
 * @param remove deletes or recycles one item
 */
export function cascade(
  call: Call,
  target: List,
  ids: readonly number[],
  remove: (list: List, id: number) => void,
): void {
  for (const { list, field } of referring(call, target, behaviour.cascade)) {
    for (const id of ids) {
      const sql = `SELECT id FROM ${list.table} WHERE ${field.column} = ?`;
      for (const row of call.service.database.all(sql, id)) {
        const follower = integer(row, 'id');
        // One that an earlier step of the cascade has taken is gone.
        const isThere = call.service.database.get(`SELECT 1 FROM ${list.table} WHERE id = ?`, follower) !== undefined;
        if (isThere) remove(list, follower);
      }
    }
  }
}
