import { changeType } from '../changes/change-log.js';
import { invalidArgument, notFound } from '../errors/errors.js';
import { addAvailableType, availableTypes } from '../content-types/add-content-type.js';
import { listNow } from '../fields/add-field.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, own, textOf, textsOf } from '../json.js';
import type { List } from '../lists/list.js';
import { noteListChange } from '../lists/list-resource.js';
import { addList } from '../lists/lists-resource.js';
import { permission } from '../permissions/base-permissions.js';
import { demandList, demandWeb } from '../permissions/demand.js';
import { addLookupField, addPlainField, addXmlField, deleteField, formatField } from './field-actions.js';
import type { ActionResult, Work } from './outcome.js';
import { attempt, outcome } from './outcome.js';
import type { ScriptAction } from './script.js';

function findList(call: Call, name: string): List | undefined {
  const root = call.web.path === '/' ? '' : call.web.path;
  const { lists } = call.service;
  // A list that a run has given another title is still known by its address.
  return (
    lists.byTitle(call.web, name) ??
    lists.byPath(call.web, `${root}/Lists/${name}`) ??
    lists.byPath(call.web, `${root}/${name}`)
  );
}

/** `createSPList` and all that goes with it: a result for the list, and one for each of its subactions. */
export function createList(call: Call, action: ScriptAction): ActionResult[] {
  const name = textOf(action.sent, 'listName')?.trim() ?? '';
  const title = `Create or update list "${name}"`;
  const known = findList(call, name);
  const own = attempt(call, title, () => {
    if (known !== undefined) return `The list with name "${name}" is already available.`;
    demandWeb(call, permission.manageLists);
    addList(call, { Title: name, BaseTemplate: numberOf(action.sent, 'templateType') ?? 100 });
    return undefined;
  });
  const list = findList(call, name);
  if (own.outcome === outcome.failure || list === undefined) return [own];
  const results = action.subactions.map((each) => {
    const { title: what, work } = listWork(call, listNow(call, list), each);
    return { ...attempt(call, what, work), target: name };
  });
  return [{ ...own, target: name }, ...results];
}

function listWork(call: Call, list: List, { verb, sent }: ScriptAction): { title: string; work: Work } {
  const field = textOf(sent, 'displayName') ?? textOf(sent, 'fieldDisplayName') ?? 'column';
  switch (verb) {
    case 'settitle':
      return { title: `Set title to "${textOf(sent, 'title') ?? ''}"`, work: () => setTitle(call, list, sent) };
    case 'setdescription':
      return { title: 'Set description', work: () => setDescription(call, list, sent) };
    case 'addspfield':
      return { title: `Create column "${field}"`, work: () => addPlainField(call, list, sent) };
    case 'addspfieldxml':
      return {
        title: 'Create column from schema',
        work: () => addXmlField(call, list, sent, textOf(sent, 'schemaXml') ?? ''),
      };
    case 'addsplookupfieldxml':
      return { title: 'Create lookup column from schema', work: () => addLookupField(call, list, sent) };
    case 'deletespfield':
      return { title: `Delete column "${field}"`, work: () => deleteField(call, list, sent) };
    case 'addspview':
      return { title: `Create or update view "${textOf(sent, 'name') ?? ''}"`, work: () => addView(call, list, sent) };
    case 'removespview':
      return { title: `Remove view "${textOf(sent, 'name') ?? ''}"`, work: () => removeView(call, list, sent) };
    case 'addcontenttype':
      return { title: `Add content type "${textOf(sent, 'name') ?? ''}"`, work: () => addType(call, list, sent) };
    case 'removecontenttype':
      return { title: `Remove content type "${textOf(sent, 'name') ?? ''}"`, work: () => removeType(call, list, sent) };
    default:
      return { title: `Format column "${field}"`, work: () => formatField(call, list, sent) };
  }
}

function storeList(call: Call, list: List, title: string, bag: JsonObject): void {
  demandList(call, list, permission.manageLists);
  call.service.lists.update(list, title, bag);
  noteListChange(call, list, changeType.update);
}

function setTitle(call: Call, list: List, sent: JsonObject): string | undefined {
  const title = textOf(sent, 'title')?.trim() ?? '';
  if (title === '') throw invalidArgument('A list needs a title.');
  if (title === list.title) return 'The list has this title already.';
  storeList(call, list, title, list.properties);
  return undefined;
}

function setDescription(call: Call, list: List, sent: JsonObject): string | undefined {
  const description = textOf(sent, 'description') ?? '';
  if (description === (textOf(list.properties, 'Description') ?? '')) return 'The list has this description already.';
  storeList(call, list, list.title, { ...list.properties, Description: description });
  return undefined;
}

function addView(call: Call, list: List, sent: JsonObject): string | undefined {
  demandList(call, list, permission.manageLists);
  const name = textOf(sent, 'name')?.trim() ?? '';
  if (name === '') throw invalidArgument('A view needs a name.');
  const { views } = call.service;
  const known = views.ofList(list).find((view) => view.title.toLowerCase() === name.toLowerCase());
  const names = textsOf(sent, 'viewFields').map((each) => list.fields.byNameOrTitle(each)?.internalName ?? each);
  const before = flagOf(sent, 'replaceViewFields') ? [] : (known?.fields ?? []);
  const formatter = own(sent, 'formatterJSON');
  const bag: JsonObject = {
    ...known?.properties,
    Title: known?.title ?? name,
    ViewFields: [...new Set([...before, ...names])],
    ...(typeof sent['query'] === 'string' ? { ViewQuery: sent['query'] } : {}),
    ...(typeof sent['rowLimit'] === 'number' ? { RowLimit: sent['rowLimit'] } : {}),
    ...(typeof sent['isPaged'] === 'boolean' ? { Paged: sent['isPaged'] } : {}),
    ...(typeof sent['makeDefault'] === 'boolean' ? { DefaultView: sent['makeDefault'] } : {}),
    ...(typeof sent['scope'] === 'number' ? { Scope: sent['scope'] } : {}),
    ...(formatter === undefined ? {} : { CustomFormatter: JSON.stringify(formatter) }),
  };
  if (known === undefined) views.add(list, bag);
  else if (JSON.stringify(bag) === JSON.stringify(known.properties)) return 'The view is as it should be already.';
  else views.update(list, known, bag);
  return undefined;
}

function removeView(call: Call, list: List, sent: JsonObject): string | undefined {
  demandList(call, list, permission.manageLists);
  const name = textOf(sent, 'name')?.toLowerCase() ?? '';
  const view = call.service.views.ofList(list).find((each) => each.title.toLowerCase() === name);
  if (view === undefined) return 'The view is not there.';
  call.service.views.remove(view);
  return undefined;
}

function addType(call: Call, list: List, sent: JsonObject): string | undefined {
  const name = textOf(sent, 'name') ?? '';
  const id = textOf(sent, 'id');
  const source = availableTypes(call).find((type) => (id === undefined ? type.name === name : type.id === id));
  if (source === undefined) throw notFound('The content type does not exist.');
  const isThere = call.service.contentTypes.ofList(list).some((type) => type.name === source.name);
  if (isThere) return 'The list has the content type already.';
  addAvailableType(call, list, source.id);
  const now = listNow(call, list);
  storeList(call, now, now.title, { ...now.properties, ContentTypesEnabled: true });
  return undefined;
}

function removeType(call: Call, list: List, sent: JsonObject): string | undefined {
  demandList(call, list, permission.manageLists);
  const type = call.service.contentTypes.ofList(list).find((each) => each.name === textOf(sent, 'name'));
  if (type === undefined) return 'The list does not have the content type.';
  if (call.service.contentTypes.isUsed(list, type)) throw invalidArgument('The content type is in use.');
  call.service.contentTypes.remove(call.web, list, type);
  return undefined;
}
