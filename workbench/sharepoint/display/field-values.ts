import { unknownItem, unknownProperty } from '../errors/errors.js';
import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import type { Resource, Step } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import { QueryColumns, readableItems } from '../items/columns.js';
import type { JsonObject, JsonValue } from '../json.js';
import { own } from '../json.js';
import type { List } from '../lists/list.js';
import type { Projection } from '../odata/projection.js';
import { readProjection } from '../odata/projection.js';
import { contextName, metadataUrl } from '../representation/entity.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import { jsonReply } from '../representation/reply.js';
import { valueReply } from '../representation/values.js';
import type { Purpose } from './formats.js';
import { format } from './formats.js';
import { localeOf } from './locale.js';
import type { ShownField } from './shown-field.js';
import { shownField } from './shown-field.js';

const names = { text: 'FieldValuesAsText', html: 'FieldValuesAsHtml', edit: 'FieldValuesForEdit' } as const;

/** The name of a field among the texts of its item: underscores are encoded once more. */
function encodedName(internalName: string): string {
  const encoded = internalName.replaceAll('_', '_x005f_');
  return /^[_\d]/.test(internalName) ? `OData_${encoded}` : encoded;
}

/** The internal name that a client means, whether it encodes underscores or not. */
function decodedName(name: string): string {
  const bare = name.startsWith('OData_') ? name.slice('OData_'.length) : name;
  return bare.replaceAll('_x005f_', '_');
}

interface ChosenField {
  readonly key: string;
  readonly shown: ShownField;
}

/** @throws SharePointError (400) for a name that is no field */
function chosenFields(call: Call, list: List, projection: Projection): ChosenField[] {
  const columns = new QueryColumns(call, list);
  const asked = projection.names?.includes('*') === true ? undefined : projection.names;
  const wanted: readonly string[] = asked ?? list.fields.all.map((field) => field.internalName);
  return wanted.map((name) => {
    const field = list.fields.byName(name) ?? list.fields.byName(decodedName(name));
    const shown = field === undefined ? undefined : shownField(call, list, columns, field.internalName);
    if (field === undefined || shown === undefined) throw unknownProperty(name);
    return { key: encodedName(field.internalName), shown };
  });
}

/** Reads all fields of an item as text, HTML or what a form starts from; answers undefined if it may not be viewed. */
export function fieldValues(
  purpose: Purpose,
): (call: Call, list: List, projection: Projection) => (itemId: number) => JsonValue {
  return (call, list, projection) => {
    const fields = chosenFields(call, list, projection);
    const locale = localeOf(call);
    const selected = ['1', ...fields.map((each) => each.shown.sql)].join(', ');
    const sql = `SELECT ${selected} FROM ${list.table} i WHERE i.id = ? AND ${readableItems(call, list)}`;
    return (itemId) => {
      const row = call.service.database.rows(sql, [itemId])[0];
      if (row === undefined) throw unknownItem();
      const values = head(call, list, itemId, names[purpose]);
      fields.forEach(({ key, shown }, index) => {
        values[key] = format(locale, shown, shown.read(row[index + 1]), purpose);
      });
      return values;
    };
  };
}

function head(call: Call, list: List, itemId: number, name: string): JsonObject {
  const path = `Web/Lists(guid'${list.guid}')/Items(${itemId})/${name}`;
  const type = 'SP.FieldStringValues';
  const uri = `${apiUrl(call)}${path}`;
  if (call.format.metadata === 'verbose') return { __metadata: { id: uri, uri, type } };
  if (!hasAnnotations(call.format)) return {};
  return {
    [annotation(call.format, 'type')]: call.format.version4 ? `#${type}` : type,
    [annotation(call.format, 'id')]: uri,
    [annotation(call.format, 'editLink')]: path,
  };
}

/** `items(3)/FieldValuesAsText`, and `…/Title` below it. */
export function fieldValuesStep<Node extends { readonly list: List; readonly id: number }>(
  purpose: Purpose,
): Step<Node> {
  const read = fieldValues(purpose);
  return (call, { list, id }): Resource =>
    resource(
      {
        read: () => valuesReply(call, read(call, list, readProjection(call.query))(id)),
        otherwise: (_call, _node, name) =>
          reader(call, () => {
            const values = read(call, list, { names: [name], expanded: new Map() })(id);
            const key = encodedName(list.fields.byName(decodedName(name))?.internalName ?? name);
            const value =
              typeof values === 'object' && values !== null && !Array.isArray(values) ? own(values, key) : '';
            return valueReply(call, key, value ?? null);
          }),
      },
      call,
      undefined,
    );
}

function valuesReply(call: Call, values: JsonValue): Reply {
  if (call.format.metadata === 'verbose') return jsonReply(call.format, JSON.stringify({ d: values }));
  const members = typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
  const context = hasAnnotations(call.format)
    ? { [contextName(call)]: metadataUrl(call, 'SP.ApiData.FieldStringValues/@Element') }
    : {};
  return jsonReply(call.format, JSON.stringify({ ...context, ...members }));
}
