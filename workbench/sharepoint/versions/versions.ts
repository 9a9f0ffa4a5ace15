import type { Call, Reply } from '../http/call.js';
import { apiUrl } from '../http/call.js';
import { entityPropertyName } from '../fields/field-entity.js';
import type { Field } from '../fields/field.js';
import type { JsonObject, JsonValue } from '../json.js';
import { parseJson } from '../json.js';
import type { List } from '../lists/list.js';
import { listReply } from '../representation/collection.js';
import { annotation, hasAnnotations } from '../representation/format.js';
import type { Row } from '../storage/rows.js';
import { integer, text } from '../storage/rows.js';
import { olderVersions } from './version-table.js';

/** Answers the versions of an item, newest (the item as it is) first. */
export function versionsReply(call: Call, list: List, current: Row): Reply {
  const older = olderVersions(call.service.database, list, integer(current, 'id'));
  const members = [current, ...older].map((row, index) => versionJson(call, list, row, index === 0));
  return listReply(call, 'SP.ApiData.ListItemVersions', members);
}

function versionJson(call: Call, list: List, row: Row, isCurrent: boolean): JsonObject {
  const number = integer(row, 'ui_version');
  const label = `${Math.floor(number / 512)}.${number % 512}`;
  const path = `Web/Lists(guid'${list.guid}')/Items(${integer(row, 'id')})/Versions(${number})`;
  const values: JsonObject = {
    IsCurrentVersion: isCurrent,
    VersionId: number,
    VersionLabel: label,
    Created: text(row, 'modified'),
    ID: integer(row, 'id'),
    Modified: text(row, 'modified'),
    OData__x005f_UIVersionString: label,
    Author: person(call, row['author']),
    Editor: person(call, row['editor']),
  };
  for (const field of list.valueFields) {
    values[entityPropertyName(field.internalName)] = versionValue(call, field, row[field.column]);
  }
  const type = 'SP.ListItemVersion';
  if (call.format.metadata === 'verbose') {
    const uri = `${apiUrl(call)}${path}`;
    return { __metadata: { id: uri, uri, type }, ...values };
  }
  if (!hasAnnotations(call.format)) return values;
  return {
    [annotation(call.format, 'type')]: call.format.version4 ? `#${type}` : type,
    [annotation(call.format, 'id')]: `${apiUrl(call)}${path}`,
    [annotation(call.format, 'editLink')]: path,
    ...values,
  };
}

/** Values of versions are not those of items: references come as `{LookupId, LookupValue}`. */
function versionValue(call: Call, field: Field, value: Row[string] | undefined): JsonValue {
  if (value === null || value === undefined) return null;
  switch (field.kind.form) {
    case 'flag':
      return value === 1;
    case 'user':
      return person(call, value);
    case 'lookup':
      return { LookupId: Number(value), LookupValue: null };
    case 'texts':
    case 'lookups':
    case 'users':
    case 'url':
      return parseJson(String(value));
    case 'text':
    case 'note':
    case 'number':
    case 'instant':
    case 'guid':
    case 'json':
    case 'counter':
    case 'calculated':
    case 'none':
      return typeof value === 'string' || typeof value === 'number' ? value : null;
  }
}

function person(call: Call, id: Row[string] | undefined): JsonValue {
  const user = typeof id === 'number' ? call.service.principals.byId(call.site.id, id) : undefined;
  return user === undefined ? null : { LookupId: user.id, LookupValue: user.title, Email: user.email };
}
