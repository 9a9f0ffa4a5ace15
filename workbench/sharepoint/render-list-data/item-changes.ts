import { CamlColumns } from '../caml/columns.js';
import { camlQuery } from '../caml/query.js';
import { readView } from '../caml/view.js';
import { changedObject, changeType, readToken, tokenText } from '../changes/change-log.js';
import { lookupText } from '../display/formats.js';
import { localeOf, localTime, storedNumberText } from '../display/locale.js';
import type { Shown, ShownField } from '../display/shown-field.js';
import { shownField } from '../display/shown-field.js';
import { invalidCaml, invalidChangeToken } from '../errors/errors.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { QueryColumns } from '../items/columns.js';
import { readPage } from '../items/query.js';
import type { JsonObject } from '../json.js';
import { isObject, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { listScope } from '../lists/list-entity.js';
import type { XmlElement } from '../xml/xml.js';
import { childOf, element, parseXml, writeXml } from '../xml/xml.js';
import { permissionMask } from './system-values.js';

/** Items that one answer brings at most; MoreChanges says that there are more. */
const pageLimit = 1_000;

/** POST `list/getlistitemchangessincetoken`: the items changed since a token as XML; without a token all items. */
export const itemChangesStep: Step<List> = (call, list) =>
  action(call, () => {
    const query = own(bodyObject(call), 'query');
    return changesReply(call, list, isObject(query) ? query : {});
  });

interface Asked {
  readonly viewXml: string;
  readonly fields: readonly string[] | undefined;
  readonly datesInUtc: boolean;
  readonly limit: number;
}

/** A part of the query as its element, with or without the element itself; undefined if it is empty. */
function partOf(query: JsonObject, name: string): XmlElement | undefined {
  const text = textOf(query, name)?.trim() ?? '';
  if (text === '') return undefined;
  const wrapped = parseXml(`<${name}>${text}</${name}>`);
  const [only] = wrapped.children;
  return only?.name === name && wrapped.children.length === 1 ? only : wrapped;
}

function readAsked(query: JsonObject): Asked {
  const options = partOf(query, 'QueryOptions');
  const contains = partOf(query, 'Contains');
  const wanted = partOf(query, 'Query');
  // Contains is one condition of any kind, in an element of that name.
  const condition =
    contains === undefined ? undefined : contains.children[0]?.name === 'FieldRef' ? contains : contains.children[0];
  const parts = wanted?.children ?? [];
  const where = parts.find((part) => part.name === 'Where')?.children[0];
  const both = [condition, where].filter((each) => each !== undefined);
  const joined = both.length === 2 ? element('And', {}, both) : both[0];
  const children = [
    ...(joined === undefined ? [] : [element('Where', {}, [joined])]),
    ...parts.filter((part) => part.name !== 'Where'),
  ];
  const limit = Number(textOf(query, 'RowLimit') ?? pageLimit);
  if (!Number.isSafeInteger(limit) || limit < 0) throw invalidCaml('The RowLimit of the query is not a number.');
  const fields = partOf(query, 'ViewFields')?.children.flatMap((field) => field.attributes.get('Name') ?? []);
  return {
    viewXml: writeXml(element('View', { Scope: 'RecursiveAll' }, [element('Query', {}, children)])),
    fields,
    datesInUtc:
      childOf(options ?? element('QueryOptions'), 'DateInUtc')
        ?.text.trim()
        .toUpperCase() === 'TRUE',
    limit: limit === 0 ? pageLimit : Math.min(limit, pageLimit),
  };
}

const changeNames: Readonly<Record<number, string>> = {
  [changeType.delete]: 'Delete',
  [changeType.restore]: 'Restore',
  [changeType.rename]: 'Rename',
  [changeType.moveAway]: 'MoveAway',
  [changeType.systemUpdate]: 'SystemUpdate',
};

function changesReply(call: Call, list: List, query: JsonObject): Reply {
  const asked = readAsked(query);
  const token = textOf(query, 'ChangeToken')?.trim() ?? '';
  const known = token === '' ? undefined : changesAfter(call, list, token);
  const ids = known === undefined ? undefined : [...known.changed];
  const columns = new QueryColumns(call, list);
  const view = readView(asked.viewXml);
  const caml = new CamlColumns(list, columns, view);
  const { page } = camlQuery(call, list, columns, { ...view, rowLimit: asked.limit }, caml, {
    folder: '',
    paging: pagingOf(query),
    ...(ids === undefined
      ? {}
      : { conditions: [{ is: 'in', path: 'ID', literals: ids.map((value) => ({ kind: 'number' as const, value })) }] }),
  });
  const names = [
    'ID',
    ...(asked.fields ?? list.fields.all.filter((field) => !field.hidden).map((field) => field.internalName)),
    'owshiddenversion',
    'UniqueId',
    'FSObjType',
    'Modified',
    'Created',
  ];
  const shown = [...new Set(names)].flatMap((name) => shownField(call, list, columns, name) ?? []);
  const selected = { columns: ['i.id', ...shown.map((each) => each.sql)] };
  const found = readPage(call, list, columns, selected, page);
  const rows = found.rows.map((row) =>
    element(
      'z:row',
      Object.fromEntries(
        shown.map((each, at) => [`ows_${each.name}`, stored(call, each, each.read(row[at + 1]), asked.datesInUtc)]),
      ),
    ),
  );
  const changes = element(
    'Changes',
    {
      LastChangeToken: known?.token ?? call.service.changes.currentToken(listScope(list)),
      MoreChanges: known?.more === true ? 'TRUE' : 'FALSE',
    },
    (known?.marks ?? []).map(({ id, change }) => element('Id', { ChangeType: change }, [], String(id))),
  );
  const data = element('rs:data', { ItemCount: String(rows.length), ListItemCollectionPositionNext: found.next }, rows);
  return xmlReply(call, list, [changes, data]);
}

function pagingOf(query: JsonObject): string | undefined {
  const options = partOf(query, 'QueryOptions');
  return options === undefined
    ? undefined
    : childOf(options, 'Paging')?.attributes.get('ListItemCollectionPositionNext');
}

interface KnownChanges {
  readonly changed: ReadonlySet<number>;
  readonly marks: readonly { id: number; change: string }[];
  readonly token: string;
  readonly more: boolean;
}

/** The last change of each item after a token. @throws SharePointError (500) for a token that is none of this list's */
function changesAfter(call: Call, list: List, token: string): KnownChanges {
  const scope = listScope(list);
  const from = readToken(scope, token);
  const oldest = call.service.database.transaction(() => call.service.changes.forgetOld());
  if (from === undefined || from > call.service.changes.newest() || from + 1 < oldest) throw invalidChangeToken();
  const changes = call.service.changes.read(scope, {
    from,
    to: Number.MAX_SAFE_INTEGER,
    limit: pageLimit,
    newestFirst: false,
    withSubWebs: false,
  });
  const changed = new Set<number>();
  const marks = new Map<number, string>();
  for (const { object, change, itemId } of changes) {
    if (object !== changedObject.item || itemId === undefined) continue;
    const mark = changeNames[change];
    changed.delete(itemId);
    if (mark === undefined) marks.delete(itemId);
    else marks.set(itemId, mark);
    if (change !== changeType.delete && change !== changeType.moveAway) changed.add(itemId);
  }
  const last = changes.at(-1);
  return {
    changed,
    marks: [...marks].map(([id, change]) => ({ id, change })),
    token: last === undefined ? token : tokenText(scope, last.number, last.time),
    more: changes.length === pageLimit,
  };
}

/** A value as SharePoint's XML of items writes it; no attribute for no value. */
function stored(call: Call, shownOf: ShownField, shown: Shown, datesInUtc: boolean): string | undefined {
  const { field, inner } = shownOf;
  const locale = localeOf(call);
  switch (shown.is) {
    case 'nothing':
      return undefined;
    case 'guid':
      return `{${shown.text.toUpperCase()}}`;
    case 'text':
    case 'note':
      return shown.text;
    case 'instant':
      return datesInUtc ? shown.text : localTime(shown.text, locale.timeZone).replace('T', ' ');
    case 'number':
      return ['Counter', 'Integer', 'ModStat'].includes(field.kind.name)
        ? String(shown.number)
        : storedNumberText(shown.number);
    case 'flag':
      return shown.flag ? '1' : '0';
    case 'texts':
      return `;#${shown.texts.join(';#')};#`;
    case 'people':
      return shown.people.map((person) => `${person.id};#${person.title}`).join(';#');
    case 'lookups':
      return shown.lookups.map((each) => `${each.id};#${lookupText(locale, field, inner, each.shown)}`).join(';#');
    case 'url':
      return `${shown.url}, ${shown.description}`;
  }
}

function xmlReply(call: Call, list: List, children: readonly XmlElement[]): Reply {
  const permissions = call.service.security.permissions(call.visitor.user, list.scopeId);
  const items = element(
    'listitems',
    {
      MinTimeBetweenSyncs: '0',
      RecommendedTimeBetweenSyncs: '180',
      MaxBulkDocumentSyncSize: '500',
      EffectivePermMask: call.visitor.user.siteAdmin ? 'FullMask' : permissionMask(permissions),
      'xmlns:s': 'uuid:BDC6E3F0-6DA3-11d1-A2A3-00AA00C14882',
      'xmlns:dt': 'uuid:C2F41010-65B3-11d1-A29F-00AA00C14882',
      'xmlns:rs': 'urn:schemas-microsoft-com:rowset',
      'xmlns:z': '#RowsetSchema',
    },
    children,
  );
  const body = `<?xml version="1.0" encoding="utf-8"?>${writeXml(element('GetListItemChangesSinceTokenResult', {}, [items]))}`;
  return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body };
}
