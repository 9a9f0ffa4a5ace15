import { addressOf } from '../caml/get-items.js';
import { folderInList } from '../caml/place.js';
import type { CamlView } from '../caml/view.js';
import { viewElement, viewOf } from '../caml/view.js';
import { invalidQuery, notFound } from '../errors/errors.js';
import { guidText } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call } from '../http/call.js';
import { Query } from '../http/query.js';
import type { JsonObject, JsonValue } from '../json.js';
import { flagOf, isObject, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { View } from '../views/view-table.js';
import { writeViewXml } from '../views/view-xml.js';
import type { XmlElement } from '../xml/xml.js';
import { filterConditions, sortTerms } from './filters.js';
import type { FilterRequest } from './filters.js';

/** The bits of RenderOptions that are looked at. */
export const renderOption = {
  contextInfo: 1,
  listData: 2,
  listSchema: 4,
  menuView: 8,
  listContentType: 16,
  fileSystemItemId: 32,
  clientFormSchema: 64,
  quickLaunch: 128,
  spotlight: 256,
  visualization: 512,
  viewMetadata: 1024,
  parentInfo: 8192,
  pageContextInfo: 16_384,
} as const;

/** What a call of RenderListDataAsStream asks for. */
export interface RenderRequest {
  readonly view: CamlView;
  /** The stored view that was named, or the list's default view. */
  readonly stored: View | undefined;
  readonly options: number;
  readonly paging: string | undefined;
  /** The ordinal of the page's first row, from 1. */
  readonly firstRow: number;
  readonly folder: string;
  readonly datesInUtc: boolean;
  readonly addRequiredFields: boolean;
  readonly filters: readonly FilterRequest[];
  /** What next and previous links repeat of the page's address. */
  readonly repeated: string;
  /** `;#Open;#`: only the items of this group. */
  readonly groupString: string | undefined;
}

/** Reads the call. @throws SharePointError (400, 404) if a parameter cannot be used */
export function readRequest(call: Call, list: List): RenderRequest {
  const body = call.body.trim() === '' ? {} : bodyObject(call);
  const parameters = objectOf(body, 'parameters');
  const overrides = objectOf(body, 'overrideParameters');
  const paging = textOf(parameters, 'Paging')?.replace(/^\?/, '');
  const inPaging = new Query(paging ?? '');
  const find = (name: string) => overrideText(own(overrides, name)) ?? call.query.get(name) ?? inPaging.get(name);
  const stored = storedView(call, list, find('View') ?? find('ViewId'));
  const asked = textOf(parameters, 'ViewXml') ?? '';
  const base = viewElement(asked.trim() === '' && stored !== undefined ? writeViewXml(list, stored) : asked);
  const view = viewOf(overridden(base, textOf(parameters, 'OverrideViewXml')));
  const order = sortTerms(find);
  const filters = filterConditions(find);
  const firstRow = Number(find('PageFirstRow') ?? 1);
  const folder = addressOf(parameters, 'FolderServerRelativeUrl') ?? find('RootFolder');
  return {
    view: order.length === 0 ? view : { ...view, order },
    stored: stored ?? call.service.views.default(list),
    options: optionsOf(own(parameters, 'RenderOptions')),
    paging: paging === undefined || paging === '' ? call.query.text : paging,
    firstRow: Number.isSafeInteger(firstRow) && firstRow > 0 ? firstRow : 1,
    folder: folderInList(call, list, folder),
    datesInUtc: flagOf(parameters, 'DatesInUtc'),
    addRequiredFields: flagOf(parameters, 'AddRequiredFields'),
    filters,
    repeated: repeatedPart(find),
    groupString: find('GroupString'),
  };
}

function objectOf(body: JsonObject, name: string): JsonObject {
  const value = own(body, name);
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalidQuery(`The parameter ${name} must be an object.`);
  return value;
}

function overrideText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function optionsOf(value: JsonValue | undefined): number {
  if (value === undefined || value === null) return 0;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw invalidQuery("Cannot convert the value of 'RenderOptions' to the expected type 'Edm.Int32'.");
  }
  return number;
}

function storedView(call: Call, list: List, named: string | undefined): View | undefined {
  const views = call.service.views.ofList(list);
  if (named === undefined || named.trim() === '') return views.find((view) => view.isDefault) ?? views[0];
  const guid = guidText(named);
  const found = views.find((view) => view.guid === guid);
  if (found === undefined) throw notFound('The view does not exist.');
  return found;
}

/** The parts of a second view take the place of the first one's. */
function overridden(base: XmlElement, xml: string | undefined): XmlElement {
  if (xml === undefined || xml.trim() === '') return base;
  const other = viewElement(xml);
  const names = new Set(other.children.map((child) => child.name));
  return {
    ...base,
    attributes: new Map([...base.attributes, ...other.attributes]),
    children: [...base.children.filter((child) => !names.has(child.name)), ...other.children],
  };
}

const repeatedNames = ['SortField', 'SortDir'];
const numberedNames = ['FilterField', 'FilterValue', 'FilterOp', 'FilterLookupId', 'FilterFields', 'FilterValues'];

function repeatedPart(find: (name: string) => string | undefined): string {
  const names = [
    ...repeatedNames,
    ...['', '1', '2', '3', '4', '5'].flatMap((n) => numberedNames.map((name) => name + n)),
  ];
  return names
    .flatMap((name) => {
      const value = find(name);
      return value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`];
    })
    .join('');
}
