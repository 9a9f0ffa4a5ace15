import { invalidCaml } from '../errors/errors.js';
import type { XmlElement } from '../xml/xml.js';
import { childOf, parseXml } from '../xml/xml.js';

/** Which folders a view looks into. */
export type ViewScope = 'Default' | 'Recursive' | 'RecursiveAll' | 'FilesOnly';

/** One field of GroupBy, OrderBy or Where as it is written. */
export interface FieldRef {
  readonly name: string | undefined;
  readonly guid: string | undefined;
  /** The alias of a joined list. */
  readonly list: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface CamlOrder {
  readonly field: FieldRef;
  readonly descending: boolean;
}

export interface Aggregation {
  readonly name: string;
  readonly type: string;
}

/** A joined list: from a lookup field of the list, under a name. */
interface Join {
  readonly alias: string;
  readonly inner: boolean;
  readonly lookup: string;
  readonly from: string | undefined;
}

/** A field of a joined list, under a name of the view's own. */
interface ProjectedField {
  readonly name: string;
  readonly alias: string;
  readonly showField: string;
}

/** A view as it is asked for: `<View>` without what only pages need. */
export interface CamlView {
  readonly where: XmlElement | undefined;
  readonly order: readonly CamlOrder[];
  readonly groups: readonly CamlOrder[];
  /** Only the groups are answered, not their items. */
  readonly collapsed: boolean;
  readonly groupLimit: number | undefined;
  readonly aggregations: readonly Aggregation[];
  /** Undefined if the view names no fields. */
  readonly fields: readonly string[] | undefined;
  /** Undefined if the view has no limit. */
  readonly rowLimit: number | undefined;
  readonly paged: boolean;
  readonly scope: ViewScope;
  readonly joins: readonly Join[];
  readonly projected: readonly ProjectedField[];
}

const scopes: readonly ViewScope[] = ['Default', 'Recursive', 'RecursiveAll', 'FilesOnly'];

/** True if an attribute says TRUE, in any case. */
export function isTrue(element: XmlElement | FieldRef, attribute: string): boolean {
  return element.attributes.get(attribute)?.trim().toUpperCase() === 'TRUE';
}

/** The root element of a view: the text itself, or what it holds if the View element is left out. */
export function viewElement(xml: string): XmlElement {
  const text = xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '').trim();
  if (text === '') return parseXml('<View />');
  const whole = parseXml(`<View>${text}</View>`);
  const [only] = whole.children;
  if (only?.name === 'View' && whole.children.length === 1) return only;
  if (!whole.children.every((child) => fragments.has(child.name)) || whole.text.trim() !== '') {
    throw invalidCaml('The view XML must be a View element.');
  }
  // A query alone, as CSOM of old sent it: its parts may stand by themselves.
  if (whole.children.some((child) => queryParts.has(child.name))) {
    const query = { ...whole, name: 'Query', children: whole.children.filter((child) => queryParts.has(child.name)) };
    return { ...whole, children: [query, ...whole.children.filter((child) => !queryParts.has(child.name))] };
  }
  return whole;
}

const queryParts = new Set(['Where', 'OrderBy', 'GroupBy']);
const fragments = new Set([
  ...queryParts,
  'Query',
  'ViewFields',
  'RowLimit',
  'QueryOptions',
  'Aggregations',
  'Joins',
  'ProjectedFields',
]);

/**
 * Reads a view.
 *
 * @throws SharePointError (400) if the XML is not well formed or its parts are not where they belong
 */
export function readView(xml: string): CamlView {
  return viewOf(viewElement(xml));
}

/** Reads a view from its element. @throws SharePointError (400) */
export function viewOf(root: XmlElement): CamlView {
  for (const child of root.children) {
    // SharePoint passes over such a condition and answers everything: a sentence helps more.
    if (queryParts.has(child.name)) throw invalidCaml(`The element ${child.name} must stand inside Query.`);
  }
  const query = childOf(root, 'Query');
  const where = query === undefined ? undefined : childOf(query, 'Where');
  const group = query === undefined ? undefined : childOf(query, 'GroupBy');
  const limit = childOf(root, 'RowLimit');
  const options = childOf(root, 'QueryOptions');
  return {
    where: where === undefined || where.children.length === 0 ? undefined : where,
    order: orderOf(query === undefined ? undefined : childOf(query, 'OrderBy')),
    groups: orderOf(group),
    collapsed: group !== undefined && isTrue(group, 'Collapse'),
    groupLimit: readLimit(group?.attributes.get('GroupLimit')),
    aggregations: aggregationsOf(childOf(root, 'Aggregations')),
    fields: childOf(root, 'ViewFields')?.children.flatMap((field) => field.attributes.get('Name') ?? []),
    rowLimit: readLimit(limit?.text),
    paged: limit !== undefined && isTrue(limit, 'Paged'),
    scope: scopeOf(root, options),
    joins: (childOf(root, 'Joins')?.children ?? []).map(joinOf),
    projected: (childOf(root, 'ProjectedFields')?.children ?? []).map(projectedOf),
  };
}

/** Zero means no limit, as in view definitions. */
function readLimit(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const limit = Number(text);
  if (!Number.isSafeInteger(limit) || limit < 0)
    throw invalidCaml(`The limit '${text.trim()}' is not a number of rows.`);
  return limit === 0 ? undefined : limit;
}

function scopeOf(root: XmlElement, options: XmlElement | undefined): ViewScope {
  const attributes = options === undefined ? undefined : childOf(options, 'ViewAttributes')?.attributes;
  const text = root.attributes.get('Scope') ?? attributes?.get('Scope') ?? 'Default';
  const scope = scopes.find((each) => each.toLowerCase() === text.trim().toLowerCase());
  if (scope === undefined && text.trim() !== '') throw invalidCaml(`The scope '${text}' is not known.`);
  return scope ?? 'Default';
}

/** Reads a FieldRef. @throws SharePointError (400) if it names nothing */
export function fieldRef(element: XmlElement): FieldRef {
  const { attributes } = element;
  const name = attributes.get('Name')?.trim();
  const guid = attributes.get('ID')?.replaceAll(/[{}]/g, '').trim().toLowerCase();
  if ((name === undefined || name === '') && (guid === undefined || guid === '')) {
    throw invalidCaml('A FieldRef has no name.');
  }
  return { name, guid, list: attributes.get('List'), attributes };
}

function orderOf(element: XmlElement | undefined): CamlOrder[] {
  return (element?.children ?? []).map((child) => {
    if (child.name !== 'FieldRef')
      throw invalidCaml(`The element ${child.name} does not belong in ${element?.name ?? ''}.`);
    return { field: fieldRef(child), descending: child.attributes.get('Ascending')?.toUpperCase() === 'FALSE' };
  });
}

function aggregationsOf(element: XmlElement | undefined): Aggregation[] {
  if (element === undefined || element.attributes.get('Value')?.toUpperCase() === 'OFF') return [];
  return element.children.map((child) => ({
    name: child.attributes.get('Name') ?? '',
    type: (child.attributes.get('Type') ?? '').toUpperCase(),
  }));
}

function joinOf(element: XmlElement): Join {
  const type = element.attributes.get('Type')?.toUpperCase() ?? 'INNER';
  const alias = element.attributes.get('ListAlias') ?? '';
  const [left, right] = childOf(element, 'Eq')?.children ?? [];
  const refers = left?.attributes.get('RefType')?.toLowerCase() === 'id' && right?.attributes.get('List') === alias;
  const lookup = left?.attributes.get('Name');
  if (
    element.name !== 'Join' ||
    alias === '' ||
    !refers ||
    lookup === undefined ||
    (type !== 'INNER' && type !== 'LEFT')
  ) {
    throw invalidCaml('A join must lead from a lookup field (RefType Id) to the ID of a list with an alias.');
  }
  return { alias, inner: type === 'INNER', lookup, from: left.attributes.get('List') };
}

function projectedOf(element: XmlElement): ProjectedField {
  const [name, alias, showField] = ['Name', 'List', 'ShowField'].map((key) => element.attributes.get(key) ?? '');
  if (name === undefined || alias === undefined || showField === undefined || name === '' || showField === '') {
    throw invalidCaml('A projected field needs Name, List and ShowField.');
  }
  return { name, alias, showField };
}
