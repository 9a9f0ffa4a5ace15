import { invalidQuery } from '../errors/errors.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import type { Arguments } from '../http/arguments.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import { entityPropertyName } from '../fields/field-entity.js';
import { isReference, QueryColumns } from '../items/columns.js';
import { OutputBuilder } from '../items/output.js';
import { pageReply, readPage } from '../items/query.js';
import type { JsonObject } from '../json.js';
import { isObject, own, parseLooseJson, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { Projection } from '../odata/projection.js';
import { readProjection } from '../odata/projection.js';
import { CamlColumns } from './columns.js';
import { folderInList } from './place.js';
import { camlQuery } from './query.js';
import type { CamlView } from './view.js';
import { readView } from './view.js';

/** What every item carries besides the fields that a view names. */
const always = ['FileSystemObjectType', 'Id', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl', 'ContentTypeId'];

/** POST `list/getitems`: the items of a CAML query. */
export const getItemsStep: Step<List> = (call, list, given) =>
  action(call, () => itemsOf(call, list, sentQuery(call, given)));

/** The query in the body, or (as some clients write it) as an argument: `getitems(query=@q)?@q={"ViewXml":…}`. */
function sentQuery(call: Call, given: Arguments): JsonObject {
  const argument = given.find('query')?.text;
  const query = argument === undefined ? own(bodyObject(call), 'query') : parseArgument(argument);
  if (!isObject(query)) throw invalidQuery('The parameter query does not exist in the request or is no object.');
  return query;
}

function parseArgument(text: string) {
  try {
    return parseLooseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidQuery('Invalid JSON. The parameter query could not be read.');
    throw error;
  }
}

/** An address, or one inside `{DecodedUrl}`. */
export function addressOf(parameters: JsonObject, name: 'FolderServerRelativeUrl'): string | undefined {
  const path = own(parameters, 'FolderServerRelativePath');
  return textOf(parameters, name) ?? (isObject(path) ? textOf(path, 'DecodedUrl') : undefined);
}

function itemsOf(call: Call, list: List, query: JsonObject): Reply {
  const view = readView(textOf(query, 'ViewXml') ?? '');
  const columns = new QueryColumns(call, list);
  const position = own(query, 'ListItemCollectionPosition');
  const { page } = camlQuery(call, list, columns, view, new CamlColumns(list, columns, view), {
    folder: folderInList(call, list, addressOf(query, 'FolderServerRelativeUrl')),
    paging: isObject(position) ? textOf(position, 'PagingInfo') : undefined,
  });
  const output = new OutputBuilder(call, list, columns).build(projectionOf(call, list, view));
  const { rows } = readPage(call, list, columns, output, page);
  return pageReply(call, list, { rows, output, next: undefined });
}

/** What is answered of each item: `$select`; else the fields of the view, whose unknown names do no harm. */
function projectionOf(call: Call, list: List, view: CamlView): Projection {
  const projection = readProjection(call.query);
  if (projection.names !== undefined || view.fields === undefined) return projection;
  const named = view.fields.flatMap((name) => {
    const field = list.fields.byName(name);
    if (field === undefined || field.kind.form === 'none') return [];
    const property = entityPropertyName(field.internalName);
    if (!isReference(field)) return [property];
    return field.kind.form === 'user' ? [`${property}Id`, `${property}StringId`] : [`${property}Id`];
  });
  const names = [...always, ...named, 'ID', 'GUID', ...[...projection.expanded.values()].map(({ name }) => name)];
  return { names: [...new Set(names)], expanded: projection.expanded };
}
