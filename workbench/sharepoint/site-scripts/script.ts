import { invalidArgument } from '../errors/errors.js';
import type { JsonObject, JsonValue } from '../json.js';
import { isObject, own, parseJson, textOf } from '../json.js';

/** One step of a script: its verb, and what goes with it. */
export interface ScriptAction {
  /** In lower case: SharePoint ignores case. */
  readonly verb: string;
  readonly sent: JsonObject;
  readonly subactions: readonly ScriptAction[];
}

/** A synchronous run has 30 actions at most, one through a task 300. */
const mostActions = 300;

const listVerbs = new Set([
  'settitle',
  'setdescription',
  'addspfield',
  'deletespfield',
  'addspfieldxml',
  'addsplookupfieldxml',
  'addspview',
  'removespview',
  'addcontenttype',
  'removecontenttype',
  'setspfieldcustomformatter',
  'associatefieldcustomizer',
]);

const typeVerbs = new Set(['addsitecolumn', 'removesitecolumn']);

const siteVerbs = new Set([
  'createsplist',
  'createsitecolumn',
  'createsitecolumnxml',
  'createcontenttype',
  'addcontenttypesfromhub',
  'addnavlink',
  'removenavlink',
  'applytheme',
  'setsitelogo',
  'setsitebranding',
  'joinhubsite',
  'installsolution',
  'associateextension',
  'associatelistviewcommandset',
  'activatespfeature',
  'deactivatespfeature',
  'triggerflow',
  'setregionalsettings',
  'addprincipaltospgroup',
  'setsiteexternalsharingcapability',
  'setdescription',
  'settitle',
  'setsitedescription',
]);

function subverbsOf(verb: string): ReadonlySet<string> {
  return verb === 'createsplist' ? listVerbs : verb === 'createcontenttype' ? typeVerbs : new Set();
}

/** @throws SharePointError (400) for what is no list of actions, or a verb that is not known there */
function actionsOf(value: JsonValue | undefined, known: ReadonlySet<string>): ScriptAction[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalidArgument('The actions of a site script must be a list.');
  return value.map((each) => {
    const verb = isObject(each) ? textOf(each, 'verb')?.toLowerCase() : undefined;
    if (!isObject(each) || verb === undefined) throw invalidArgument('Every action of a site script needs a verb.');
    if (!known.has(verb)) throw invalidArgument(`Unable to handle action '${textOf(each, 'verb') ?? ''}'.`);
    return { verb, sent: each, subactions: actionsOf(own(each, 'subactions'), subverbsOf(verb)) };
  });
}

/**
 * Reads a site script.
 *
 * @throws SharePointError (400) if it is no JSON object, has no actions, or one that SharePoint does not know
 */
export function readScript(content: string): ScriptAction[] {
  let script: JsonValue;
  try {
    script = parseJson(content);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidArgument('The site script is not valid JSON.');
    throw error;
  }
  if (!isObject(script)) throw invalidArgument('The site script must be a JSON object.');
  const actions = actionsOf(own(script, 'actions'), siteVerbs);
  if (actions.length === 0) throw invalidArgument('The site script has no actions.');
  if (actions.length > mostActions) throw invalidArgument('The site script has too many actions.');
  return actions;
}

/** Reads one action by itself. @throws SharePointError (400) as `readScript` */
export function readAction(definition: string): ScriptAction[] {
  return readScript(`{"actions":[${definition}]}`);
}
