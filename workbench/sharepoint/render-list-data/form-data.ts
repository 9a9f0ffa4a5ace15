import { asText, format } from '../display/formats.js';
import { localeOf } from '../display/locale.js';
import { shownField } from '../display/shown-field.js';
import { invalidArgument, unknownItem } from '../errors/errors.js';
import type { Step } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { Call } from '../http/call.js';
import { QueryColumns, readableItems } from '../items/columns.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import { valueReply } from '../representation/values.js';
import { fieldSchema } from './list-schema.js';

/** How a form is shown: ControlMode on the wire. */
const modes = { display: 1, edit: 2, new: 3 } as const;

/** POST `list/renderlistformdata(itemid=1,formid='editform',mode='2')`: a text of JSON with the fields of a form. */
export const formDataStep: Step<List> = (call, list, given) =>
  action(call, () => {
    const mode = Number(given.text('mode', 2));
    if (!Object.values<number>(modes).includes(mode)) throw invalidArgument('The parameter mode must be 1, 2 or 3.');
    const formId = given.text('formid', 1);
    const itemId = mode === modes.new ? undefined : given.integer('itemid', 0);
    const values = valuesOf(call, list, itemId, mode);
    const data = {
      WebTitle: '',
      ListData: values,
      ListSchema: Object.fromEntries(formFields(list).map((field) => [field.internalName, fieldSchema(field)])),
      ItemAttributes: {
        Id: itemId ?? 0,
        FsObjType: 0,
        ListId: `{${list.guid.toUpperCase()}}`,
        Url: itemId === undefined ? '' : `${list.path}/${itemId}_.000`,
      },
      FormControlMode: mode,
      FormId: formId,
      CSRCustomLayout: false,
      ContentTypeName: 'Item',
    };
    return valueReply(call, 'RenderListFormData', JSON.stringify(data));
  });

function formFields(list: List) {
  return list.fields.all.filter((field) => !field.hidden && (!field.readOnly || field.internalName === 'ID'));
}

function valuesOf(call: Call, list: List, itemId: number | undefined, mode: number): JsonObject {
  const columns = new QueryColumns(call, list);
  const shown = [
    ...formFields(list).map((field) => field.internalName),
    'owshiddenversion',
    'Modified',
    'Created',
    'Author',
    'Editor',
  ].flatMap((name) => shownField(call, list, columns, name) ?? []);
  if (itemId === undefined) return Object.fromEntries(shown.map(({ name }) => [name, '']));
  const sql = `SELECT ${shown.map((each) => each.sql).join(', ')} FROM ${list.table} i WHERE i.id = ? AND ${readableItems(call, list)}`;
  const row = call.service.database.rows(sql, [itemId])[0];
  if (row === undefined) throw unknownItem();
  const locale = localeOf(call);
  return Object.fromEntries(
    shown.map((each, index) => {
      const value = each.read(row[index]);
      return [each.name, mode === modes.edit ? format(locale, each, value, 'edit') : asText(locale, each, value)];
    }),
  );
}
