import { invalidArgument, unknownItem, unknownList } from '../errors/errors.js';
import { guidText } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { action } from '../http/resource.js';
import { demandItem } from '../items/item-store.js';
import { readableItems } from '../items/columns.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { isStored } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { maySeeList } from '../permissions/demand.js';
import type { RecordOwner, StoredRecord } from '../records/record-table.js';
import { listReply } from '../representation/collection.js';
import { emptyReply } from '../representation/reply.js';
import type { Row } from '../storage/rows.js';

/** One end of a relation. */
interface End {
  readonly call: Call;
  readonly list: List;
  readonly id: number;
}

const ownerOf = (end: End): RecordOwner => ({ kind: 'related', webId: end.list.webId, listId: end.list.id });

/** How many relations the first page holds. */
const pageOne = 30;

/** The web of the site at an address, absolute or server-relative; the call's own if none is given. */
function webAt(call: Call, address: string | undefined): Call {
  if (address === undefined || address === '') return call;
  const path = address.replace(/^https?:\/\/[^/]+/i, '').replace(/\/+$/, '');
  const web = call.service.webs.byPath(path === '' ? '/' : path);
  const isHere = web !== undefined && web.siteId === call.site.id;
  if (!isHere || !call.service.security.allows(call.visitor.user, web.scopeId, permission.open)) throw unknownList();
  return callFor(call, web);
}

/** An end by list (title or guid), id and web. @throws SharePointError (404) if the visitor may not view it */
function endOf(call: Call, body: JsonObject, prefix: 'Source' | 'Target'): End {
  const at = webAt(call, textOf(body, `${prefix}WebUrl`));
  const name = textOf(body, `${prefix}ListName`) ?? '';
  const { lists } = call.service;
  const guid = guidText(name);
  const list = guid === undefined ? lists.byTitle(at.web, name) : lists.byGuid(at.web, guid);
  if (list === undefined || !maySeeList(at, list)) throw unknownList();
  const id = numberOf(body, `${prefix}ItemID`);
  if (id === undefined || !Number.isSafeInteger(id)) throw invalidArgument(`${prefix}ItemID must be a whole number.`);
  demandItem(at, list, id, permission.viewListItems);
  return { call: at, list, id };
}

/** An end by its address: a form with `ID=`, or a file. */
function endAt(call: Call, address: string): End {
  if (!URL.canParse(address, call.origin)) throw invalidArgument('The address of the item is not valid.');
  const url = new URL(address, call.origin);
  const path = decodeURIComponent(url.pathname);
  const list = call.service.lists.ofWeb(call.web).find((each) => isInside(path, each.path));
  if (list === undefined || !maySeeList(call, list)) throw unknownList();
  const id = Number(url.searchParams.get('ID') ?? idOfFile(call, list, path.slice(list.path.length + 1)) ?? Number.NaN);
  if (!Number.isSafeInteger(id)) throw unknownItem();
  demandItem(call, list, id, permission.viewListItems);
  return { call, list, id };
}

const isInside = (path: string, folder: string) => path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);

function idOfFile(call: Call, list: List, path: string): Row[string] | undefined {
  const slash = path.lastIndexOf('/');
  const sql = `SELECT id FROM ${list.table} WHERE folder = ? AND leaf = ?`;
  return call.service.database.get(sql, slash < 0 ? '' : path.slice(0, slash), path.slice(slash + 1))?.['id'];
}

function isAbout(record: StoredRecord, from: End, to?: End): boolean {
  const { properties } = record;
  if (numberOf(properties, 'ItemId') !== from.id) return false;
  return (
    to === undefined ||
    (textOf(properties, 'TargetList') === to.list.guid && numberOf(properties, 'TargetId') === to.id)
  );
}

function link(from: End, to: End): void {
  const { records } = from.call.service;
  demandItem(from.call, from.list, from.id, permission.editListItems);
  if (records.of(ownerOf(from)).some((record) => isAbout(record, from, to))) return;
  records.add(ownerOf(from), { ItemId: from.id, TargetWeb: to.list.webId, TargetList: to.list.guid, TargetId: to.id });
}

function unlink(from: End, to: End): void {
  const { records } = from.call.service;
  demandItem(from.call, from.list, from.id, permission.editListItems);
  for (const record of records.of(ownerOf(from))) if (isAbout(record, from, to)) records.remove(record);
}

/** The items related to one, as far as the visitor may view them. */
function relatedReply(call: Call, from: End, limit: number): Reply {
  const related = call.service.records
    .of(ownerOf(from))
    .filter((record) => isAbout(record, from))
    .flatMap((record) => relatedJson(call, record));
  return listReply(call, 'SP.ApiData.RelatedItems', related.slice(0, limit));
}

function relatedJson(call: Call, record: StoredRecord): JsonObject[] {
  const { webs, lists, database, security } = call.service;
  const web = webs.byId(numberOf(record.properties, 'TargetWeb') ?? 0);
  if (web === undefined || !security.allows(call.visitor.user, web.scopeId, permission.open)) return [];
  const at = callFor(call, web);
  const list = lists.byGuid(web, textOf(record.properties, 'TargetList') ?? '');
  const id = numberOf(record.properties, 'TargetId') ?? 0;
  if (list === undefined || !maySeeList(at, list)) return [];
  const row = database.get(`SELECT * FROM ${list.table} i WHERE i.id = ? AND ${readableItems(at, list)}`, id);
  if (row === undefined) return [];
  const title = list.fields.byName('Title');
  const text = title !== undefined && isStored(title) ? row[title.column] : null;
  return [
    {
      IconUrl: '/_layouts/15/images/generic.png',
      ItemId: id,
      ListId: list.guid,
      Title: typeof text === 'string' ? text : '',
      Url: `${call.origin}${list.path}/DispForm.aspx?ID=${id}`,
      WebId: web.guid,
    },
  ];
}

/** The methods behind `_api/SP.RelatedItemManager.`, by name in lower case. */
const methods: Readonly<Record<string, (call: Call, body: JsonObject) => Reply>> = {
  getrelateditems: (call, body) => relatedReply(call, endOf(call, body, 'Source'), Number.MAX_SAFE_INTEGER),
  getpageonerelateditems: (call, body) => relatedReply(call, endOf(call, body, 'Source'), pageOne),
  addsinglelink: (call, body) => linked(call, body, endOf(call, body, 'Source'), endOf(call, body, 'Target')),
  addsinglelinktourl: (call, body) =>
    linked(call, body, endOf(call, body, 'Source'), endAt(call, textOf(body, 'TargetItemUrl') ?? '')),
  addsinglelinkfromurl: (call, body) =>
    linked(call, body, endAt(call, textOf(body, 'SourceItemUrl') ?? ''), endOf(call, body, 'Target')),
  deletesinglelink: (call, body) => {
    const [from, to] = [endOf(call, body, 'Source'), endOf(call, body, 'Target')];
    call.service.database.transaction(() => {
      unlink(from, to);
      if (flagOf(body, 'TryDeleteReverseLink')) unlink(to, from);
    });
    return emptyReply();
  },
};

function linked(call: Call, body: JsonObject, from: End, to: End): Reply {
  call.service.database.transaction(() => {
    link(from, to);
    if (flagOf(body, 'TryAddReverseLink')) link(to, from);
  });
  return emptyReply();
}

/** The resources behind `_api/`, by name in lower case. */
export const relatedItemRoots: Readonly<Record<string, (call: Call) => Resource>> = Object.fromEntries(
  Object.entries(methods).map(([name, method]) => [
    `sp.relateditemmanager.${name}`,
    (call: Call) => action(call, () => method(call, bodyObject(call))),
  ]),
);
