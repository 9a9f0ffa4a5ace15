import { invalidArgument, notFound, unknownList } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { callFor } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { isObject, numberOf, own, textOf, textsOf } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb, maySeeList } from '../permissions/demand.js';
import { emptyReply } from '../representation/reply.js';
import { complexReply, valueReply, valuesReply } from '../representation/values.js';
import { resultJson } from './outcome.js';
import { runScript } from './run-script.js';
import { readAction, readScript } from './script.js';
import { actionOfList, scriptOf } from './script-of-list.js';
import type { Template } from './templates.js';

/** A method of SiteScriptUtility. */
export type Method = (call: Call, given: Arguments) => Reply;

const spaces = 'Microsoft.SharePoint.Utilities.WebTemplateExtensions';

/** The body's id. @throws SharePointError (400) if there is none */
export function sentGuid(sent: JsonObject, name: string): string {
  const guid = guidText(textOf(sent, name) ?? '');
  if (guid === undefined) throw invalidArgument(`The parameter ${name} must be a guid.`);
  return guid;
}

/** The object that the body holds under that name. @throws SharePointError (400) if there is none */
export function sentInfo(call: Call, name: string): JsonObject {
  const value = own(bodyObject(call), name);
  if (!isObject(value)) throw invalidArgument(`The parameter ${name} is missing.`);
  return value;
}

/** The server-relative path in an address. @throws SharePointError (404) for one that is none */
function pathIn(call: Call, address: string): string {
  if (!URL.canParse(address, call.origin)) throw notFound('There is nothing at this address.');
  try {
    return decodeURIComponent(new URL(address, call.origin).pathname).replace(/(.)\/+$/, '$1');
  } catch (error) {
    if (error instanceof URIError) throw notFound('There is nothing at this address.');
    throw error;
  }
}

/** The same call for the web at that address, if it is one of this site. @throws SharePointError (404) */
export function callAt(call: Call, address: string | undefined): Call {
  if (address === undefined || address === '') return call;
  const web = call.service.webs.byPath(pathIn(call, address));
  if (web === undefined || web.siteId !== call.site.id) throw notFound('There is no site at this address.');
  const target = callFor(call, web);
  demandWeb(target, permission.viewListItems);
  return target;
}

function scriptJson({ guid, properties }: Template, withContent: boolean): JsonObject {
  return {
    BaseTemplate: null,
    Content: withContent ? (textOf(properties, 'Content') ?? null) : null,
    Description: textOf(properties, 'Description') ?? null,
    Id: guid,
    IsSiteScriptPackage: false,
    Title: textOf(properties, 'Title') ?? '',
    Version: numberOf(properties, 'Version') ?? 0,
  };
}

function scriptReply(call: Call, method: string, script: Template, withContent: boolean): Reply {
  return complexReply(call, method, `${spaces}.SiteScriptMetadata`, scriptJson(script, withContent));
}

function createScript(call: Call, given: Arguments): Reply {
  demandWeb(call, permission.manageWeb);
  const title = given.text('Title').trim();
  if (title === '') throw invalidArgument('A site script needs a title.');
  const content = call.body;
  readScript(content);
  const script = call.service.templates.add('script', {
    Title: title,
    Description: given.find('Description', 1)?.text ?? '',
    Content: content,
    Version: numberOf(bodyObject(call), 'version') ?? 0,
  });
  return scriptReply(call, 'CreateSiteScript', script, false);
}

function updateScript(call: Call): Reply {
  demandWeb(call, permission.manageWeb);
  const sent = sentInfo(call, 'updateInfo');
  const script = call.service.templates.demand('script', sentGuid(sent, 'Id'));
  const changed: JsonObject = { ...script.properties };
  for (const name of ['Title', 'Description', 'Content']) {
    const text = textOf(sent, name);
    if (text !== undefined) changed[name] = text;
  }
  changed['Version'] = numberOf(sent, 'Version') ?? numberOf(script.properties, 'Version') ?? 0;
  readScript(textOf(changed, 'Content') ?? '');
  if ((textOf(changed, 'Title') ?? '').trim() === '') throw invalidArgument('A site script needs a title.');
  return scriptReply(call, 'UpdateSiteScript', call.service.templates.update(script, changed), true);
}

/** The list at an address, if the visitor may see it. @throws SharePointError (404) */
function listAt(call: Call, address: string): List {
  const list = call.service.lists.byPath(call.web, pathIn(call, address));
  if (list === undefined || !maySeeList(call, list)) throw unknownList();
  return list;
}

function scriptFromWeb(call: Call): Reply {
  const sent = bodyObject(call);
  const target = callAt(call, textOf(sent, 'webUrl'));
  demandWeb(target, permission.manageWeb);
  const info = own(sent, 'info');
  const names = isObject(info) ? textsOf(info, 'IncludedLists') : [];
  const warnings: string[] = [];
  const actions = names.flatMap((name) => {
    const list = target.service.lists.byPath(target.web, `${target.web.path}/${name.replace(/^\//, '')}`);
    if (list !== undefined && maySeeList(target, list)) return [actionOfList(target, list)];
    warnings.push(`The list '${name}' was not found.`);
    return [];
  });
  const value = { JSON: JSON.stringify(scriptOf(actions)), Warnings: warnings };
  return complexReply(call, 'GetSiteScriptFromWeb', `${spaces}.SiteScriptSerializationResult`, value);
}

/** The methods about site scripts, by name in lower case. */
export const scriptMethods: Readonly<Record<string, Method>> = {
  createsitescript: createScript,
  getsitescripts: (call) =>
    valuesReply(
      call,
      'GetSiteScripts',
      call.service.templates.all('script').map((script) => scriptJson(script, false)),
      `${spaces}.SiteScriptMetadata`,
    ),
  getsitescriptmetadata(call) {
    const script = call.service.templates.demand('script', sentGuid(bodyObject(call), 'id'));
    return scriptReply(call, 'GetSiteScriptMetadata', script, true);
  },
  updatesitescript: updateScript,
  deletesitescript(call) {
    demandWeb(call, permission.manageWeb);
    const { templates } = call.service;
    templates.remove(templates.demand('script', sentGuid(bodyObject(call), 'id')));
    return emptyReply();
  },
  getsitescriptfromlist(call) {
    const list = listAt(call, textOf(bodyObject(call), 'listUrl') ?? '');
    return valueReply(call, 'GetSiteScriptFromList', JSON.stringify(scriptOf([actionOfList(call, list)])));
  },
  getsitescriptfromweb: scriptFromWeb,
  executesitescriptaction(call) {
    demandWeb(call, permission.manageWeb);
    const definition = own(bodyObject(call), 'actionDefinition') ?? '';
    const actions = readAction(typeof definition === 'string' ? definition : JSON.stringify(definition));
    const [first] = runScript(call, actions);
    const value = first === undefined ? {} : resultJson(first);
    return complexReply(call, 'ExecuteSiteScriptAction', `${spaces}.SiteScriptActionResult`, value);
  },
  executetemplatescript(call) {
    demandWeb(call, permission.manageWeb);
    const script = own(bodyObject(call), 'script') ?? '';
    const results = runScript(call, readScript(typeof script === 'string' ? script : JSON.stringify(script)));
    return valuesReply(call, 'ExecuteTemplateScript', results.map(resultJson), `${spaces}.SiteScriptActionResult`);
  },
};
