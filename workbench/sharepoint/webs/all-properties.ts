import type { Call } from '../http/call.js';
import type { Noun, Step } from '../http/resource.js';
import { reader, resource } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { numberOf } from '../json.js';
import type { Entity, EntityType, Property } from '../representation/entity.js';
import { entity, entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { valueReply } from '../representation/values.js';
import type { Web } from './web.js';

/**
 * A web's property bag. REST only reads it: SharePoint Online takes changes by other means (client objects, PowerShell).
 */
function bagOf(web: Web): JsonObject {
  const groups = ['Owner', 'Member', 'Visitor'].map((kind) => groupOf(web, kind));
  return {
    __InheritsThemedCssFolderUrl: 'False',
    ThemePrimary: '#03787C',
    vti_associatemembergroup: groupOf(web, 'Member'),
    vti_associateownergroup: groupOf(web, 'Owner'),
    vti_associatevisitorgroup: groupOf(web, 'Visitor'),
    vti_createdassociategroups: groups.filter((id) => id !== '').join(';'),
    vti_defaultlanguage: 'en-us',
    vti_extenderversion: '16.0.0.0',
  };
}

/** The id of one of a web's three groups as text; empty if it has none. */
function groupOf(web: Web, kind: string): string {
  const id = numberOf(web.properties, `Associated${kind}GroupId`);
  return id === undefined ? '' : String(id);
}

/** A key as a name of OData: odd characters as `_xHHHH_`, and a prefix where it would begin with one. */
function propertyBagName(key: string): string {
  let name = '';
  for (const character of key) {
    const isPlain = /[A-Za-z0-9]/.test(character);
    name += isPlain ? character : `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
  }
  return /^[A-Za-z]/.test(name) ? name : `OData_${name}`;
}

/** The property bag of a web as SharePoint represents it. */
export function allPropertiesEntity(call: Call, web: Web): Entity {
  const properties: Record<string, Property<Web>> = {};
  for (const [key, value] of Object.entries(bagOf(web))) properties[propertyBagName(key)] = { read: () => value };
  const type: EntityType<Web> = {
    name: 'SP.PropertyValues',
    set: 'SP.ApiData.PropertyValues',
    path: () => 'Web/AllProperties',
    properties,
  };
  return entity(type, call, web);
}

const noun: Noun<Web> = {
  read: (call, web) => entityReply(call, allPropertiesEntity(call, web)),
  otherwise: (call, web, name) => propertyOf(call, allPropertiesEntity(call, web), name),
};

/** `web/allproperties`. */
export const allPropertiesStep: Step<Web> = (call, web) => resource(noun, call, web);

/** Icons by the ending of a file's name, as `mapToIcon` answers them. */
const icons: Readonly<Record<string, string>> = {
  csv: 'iccsv.gif',
  doc: 'icdoc.png',
  docx: 'icdocx.png',
  html: 'ichtm.gif',
  jpg: 'icjpg.gif',
  one: 'icone.png',
  pdf: 'icpdf.png',
  png: 'icpng.gif',
  ppt: 'icppt.png',
  pptx: 'icpptx.png',
  txt: 'ictxt.gif',
  xls: 'icxls.png',
  xlsx: 'icxlsx.png',
  xml: 'icxml.gif',
  zip: 'iczip.gif',
};

/** `web/maptoicon(filename='…',progid='…',size=0)`. */
export const mapToIconStep: Step<Web> = (call, _web, given) =>
  reader(call, () => {
    const ending = given.text('filename').split('.').at(-1)?.toLowerCase() ?? '';
    const icon = Object.hasOwn(icons, ending) ? icons[ending] : undefined;
    return valueReply(call, 'MapToIcon', icon ?? 'icgen.gif');
  });
