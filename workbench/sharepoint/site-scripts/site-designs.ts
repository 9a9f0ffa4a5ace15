import { invalidArgument } from '../errors/errors.js';
import { guidText } from '../http/arguments.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { principalNamed } from '../form-values/principal-named.js';
import { instantText, ticksOf } from '../instant.js';
import type { JsonObject, JsonValue } from '../json.js';
import { flagOf, isObject, numberOf, own, textOf, textsOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { emptyReply } from '../representation/reply.js';
import { complexReply, nullReply, valuesReply } from '../representation/values.js';
import type { ActionResult } from './outcome.js';
import { resultJson } from './outcome.js';
import { runScript } from './run-script.js';
import { readScript } from './script.js';
import type { Method } from './site-scripts.js';
import { callAt, sentGuid, sentInfo } from './site-scripts.js';
import type { DesignRun, Template } from './templates.js';

const spaces = 'Microsoft.SharePoint.Utilities.WebTemplateExtensions';
const empty = '00000000-0000-0000-0000-000000000000';

function designJson({ guid, properties }: Template): JsonObject {
  return {
    Description: textOf(properties, 'Description') ?? null,
    DesignPackageId: textOf(properties, 'DesignPackageId') ?? empty,
    DesignType: textOf(properties, 'DesignType') ?? '0',
    Id: guid,
    IsDefault: flagOf(properties, 'IsDefault'),
    IsOutOfBoxTemplate: false,
    IsTenantAdminOnly: false,
    ListColor: textOf(properties, 'ListColor') ?? '0',
    ListIcon: textOf(properties, 'ListIcon') ?? '0',
    Order: numberOf(properties, 'Order') ?? 0,
    PreviewImageAltText: textOf(properties, 'PreviewImageAltText') ?? null,
    PreviewImageUrl: textOf(properties, 'PreviewImageUrl') ?? null,
    RequiresGroupConnected: false,
    RequiresTeamsConnected: false,
    RequiresYammerConnected: false,
    SiteScriptIds: textsOf(properties, 'SiteScriptIds'),
    SupportedWebTemplates: [],
    TemplateFeatures: [],
    ThumbnailUrl: textOf(properties, 'ThumbnailUrl') ?? null,
    Title: textOf(properties, 'Title') ?? '',
    Version: numberOf(properties, 'Version') ?? 1,
    WebTemplate: textOf(properties, 'WebTemplate') ?? '64',
  };
}

function designReply(call: Call, method: string, design: Template): Reply {
  return complexReply(call, method, `${spaces}.SiteDesignMetadata`, designJson(design));
}

const texts = [
  'Title',
  'Description',
  'WebTemplate',
  'PreviewImageUrl',
  'PreviewImageAltText',
  'ThumbnailUrl',
  'DesignPackageId',
  'DesignType',
  'ListColor',
  'ListIcon',
];

/** What was sent of a design over what is stored of it. @throws SharePointError for no title or an unknown script */
function designProperties(call: Call, sent: JsonObject, stored: JsonObject): JsonObject {
  const bag: JsonObject = { ...stored };
  for (const name of texts) {
    const value = own(sent, name);
    if (typeof value === 'string' || typeof value === 'number') bag[name] = String(value);
  }
  const scripts = own(sent, 'SiteScriptIds') ?? own(sent, 'SiteScripts');
  if (scripts !== undefined && scripts !== null) bag['SiteScriptIds'] = scriptIds(call, scripts);
  const version = numberOf(sent, 'Version');
  if (version !== undefined) bag['Version'] = version;
  // Left out, it is taken back.
  bag['IsDefault'] = flagOf(sent, 'IsDefault');
  if ((textOf(bag, 'Title') ?? '').trim() === '') throw invalidArgument('A site design needs a title.');
  return bag;
}

function scriptIds(call: Call, sent: JsonValue): string[] {
  const list = isObject(sent) ? textsOf(sent, 'results') : Array.isArray(sent) ? sent : [];
  return list.map((each) => {
    const guid = typeof each === 'string' ? guidText(each) : undefined;
    if (guid === undefined) throw invalidArgument('SiteScriptIds must be a list of guids.');
    return call.service.templates.demand('script', guid).guid;
  });
}

/** One row of a run: an action of one of the design's scripts. */
interface RunStep {
  readonly script: Template;
  readonly scriptIndex: number;
  readonly actionIndex: number;
  readonly result: ActionResult;
}

/** Does all scripts of a design on a web, and keeps a record of it. */
function apply(target: Call, design: Template): { run: DesignRun; steps: RunStep[] } {
  demandWeb(target, permission.manageWeb);
  const { templates } = target.service;
  const steps = textsOf(design.properties, 'SiteScriptIds').flatMap((id, scriptIndex) => {
    const script = templates.demand('script', id);
    const results = runScript(target, readScript(textOf(script.properties, 'Content') ?? ''));
    return results.map((result, actionIndex): RunStep => ({ script, scriptIndex, actionIndex, result }));
  });
  const run = templates.addRun(target.web.id, design.guid, {
    Title: textOf(design.properties, 'Title') ?? '',
    Version: numberOf(design.properties, 'Version') ?? 1,
    Started: String(ticksOf(Date.now())),
    Login: target.visitor.user.login,
    Steps: steps.map((step, index) => statusJson(step, index)),
  });
  return { run, steps };
}

function statusJson({ script, scriptIndex, actionIndex, result }: RunStep, index: number): JsonObject {
  return {
    ActionIndex: actionIndex,
    ActionKey: `${String(index).padStart(8, '0')}-0000-0000-0000-000000000000`,
    ActionTitle: result.title,
    LastModified: instantText(),
    OrdinalIndex: index,
    OutcomeCode: result.outcome,
    OutcomeText: result.text,
    SiteScriptID: script.guid,
    SiteScriptIndex: scriptIndex,
    SiteScriptTitle: textOf(script.properties, 'Title') ?? '',
  };
}

function runJson(call: Call, { guid, design, properties }: DesignRun): JsonObject {
  return {
    ID: guid,
    SiteDesignID: design,
    SiteDesignTitle: textOf(properties, 'Title') ?? '',
    SiteDesignVersion: numberOf(properties, 'Version') ?? 1,
    SiteID: call.site.guid,
    StartTime: textOf(properties, 'Started') ?? '0',
    WebID: call.web.guid,
  };
}

/** A task is done at once; what is answered is the record of it. */
function addTask(call: Call, target: Call, sent: JsonObject, method: string): Reply {
  const { run } = apply(target, call.service.templates.demand('design', sentGuid(sent, 'siteDesignId')));
  return complexReply(call, method, `${spaces}.SiteDesignTask`, {
    ID: run.guid,
    LogonName: target.visitor.user.login,
    SiteDesignID: run.design,
    SiteID: target.site.guid,
    WebID: target.web.guid,
  });
}

/** Who may see a design; empty for everyone. */
function rights(design: Template): JsonObject[] {
  const list = own(design.properties, 'Rights');
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function changeRights(call: Call, granted: boolean): Reply {
  demandWeb(call, permission.manageWeb);
  const sent = bodyObject(call);
  const design = call.service.templates.demand('design', sentGuid(sent, 'id'));
  const names = textsOf(sent, 'principalNames');
  const isNamed = (each: JsonObject) => names.includes(textOf(each, 'PrincipalName') ?? '');
  const kept = rights(design).filter((each) => !isNamed(each));
  const added = names.map((name): JsonObject => {
    const principal = principalNamed(call, name);
    if (principal === undefined) throw invalidArgument(`The principal '${name}' could not be found.`);
    return { DisplayName: principal.title, PrincipalName: name, Rights: 1 };
  });
  call.service.templates.update(design, { ...design.properties, Rights: granted ? [...kept, ...added] : kept });
  return emptyReply();
}

/** The methods about site designs, by name in lower case. */
export const designMethods: Readonly<Record<string, Method>> = {
  createsitedesign(call) {
    demandWeb(call, permission.manageWeb);
    const sent = sentInfo(call, 'info');
    const design = call.service.templates.add('design', designProperties(call, sent, { Version: 1 }));
    return designReply(call, 'CreateSiteDesign', design);
  },
  getsitedesigns: (call) =>
    valuesReply(
      call,
      'GetSiteDesigns',
      call.service.templates.all('design').map(designJson),
      `${spaces}.SiteDesignMetadata`,
    ),
  getsitedesignmetadata(call) {
    const design = call.service.templates.demand('design', sentGuid(bodyObject(call), 'id'));
    return designReply(call, 'GetSiteDesignMetadata', design);
  },
  updatesitedesign(call) {
    demandWeb(call, permission.manageWeb);
    const sent = sentInfo(call, 'updateInfo');
    const { templates } = call.service;
    const design = templates.demand('design', sentGuid(sent, 'Id'));
    const changed = templates.update(design, designProperties(call, sent, design.properties));
    return designReply(call, 'UpdateSiteDesign', changed);
  },
  deletesitedesign(call) {
    demandWeb(call, permission.manageWeb);
    const { templates } = call.service;
    templates.remove(templates.demand('design', sentGuid(bodyObject(call), 'id')));
    return emptyReply();
  },
  applysitedesign(call) {
    const sent = bodyObject(call);
    const design = call.service.templates.demand('design', sentGuid(sent, 'siteDesignId'));
    const { steps } = apply(callAt(call, textOf(sent, 'webUrl')), design);
    const results = steps.map((step) => resultJson(step.result));
    return valuesReply(call, 'ApplySiteDesign', results, `${spaces}.SiteScriptActionResult`);
  },
  addsitedesigntask(call) {
    const sent = bodyObject(call);
    return addTask(call, callAt(call, textOf(sent, 'webUrl')), sent, 'AddSiteDesignTask');
  },
  addsitedesigntasktocurrentweb: (call) => addTask(call, call, bodyObject(call), 'AddSiteDesignTaskToCurrentWeb'),
  getsitedesigntask(call) {
    sentGuid(bodyObject(call), 'taskId');
    // Tasks are done when they are added: none is ever waiting.
    return nullReply(call, 'GetSiteDesignTask');
  },
  getsitedesignrun(call) {
    const sent = bodyObject(call);
    const target = callAt(call, textOf(sent, 'webUrl'));
    demandWeb(target, permission.manageWeb);
    const design = guidText(textOf(sent, 'siteDesignId') ?? '');
    const runs = target.service.templates.runs(target.web.id);
    const wanted = runs.filter((run) => design === undefined || run.design === design);
    const members = wanted.map((run) => runJson(target, run));
    return valuesReply(call, 'GetSiteDesignRun', members, `${spaces}.SiteDesignRun`);
  },
  getsitedesignrunstatus(call) {
    const sent = bodyObject(call);
    const target = callAt(call, textOf(sent, 'webUrl'));
    demandWeb(target, permission.manageWeb);
    const guid = sentGuid(sent, 'runId');
    const run = target.service.templates.runs(target.web.id).find((each) => each.guid === guid);
    const steps = run === undefined ? undefined : own(run.properties, 'Steps');
    const members = Array.isArray(steps) ? steps : [];
    return valuesReply(call, 'GetSiteDesignRunStatus', members, `${spaces}.SiteScriptActionStatus`);
  },
  getsitedesignrights(call) {
    const design = call.service.templates.demand('design', sentGuid(bodyObject(call), 'id'));
    return valuesReply(call, 'GetSiteDesignRights', rights(design), `${spaces}.SiteDesignPrincipal`);
  },
  grantsitedesignrights: (call) => changeRights(call, true),
  revokesitedesignrights: (call) => changeRights(call, false),
};
