import { isDependent } from '../fields/field.js';
import { writeFieldSchema } from '../fields/schema-xml.js';
import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';

const schemaAddress = 'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json';

/** The script of those actions. */
export function scriptOf(actions: readonly JsonObject[]): JsonObject {
  return { $schema: schemaAddress, actions: [...actions], bindata: {}, version: 1 };
}

/** The action that makes a list like this one: its fields, views and description. Items are no part of a script. */
export function actionOfList(call: Call, list: List): JsonObject {
  const subactions: JsonObject[] = [];
  const description = textOf(list.properties, 'Description') ?? '';
  if (description !== '') subactions.push({ verb: 'setDescription', description });
  for (const field of list.valueFields) {
    if (flagOf(field.properties, 'FromBaseType') || isDependent(field)) continue;
    const schemaXml = writeFieldSchema(field, undefined).replace(/ ColName="[^"]*"/, '');
    const target = field.lookupList === undefined ? undefined : call.service.lists.byGuid(call.web, field.lookupList);
    if (target === undefined) subactions.push({ verb: 'addSPFieldXml', schemaXml });
    else {
      const path = target.path.slice(call.web.path === '/' ? 1 : call.web.path.length + 1);
      subactions.push({ verb: 'addSPLookupFieldXml', schemaXml, targetListUrl: path });
    }
  }
  for (const view of call.service.views.ofList(list)) {
    const formatter = textOf(view.properties, 'CustomFormatter');
    subactions.push({
      verb: 'addSPView',
      name: view.title,
      viewFields: [...view.fields],
      query: textOf(view.properties, 'ViewQuery') ?? '',
      rowLimit: numberOf(view.properties, 'RowLimit') ?? 30,
      isPaged: own(view.properties, 'Paged') !== false,
      makeDefault: view.isDefault,
      ...(formatter === undefined ? {} : { formatterJSON: formatter }),
      replaceViewFields: true,
    });
  }
  return {
    verb: 'createSPList',
    listName: list.title,
    templateType: numberOf(list.properties, 'BaseTemplate') ?? 100,
    subactions,
  };
}
