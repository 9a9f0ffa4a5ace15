import { invalidArgument } from '../errors/errors.js';
import type { JsonObject } from '../json.js';
import { numberOf, own, textOf } from '../json.js';
import type { List } from '../lists/list.js';
import type { XmlElement } from '../xml/xml.js';
import { childOf, element, parseXml, writeXml } from '../xml/xml.js';
import type { View } from './view-table.js';

/** Inner XML of an element, as SharePoint keeps queries. */
function inner(node: XmlElement): string {
  return node.children.map(writeXml).join('');
}

/** Reads inner XML by wrapping it. @throws SharePointError (400) if it is not well formed. */
export function parseFragment(name: string, xml: string): XmlElement {
  return parseXml(`<${name}>${xml}</${name}>`);
}

/**
 * Reads a `<View>` into the properties a view stores.
 *
 * @throws SharePointError (400) if it is not well formed or no view.
 */
export function readViewXml(xml: string): JsonObject {
  const root = parseXml(xml);
  if (root.name !== 'View') throw invalidArgument('The view XML must be a View element.');
  const properties: JsonObject = {};
  const query = childOf(root, 'Query');
  if (query !== undefined) properties['ViewQuery'] = inner(query);
  const fields = childOf(root, 'ViewFields');
  if (fields !== undefined) {
    properties['ViewFields'] = fields.children.flatMap((field) => field.attributes.get('Name') ?? []);
  }
  const limit = childOf(root, 'RowLimit');
  if (limit !== undefined) {
    const rows = Number(limit.text);
    if (!Number.isSafeInteger(rows) || rows < 0) throw invalidArgument('The RowLimit of the view is not a number.');
    properties['RowLimit'] = rows;
    properties['Paged'] = limit.attributes.get('Paged')?.toUpperCase() === 'TRUE';
  }
  const aggregations = childOf(root, 'Aggregations');
  if (aggregations !== undefined) {
    properties['Aggregations'] = inner(aggregations);
    properties['AggregationsStatus'] = aggregations.attributes.get('Value') ?? null;
  }
  const joins = childOf(root, 'Joins');
  if (joins !== undefined) properties['ViewJoins'] = inner(joins);
  const projected = childOf(root, 'ProjectedFields');
  if (projected !== undefined) properties['ViewProjectedFields'] = inner(projected);
  const formatter = childOf(root, 'CustomFormatter');
  if (formatter !== undefined) properties['CustomFormatter'] = formatter.text;
  const scope = root.attributes.get('Scope');
  if (scope !== undefined) properties['Scope'] = Math.max(0, scopes.indexOf(scope));
  return properties;
}

/** ViewScope on the wire, by number. */
const scopes = ['', 'Recursive', 'RecursiveAll', 'FilesOnly'];

/** The address of a view's page. */
export function viewUrl(list: List, view: View): string {
  if (list.properties['BaseType'] !== 1) return `${list.path}/${pageOf(view)}.aspx`;
  // A library keeps its pages in a folder of their own, and its first view on the page that lists have.
  return `${list.path}/Forms/${view.title === 'All Documents' ? 'AllItems' : pageOf(view)}.aspx`;
}

function pageOf(view: View): string {
  return view.title.replaceAll(/[^\p{L}\p{N}_-]/gu, '') || view.guid;
}

/** The `<ViewFields>` of a view. */
export function viewFieldsXml(view: View): string {
  return view.fields.map((name) => writeXml(element('FieldRef', { Name: name }))).join('');
}

/** A part that a view may have, kept as inner XML. */
function optionalPart(name: string, xml: string | undefined, value?: string): XmlElement[] {
  if (xml === undefined || xml.trim() === '') return [];
  const part = parseFragment(name, xml);
  return [element(name, { Value: value }, part.children)];
}

/** Writes a view as XML (`ListViewXml`, `HtmlSchemaXml`). */
export function writeViewXml(list: List, view: View): string {
  const { properties } = view;
  const formatter = textOf(properties, 'CustomFormatter');
  const scope = scopes[numberOf(properties, 'Scope') ?? 0];
  const children = [
    parseFragment('Query', textOf(properties, 'ViewQuery') ?? ''),
    element(
      'ViewFields',
      {},
      view.fields.map((name) => element('FieldRef', { Name: name })),
    ),
    element(
      'RowLimit',
      { Paged: own(properties, 'Paged') === false ? 'FALSE' : 'TRUE' },
      [],
      String(numberOf(properties, 'RowLimit') ?? 30),
    ),
    ...optionalPart('Aggregations', textOf(properties, 'Aggregations'), textOf(properties, 'AggregationsStatus')),
    ...optionalPart('Joins', textOf(properties, 'ViewJoins')),
    ...optionalPart('ProjectedFields', textOf(properties, 'ViewProjectedFields')),
    ...(formatter === undefined ? [] : [element('CustomFormatter', {}, [], formatter)]),
  ];
  return writeXml(
    element(
      'View',
      {
        Name: `{${view.guid.toUpperCase()}}`,
        DefaultView: view.isDefault ? 'TRUE' : undefined,
        Scope: scope === '' ? undefined : scope,
        Type: 'HTML',
        DisplayName: view.title,
        Url: viewUrl(list, view),
        Level: '1',
        BaseViewID: '1',
        ContentTypeID: '0x',
      },
      children,
    ),
  );
}
