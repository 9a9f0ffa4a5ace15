import { renameColumn } from '../formulas/write.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { textOf } from '../json.js';
import type { List } from '../lists/list.js';
import { listNow } from './add-field.js';
import type { Field } from './field.js';

const formulas = ['Formula', 'ValidationFormula'] as const;

/** The bag with the field's new title wherever a formula has the old one; undefined if none has. */
function renamed(bag: JsonObject, from: string, to: string): JsonObject | undefined {
  const changed: JsonObject = {};
  for (const name of formulas) {
    const text = textOf(bag, name);
    if (text === undefined || text.trim() === '') continue;
    const result = renameColumn(text, from, to);
    if (result !== text) changed[name] = result;
  }
  return Object.keys(changed).length === 0 ? undefined : { ...bag, ...changed };
}

/** A field has a new title: the formulas of its list that name it by the old one go on naming it. */
export function renameInFormulas(call: Call, list: List, from: string, field: Field): void {
  const now = listNow(call, list);
  // Another field answers to the old name: the formulas may mean that one, or its internal name.
  if (now.fields.byNameOrTitle(from) !== undefined) return;
  for (const each of now.fields.all) {
    const bag = renamed(each.properties, from, field.title);
    if (bag !== undefined) call.service.fields.update(call.web, now, each, bag);
  }
  const settings = renamed(now.properties, from, field.title);
  if (settings !== undefined) call.service.lists.update(now, now.title, settings);
}
