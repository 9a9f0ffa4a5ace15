import { fieldElement } from '../fields/schema-xml.js';
import type { Call } from '../http/call.js';
import { flagOf, numberOf, textOf } from '../json.js';
import { viewUrl } from '../views/view-xml.js';
import { element, writeXml } from '../xml/xml.js';
import type { List } from './list.js';
import { isUserList } from './list.js';

/** `20240310 10:34:56` of an instant, as schemas of lists write it. */
function schemaTime(instant: string): string {
  return instant.slice(0, 19).replaceAll('-', '').replace('T', ' ');
}

const braced = (guid: string) => `{${guid.toUpperCase()}}`;

/** Properties that the schema repeats as they are. */
const flags = ['Hidden', 'EnableAttachments', 'EnableModeration', 'EnableFolderCreation', 'NoCrawl'];

/** The schema of a list (`SchemaXml`): its properties as attributes, and its fields. */
export function writeListSchema(list: List, call: Call): string {
  const { properties } = list;
  const counts = call.service.lists.counts(list);
  const view = call.service.views.default(list);
  const flag = (name: string, initial = false) => (flagOf({ [name]: initial, ...properties }, name) ? 'True' : 'False');
  const id = braced(list.guid);
  const attributes: Record<string, string> = {
    DocTemplateUrl: textOf(properties, 'DocumentTemplateUrl') ?? '',
    DefaultViewUrl: view === undefined ? '' : viewUrl(list, view),
    ID: id,
    Title: list.title,
    Description: textOf(properties, 'Description') ?? '',
    ImageUrl: textOf(properties, 'ImageUrl') ?? '/_layouts/15/images/itgen.png?rev=47',
    Name: id,
    BaseType: String(numberOf(properties, 'BaseType') ?? 0),
    FeatureId: textOf(properties, 'TemplateFeatureId') ?? '00bfea71-de22-43b2-a848-c05709900100',
    ServerTemplate: String(numberOf(properties, 'BaseTemplate') ?? 100),
    Created: schemaTime(list.created),
    Modified: schemaTime(counts.itemModified),
    LastDeleted: schemaTime(counts.itemDeleted),
    Version: String(list.version),
    Direction: textOf(properties, 'Direction') ?? 'none',
    ItemCount: String(counts.items),
    RootFolder: list.path,
    ReadSecurity: String(numberOf(properties, 'ReadSecurity') ?? 1),
    WriteSecurity: String(numberOf(properties, 'WriteSecurity') ?? 1),
    WebFullUrl: call.web.path,
    WebId: call.web.guid,
    EnableVersioning: flag('EnableVersioning', !isUserList(list)),
    EnableMinorVersion: flag('EnableMinorVersions'),
    MajorVersionLimit: String(numberOf(properties, 'MajorVersionLimit') ?? 50),
    MajorWithMinorVersionsLimit: String(numberOf(properties, 'MajorWithMinorVersionsLimit') ?? 0),
    ...Object.fromEntries(flags.map((name) => [name, flag(name, name === 'EnableAttachments')])),
  };
  const fields = list.fields.all.map((field) => fieldElement(field, list.guid));
  return writeXml(element('List', attributes, [element('Fields', {}, fields)]));
}
