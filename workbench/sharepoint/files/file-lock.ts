import { fileCheckedOut } from '../errors/errors.js';
import { pathOf } from '../folders/place.js';
import type { Call } from '../http/call.js';
import type { List } from '../lists/list.js';
import type { Row } from '../storage/rows.js';
import { fileState } from './file-state.js';

/** @throws SharePointError (423) if the item is a file that somebody else has checked out */
export function demandFree(call: Call, list: List, row: Row): void {
  if (row['leaf'] === null || row['file'] === null) return;
  const holder = fileState(row).checkedOutBy;
  if (holder === undefined || holder === call.visitor.user.id) return;
  const user = call.service.principals.byId(call.site.id, holder);
  throw fileCheckedOut(pathOf(list, row), user?.login ?? String(holder));
}
