import { changedObject, changeType } from '../changes/change-log.js';
import type { Call } from '../http/call.js';
import type { TypeNode } from './content-type.js';

/** Writes a change of a content type into the log. A list is told to have got or lost one. */
export function noteTypeChange(call: Call, { list, type }: TypeNode, change: 'add' | 'update' | 'delete'): void {
  const ofLists = {
    add: changeType.listContentTypeAdd,
    update: changeType.update,
    delete: changeType.listContentTypeDelete,
  };
  call.service.changes.add({
    siteId: call.site.id,
    webId: call.web.id,
    ...(list === undefined ? {} : { list }),
    uniqueId: type.id,
    object: changedObject.contentType,
    change: list === undefined ? changeType[change] : ofLists[change],
    editor: call.visitor.user.id,
  });
}
