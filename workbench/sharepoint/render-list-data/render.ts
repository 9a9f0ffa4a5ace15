import { htmlText } from '../display/formats.js';
import { invalidArgument } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import type { Arguments } from '../http/arguments.js';
import type { Step } from '../http/resource.js';
import { action, reader } from '../http/resource.js';
import type { JsonObject, JsonValue } from '../json.js';
import { bodyObject } from '../http/body.js';
import { isObject, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { readView } from '../caml/view.js';
import { jsonReply } from '../representation/reply.js';
import { valueReply } from '../representation/values.js';
import type { View } from '../views/view-table.js';
import { writeViewXml } from '../views/view-xml.js';
import { renderListData } from './list-data.js';
import { contextInfo, listSchema, viewMetadata } from './list-schema.js';
import type { RenderRequest } from './parameters.js';
import { readRequest, renderOption } from './parameters.js';

/** Options that add a part of their own to the answer; others only change what rows hold. */
const partOptions =
  renderOption.contextInfo |
  renderOption.listSchema |
  renderOption.menuView |
  renderOption.listContentType |
  renderOption.clientFormSchema |
  renderOption.quickLaunch |
  renderOption.spotlight |
  renderOption.visualization |
  renderOption.viewMetadata |
  renderOption.parentInfo |
  renderOption.pageContextInfo;

/** POST `list/RenderListDataAsStream`. The answer is the rendered JSON itself, whatever representation is accepted. */
export const renderAsStreamStep: Step<List> = (call, list) =>
  action(call, () => {
    const request = readRequest(call, list);
    const { data, fields } = renderListData(call, list, request);
    if ((request.options & partOptions) === 0) return jsonReply(call.format, JSON.stringify(data));
    const has = (bit: number) => (request.options & bit) !== 0;
    const parts: JsonObject = {
      wpq: '',
      Templates: {},
      ListData: data,
      ...(has(renderOption.listSchema) ? { ListSchema: listSchema(call, list, request, fields) } : {}),
      ...(has(renderOption.contextInfo) ? contextInfo(call, list) : {}),
      ...(has(renderOption.menuView) ? { NewWOPIDocumentUrl: '', ViewMenu: viewMenu(call, list) } : {}),
      ...(has(renderOption.listContentType) ? { ListContentType: [] } : {}),
      ...(has(renderOption.quickLaunch) ? { QuickLaunch: [] } : {}),
      ...(has(renderOption.spotlight) ? { Spotlight: [] } : {}),
      ...(has(renderOption.visualization) ? { Visualization: null } : {}),
      ...(has(renderOption.viewMetadata) ? { ViewMetadata: viewMetadata(list, request) } : {}),
      ...(has(renderOption.clientFormSchema) ? { ClientForms: {} } : {}),
      ...(has(renderOption.parentInfo) ? { ParentInfo: { ListInfo: { Id: list.guid, Title: list.title } } } : {}),
      ...(has(renderOption.pageContextInfo) ? { PageContextInfo: contextInfo(call, list) } : {}),
    };
    return jsonReply(call.format, JSON.stringify(parts));
  });

function viewMenu(call: Call, list: List): JsonValue {
  return call.service.views.ofList(list).map((view) => ({ Id: view.guid, Title: view.title }));
}

function plainRequest(call: Call, list: List, viewXml: string): RenderRequest {
  return {
    view: readView(viewXml),
    stored: call.service.views.default(list),
    options: 0,
    paging: call.query.text,
    firstRow: 1,
    folder: '',
    datesInUtc: false,
    addRequiredFields: true,
    filters: [],
    repeated: '',
    groupString: undefined,
  };
}

/** The view in an argument, or in the body. */
function sentView(call: Call, given: Arguments): string {
  const body = given.count === 0 && call.body.trim() !== '' ? bodyObject(call) : {};
  const xml = given.find('viewXml')?.text ?? (isObject(body) ? textOf(body, 'viewXml') : undefined);
  if (xml === undefined) throw invalidArgument('The parameter viewXml is missing.');
  return xml;
}

/** POST `list/renderlistdata(@viewXml)`: the page as a text of JSON, which the client parses again. */
export const renderListDataStep: Step<List> = (call, list, given) =>
  action(call, () => {
    const { data } = renderListData(call, list, plainRequest(call, list, sentView(call, given)));
    return valueReply(call, 'RenderListData', JSON.stringify(data));
  });

/** `view/renderashtml`: the first page of a view as a table. */
export function renderViewAsHtml(call: Call, list: List, view: View): Reply {
  const request = { ...plainRequest(call, list, writeViewXml(list, view)), addRequiredFields: false };
  const { data } = renderListData(call, list, request);
  const titles = view.fields.map((name) => list.fields.byName(name)?.title ?? name);
  const head = titles.map((title) => `<th scope="col">${htmlText(title)}</th>`).join('');
  const rows = Array.isArray(data['Row']) ? data['Row'] : [];
  const cells = rows.map((row) => view.fields.map((name) => `<td>${htmlText(cellText(row, name))}</td>`).join(''));
  const body = cells.map((row) => `<tr>${row}</tr>`).join('');
  const html = `<table summary="${htmlText(list.title)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
  return valueReply(call, 'RenderAsHtml', html);
}

function cellText(row: JsonValue, name: string): string {
  const value = isObject(row) ? row[name] : undefined;
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  const texts = value.map((each) => {
    if (typeof each === 'string') return each;
    return isObject(each) ? (textOf(each, 'title') ?? textOf(each, 'lookupValue') ?? '') : '';
  });
  return texts.join('; ');
}

/** `list/renderListFilterData`: the values that a page offers to filter a column by, as a list of options. */
export const filterDataStep: Step<List> = (call, list, given) =>
  reader(call, () => {
    const body = call.body.trim() === '' ? {} : bodyObject(call);
    const name =
      given.find('FieldInternalName', -1)?.text ??
      textOf(body, 'FieldInternalName') ??
      call.query.get('FieldInternalName');
    if (name === undefined) throw invalidArgument('The parameter FieldInternalName is missing.');
    const group = `<Query><GroupBy Collapse="TRUE"><FieldRef Name="${htmlText(name)}" /></GroupBy></Query>`;
    const view = `<View Scope="RecursiveAll">${group}<ViewFields><FieldRef Name="${htmlText(name)}" /></ViewFields></View>`;
    const { data } = renderListData(call, list, { ...plainRequest(call, list, view), addRequiredFields: false });
    const rows = Array.isArray(data['Row']) ? data['Row'] : [];
    const options = rows
      .map((row) => cellText(row, name))
      .map((text) => `<OPTION VALUE="${htmlText(text)}">${htmlText(text === '' ? '(Empty)' : text)}</OPTION>`);
    const id = `diidFilter${htmlText(name)}`;
    return valueReply(
      call,
      'RenderListFilterData',
      `<SELECT ID="${id}"><OPTION VALUE="">(All)</OPTION>${options.join('')}</SELECT>`,
    );
  });
