import { entityPropertyName } from '../fields/field-entity.js';
import type { Field } from '../fields/field.js';
import type { Call } from '../http/call.js';
import { readableItems } from '../items/columns.js';
import type { JsonValue } from '../json.js';
import { parseJson } from '../json.js';
import type { List } from '../lists/list.js';
import { isStored } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import type { Entity, EntityType, Property } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';
import { userEntity } from '../users/principal-entity.js';
import { olderVersions } from './version-table.js';

/** An item as it was, or (the newest version) as it is. */
export interface ItemVersion {
  readonly list: List;
  readonly row: Row;
  readonly isCurrent: boolean;
}

/** `3.0`: the major and the minor number. */
export function versionLabel(version: ItemVersion): string {
  const number = versionId(version);
  return `${Math.floor(number / 512)}.${number % 512}`;
}

/** 512 times the major number, and the minor number. */
export function versionId(version: ItemVersion): number {
  return integer(version.row, 'ui_version');
}

/** A version as SharePoint represents it, with the list's own fields among its properties. */
export function versionEntity(call: Call, version: ItemVersion): Entity {
  return entity(versionType(version.list), call, version);
}

/**
 * All versions of an item, newest first.
 *
 * @param current the row of the item as it is
 */
export function versionsOf(call: Call, list: List, current: Row): ItemVersion[] {
  const older = olderVersions(call.service.database, list, integer(current, 'id'));
  return [current, ...older].map((row, index) => ({ list, row, isCurrent: index === 0 }));
}

/** The versions of an item for `$expand`; none for those who may not view versions. */
export function versionEntities(call: Call, list: List, current: Row): Entity[] {
  const scopeId = optionalInteger(current, 'scope') ?? list.scopeId;
  if (!call.service.security.allows(call.visitor.user, scopeId, permission.viewVersions)) return [];
  return versionsOf(call, list, current).map((version) => versionEntity(call, version));
}

/** The entity set of an item's versions. */
export const versionSet = 'SP.ApiData.ListItemVersions';

function versionType(list: List): EntityType<ItemVersion> {
  const properties: Record<string, Property<ItemVersion>> = {
    Created: { read: ({ row }) => text(row, 'modified') },
    IsCurrentVersion: { read: ({ isCurrent }) => isCurrent },
    VersionId: { read: versionId },
    VersionLabel: { read: versionLabel },
    ID: { read: ({ row }) => integer(row, 'id') },
    GUID: { read: ({ row }) => text(row, 'guid') },
    Modified: { read: ({ row }) => text(row, 'modified') },
    OData__x005f_UIVersion: { read: versionId },
    OData__x005f_UIVersionString: { read: versionLabel },
    Author: { read: ({ row }, call) => person(call, row['author']) },
    Editor: { read: ({ row }, call) => person(call, row['editor']) },
  };
  for (const field of list.valueFields) {
    properties[entityPropertyName(field.internalName)] = {
      read: ({ row }, call) => versionValue(call, field, row[field.column]),
    };
  }
  return {
    name: 'SP.ListItemVersion',
    set: versionSet,
    path: (version) => {
      const item = `Web/Lists(guid'${version.list.guid}')/Items(${integer(version.row, 'id')})`;
      return `${item}/Versions(${versionId(version)})`;
    },
    properties,
    navigations: {
      CreatedBy: ({ row }, call) => {
        const user = call.service.principals.byId(call.site.id, integer(row, 'editor'));
        return { one: user === undefined ? undefined : userEntity(call, user) };
      },
    },
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
      return { LookupId: Number(value), LookupValue: lookupText(call, field, Number(value)) };
    case 'users':
      return idsOf(value).map((id) => person(call, id));
    case 'lookups':
      return idsOf(value).map((id) => ({ LookupId: id, LookupValue: lookupText(call, field, id) }));
    case 'texts':
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

function idsOf(value: Row[string]): number[] {
  const parsed = parseJson(String(value));
  return Array.isArray(parsed) ? parsed.filter((id) => typeof id === 'number') : [];
}

function person(call: Call, id: Row[string] | undefined): JsonValue {
  const user = typeof id === 'number' ? call.service.principals.byId(call.site.id, id) : undefined;
  return user === undefined ? null : { LookupId: user.id, LookupValue: user.title, Email: user.email };
}

/** What a lookup shows, as it is now, if the visitor may view it. */
function lookupText(call: Call, field: Field, id: number): string | null {
  const { lists, database } = call.service;
  const target = field.lookupList === undefined ? undefined : lists.byGuid(call.web, field.lookupList);
  const shown = target?.fields.byName(field.lookupField ?? 'Title');
  if (target === undefined || shown === undefined || !isStored(shown)) return null;
  const readable = readableItems(call, target, 'j');
  const row = database.get(
    `SELECT j.${shown.column} AS shown FROM ${target.table} j WHERE j.id = ? AND ${readable}`,
    id,
  );
  return typeof row?.['shown'] === 'string' ? row['shown'] : null;
}
