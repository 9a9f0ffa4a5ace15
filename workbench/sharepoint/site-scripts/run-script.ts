import { addContentType, availableTypes } from '../content-types/add-content-type.js';
import { childId } from '../content-types/content-type.js';
import { addLink } from '../content-types/field-links.js';
import { invalidArgument } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { flagOf, textOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { addPlainField, addXmlField } from './field-actions.js';
import { createList } from './list-actions.js';
import type { ActionResult } from './outcome.js';
import { attempt, notDone } from './outcome.js';
import type { ScriptAction } from './script.js';

/** What actions are called that are reported and change nothing here. */
const idleTitles: Readonly<Record<string, string>> = {
  applytheme: 'Apply theme',
  setsitelogo: 'Set site logo',
  setsitebranding: 'Set site branding',
  joinhubsite: 'Join hub site',
  installsolution: 'Install solution',
  associateextension: 'Associate extension',
  associatelistviewcommandset: 'Associate list view command set',
  activatespfeature: 'Activate feature',
  deactivatespfeature: 'Deactivate feature',
  triggerflow: 'Trigger flow',
  setsiteexternalsharingcapability: 'Set external sharing of the site',
  addcontenttypesfromhub: 'Add content types from hub',
  addprincipaltospgroup: 'Add principal to group',
  addnavlink: 'Add link to navigation',
  removenavlink: 'Remove link from navigation',
  setregionalsettings: 'Set regional settings',
};

/** Does the actions of a script on the web, one after the other; a failure does not stop the rest. */
export function runScript(call: Call, actions: readonly ScriptAction[]): ActionResult[] {
  return actions.flatMap((action) => runAction(call, action));
}

function runAction(call: Call, action: ScriptAction): ActionResult[] {
  const { verb, sent } = action;
  switch (verb) {
    case 'createsplist':
      return createList(call, action);
    case 'createsitecolumn':
      return [
        attempt(call, `Create site column "${textOf(sent, 'displayName') ?? ''}"`, () =>
          addPlainField(call, undefined, sent),
        ),
      ];
    case 'createsitecolumnxml':
      return [
        attempt(call, 'Create site column from schema', () =>
          addXmlField(call, undefined, sent, textOf(sent, 'schemaXml') ?? ''),
        ),
      ];
    case 'createcontenttype':
      return createContentType(call, action);
    case 'settitle':
    case 'setdescription':
    case 'setsitedescription': {
      const property = verb === 'settitle' ? 'Title' : 'Description';
      const text = textOf(sent, property.toLowerCase()) ?? '';
      return [attempt(call, `Set site ${property.toLowerCase()}`, () => setWeb(call, property, text))];
    }
    default:
      return [notDone(idleTitles[verb] ?? verb)];
  }
}

function setWeb(call: Call, property: 'Title' | 'Description', text: string): string | undefined {
  demandWeb(call, permission.manageWeb);
  const web = call.service.webs.byId(call.web.id) ?? call.web;
  if (property === 'Title' && text.trim() === '') throw invalidArgument('A site needs a title.');
  if (web.properties[property] === text) return 'The site has it already.';
  call.service.webs.update(web, { ...web.properties, [property]: text });
  return undefined;
}

function createContentType(call: Call, { sent, subactions }: ScriptAction): ActionResult[] {
  const name = textOf(sent, 'name')?.trim() ?? '';
  const find = () => call.service.contentTypes.ofWeb(call.web).find((type) => type.name === name);
  const own = attempt(call, `Create content type "${name}"`, () => {
    if (find() !== undefined) return `The content type "${name}" is already available.`;
    addContentType(call, undefined, name, wishedId(call, sent), {
      Description: textOf(sent, 'description') ?? '',
      Group: textOf(sent, 'group') ?? 'Custom Content Types',
      Hidden: flagOf(sent, 'hidden'),
    });
    return undefined;
  });
  const results = subactions.map(({ verb, sent: step }) => {
    const column = textOf(step, 'internalName') ?? textOf(step, 'displayName') ?? '';
    const isAdding = verb === 'addsitecolumn';
    return attempt(call, `${isAdding ? 'Add' : 'Remove'} site column "${column}"`, () => {
      const type = find();
      if (type === undefined) throw invalidArgument(`The content type "${name}" does not exist.`);
      const known = type.links.find((link) => link.name === column);
      if (isAdding === (known !== undefined)) return 'The content type is as it should be already.';
      if (isAdding) addLink(call, { list: undefined, type }, columnName(call, column), {});
      else {
        demandWeb(call, permission.manageWeb);
        const links = type.links.filter((link) => link !== known);
        call.service.contentTypes.update(call.web, undefined, { ...type, links });
      }
      return undefined;
    });
  });
  return [own, ...results];
}

/** Columns are named by internal or by display name. */
function columnName(call: Call, name: string): string {
  return call.service.fields.ofWeb(call.web).byNameOrTitle(name)?.internalName ?? name;
}

/** The id that a script names, or one below the parent that it names by name or id. */
function wishedId(call: Call, sent: JsonObject): string | undefined {
  const id = textOf(sent, 'id');
  if (id !== undefined) return id;
  const parentName = textOf(sent, 'parentName');
  const parentId =
    textOf(sent, 'parentId') ??
    (parentName === undefined ? undefined : availableTypes(call).find((type) => type.name === parentName)?.id);
  if (parentName !== undefined && parentId === undefined) {
    throw invalidArgument(`The content type "${parentName}" does not exist.`);
  }
  return parentId === undefined ? undefined : childId(parentId, crypto.randomUUID());
}
