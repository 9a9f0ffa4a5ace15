import { invalidChangeToken, invalidQuery } from '../errors/errors.js';
import { bodyParameter } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, isObject, numberOf, own, textOf } from '../json.js';
import { listReply } from '../representation/collection.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import type { Change, ChangeScope } from './change-log.js';
import { changedObject, changeType, readToken, tokenText } from './change-log.js';
import { instantText } from '../instant.js';

/** Changes that one call answers at most. */
const fetchLimit = 1_000;

/** Change flags of a query, by type of change. */
const typeFlags: Readonly<Record<number, string>> = {
  [changeType.add]: 'Add',
  [changeType.update]: 'Update',
  [changeType.delete]: 'DeleteObject',
  [changeType.rename]: 'Rename',
  [changeType.moveAway]: 'Move',
  [changeType.moveInto]: 'Move',
  [changeType.restore]: 'Restore',
  [changeType.roleAdd]: 'RoleDefinitionAdd',
  [changeType.roleDelete]: 'RoleDefinitionDelete',
  [changeType.roleUpdate]: 'RoleDefinitionUpdate',
  [changeType.assignmentAdd]: 'RoleAssignmentAdd',
  [changeType.assignmentDelete]: 'RoleAssignmentDelete',
  [changeType.memberAdd]: 'GroupMembershipAdd',
  [changeType.memberDelete]: 'GroupMembershipDelete',
  [changeType.systemUpdate]: 'SystemUpdate',
  [changeType.navigation]: 'Navigation',
  // No flags of their own are known for these two.
  [changeType.listContentTypeAdd]: 'Add',
  [changeType.listContentTypeDelete]: 'DeleteObject',
  // The permissions of an object as a whole: no flag of their own is known.
  [changeType.scopeAdd]: 'RoleAssignmentAdd',
  [changeType.scopeDelete]: 'RoleAssignmentDelete',
};

/** Object flags of a query and entity types of the answers, by kind of object. */
const objects: Readonly<Record<number, { flag: string; type: string }>> = {
  [changedObject.item]: { flag: 'Item', type: 'SP.ChangeItem' },
  [changedObject.list]: { flag: 'List', type: 'SP.ChangeList' },
  [changedObject.web]: { flag: 'Web', type: 'SP.ChangeWeb' },
  [changedObject.field]: { flag: 'Field', type: 'SP.ChangeField' },
  [changedObject.view]: { flag: 'View', type: 'SP.ChangeView' },
  [changedObject.user]: { flag: 'User', type: 'SP.ChangeUser' },
  [changedObject.group]: { flag: 'Group', type: 'SP.ChangeGroup' },
  [changedObject.securityPolicy]: { flag: 'SecurityPolicy', type: 'SP.Change' },
  [changedObject.contentType]: { flag: 'ContentType', type: 'SP.ChangeContentType' },
  [changedObject.folder]: { flag: 'Folder', type: 'SP.ChangeFolder' },
  [changedObject.file]: { flag: 'File', type: 'SP.ChangeFile' },
};

/** `getchanges` of a list, a web or a site. */
export function getChangesStep<Node>(scopeOf: (node: Node) => ChangeScope): Step<Node> {
  return (call, node) => action(call, () => changesReply(call, scopeOf(node)));
}

function changesReply(call: Call, scope: ChangeScope): Reply {
  const query = bodyParameter(call, 'query');
  const oldest = call.service.database.transaction(() => call.service.changes.forgetOld());
  const start = tokenNumber(call, scope, query, 'ChangeTokenStart');
  if (start !== undefined && start + 1 < oldest) throw invalidChangeToken();
  let from = start ?? 0;
  let to = tokenNumber(call, scope, query, 'ChangeTokenEnd') ?? Number.MAX_SAFE_INTEGER;
  const limit = Math.min(readLimit(query, 'FetchLimit'), readLimit(query, 'RowLimit'));
  const newestFirst = flagOf(query, 'LatestFirst');
  const withSubWebs = flagOf(query, 'RecursiveAll');
  const chosen: Change[] = [];
  // The flags are looked at row by row, so that a page is full although changes of other kinds stand between.
  while (chosen.length < limit) {
    const page = call.service.changes.read(scope, { from, to, limit: fetchLimit, newestFirst, withSubWebs });
    for (const change of page) {
      if (chosen.length < limit && isWanted(change, query)) chosen.push(change);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < fetchLimit) break;
    if (newestFirst) to = last.number - 1;
    else from = last.number;
  }
  return listReply(
    call,
    'SP.ApiData.Changes',
    chosen.map((change) => changeJson(call, scope, change)),
  );
}

/** Both names limit the number of changes that one call answers. @throws SharePointError (400) */
function readLimit(query: JsonObject, name: 'FetchLimit' | 'RowLimit'): number {
  const limit = numberOf(query, name) ?? fetchLimit;
  if (!Number.isSafeInteger(limit) || limit < 1) throw invalidQuery(`${name} must be a whole number above zero.`);
  return Math.min(limit, fetchLimit);
}

function isWanted(change: Change, query: JsonObject): boolean {
  const object = objects[change.object];
  const flag = typeFlags[change.change];
  return object !== undefined && flag !== undefined && flagOf(query, object.flag) && flagOf(query, flag);
}

function tokenNumber(call: Call, scope: ChangeScope, query: JsonObject, name: string): number | undefined {
  const token = own(query, name);
  if (token === undefined || token === null) return undefined;
  const text = isObject(token) ? textOf(token, 'StringValue') : undefined;
  const number = text === undefined ? undefined : readToken(scope, text);
  if (number === undefined || number > call.service.changes.newest()) throw invalidChangeToken();
  return number;
}

function changeJson(call: Call, scope: ChangeScope, change: Change): JsonObject {
  const web = call.service.webs.byId(change.webId);
  const type = objects[change.object]?.type ?? 'SP.Change';
  const token = { StringValue: tokenText(scope, change.number, change.time) };
  const verbose = call.format.metadata === 'verbose';
  const result: JsonObject = {};
  if (verbose) result['__metadata'] = { type };
  else if (hasAnnotations(call.format)) {
    result[annotation(call.format, 'type')] = call.format.version4 ? `#${type}` : type;
  }
  result['ChangeToken'] = verbose ? { __metadata: { type: 'SP.ChangeToken' }, ...token } : token;
  result['ChangeType'] = change.change;
  result['SiteId'] = call.site.guid;
  result['Time'] = instantText(change.time);
  if (web !== undefined) result['WebId'] = web.guid;
  if (change.listGuid !== undefined && change.object !== changedObject.contentType) result['ListId'] = change.listGuid;
  if (change.object === changedObject.item) {
    // Names and addresses stay out, as in SharePoint: the log tells ids only.
    Object.assign(result, {
      Editor: null,
      EditorEmailHint: null,
      ItemId: change.itemId ?? 0,
      ServerRelativeUrl: '',
      UniqueId: change.uniqueId ?? '',
    });
  } else if (change.object === changedObject.contentType) {
    const id = { StringValue: change.uniqueId ?? '' };
    result['ContentTypeId'] = verbose ? { __metadata: { type: 'SP.ContentTypeId' }, ...id } : id;
  } else {
    const name = Object.hasOwn(idNames, change.object) ? idNames[change.object] : undefined;
    const id = change.uniqueId ?? change.itemId;
    if (name !== undefined && id !== undefined) result[name] = id;
  }
  return result;
}

/** What the id of a changed object is called. */
const idNames: Readonly<Record<number, string>> = {
  [changedObject.field]: 'FieldId',
  [changedObject.view]: 'ViewId',
  [changedObject.user]: 'UserId',
  [changedObject.group]: 'GroupId',
  [changedObject.folder]: 'UniqueId',
  [changedObject.file]: 'UniqueId',
};
