import type { CamlColumns } from '../caml/columns.js';
import type { CamlContext } from '../caml/value.js';
import type { CamlOrder, CamlView, FieldRef } from '../caml/view.js';
import { readWhere } from '../caml/where.js';
import { invalidCaml } from '../errors/errors.js';
import type { Condition } from '../query/condition.js';
import type { XmlElement } from '../xml/xml.js';
import { element } from '../xml/xml.js';

/** A filter as a page's address carries it: `FilterField1=Title&FilterValue1=x`. */
export interface FilterRequest {
  readonly field: string;
  /** One value, or several of which one must fit. */
  readonly values: readonly string[];
  readonly operator: string;
  readonly byId: boolean;
}

type Find = (name: string) => string | undefined;

/** Filters are numbered; SharePoint's pages use up to ten. */
const numbers = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/** Reads the filters of an address. */
export function filterConditions(find: Find): FilterRequest[] {
  return numbers.flatMap((number) => {
    const several = find(`FilterFields${number}`);
    const field = several ?? find(`FilterField${number}`);
    if (field === undefined || field.trim() === '') return [];
    const value = decodedAgain(find(several === undefined ? `FilterValue${number}` : `FilterValues${number}`) ?? '');
    const byId = find(`FilterLookupId${number}`) ?? '';
    return [
      {
        field: field.trim(),
        values: several === undefined ? [value] : value.split(';#').map(decodedAgain),
        operator: find(`FilterOp${number}`) ?? (several === undefined ? 'Eq' : 'In'),
        byId: byId !== '' && byId !== '0' && byId.toLowerCase() !== 'false',
      },
    ];
  });
}

/** Values of filters come encoded once more than the address itself: PnPjs and SharePoint's own pages send them so. */
function decodedAgain(value: string): string {
  if (!/%[0-9a-f]{2}/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** The sort of an address, which takes the place of the view's: `SortField=Title&SortDir=Desc`. */
export function sortTerms(find: Find): CamlOrder[] {
  return numbers.flatMap((number) => {
    const name = find(`SortField${number}`)?.trim();
    if (name === undefined || name === '') return [];
    const direction = find(`SortDir${number}`)?.toLowerCase() ?? 'asc';
    return [{ field: refOf(name), descending: direction.startsWith('desc') }];
  });
}

function refOf(name: string): FieldRef {
  return { name, guid: undefined, list: undefined, attributes: new Map() };
}

const operators: Readonly<Record<string, string>> = {
  eq: 'Eq',
  neq: 'Neq',
  gt: 'Gt',
  geq: 'Geq',
  lt: 'Lt',
  leq: 'Leq',
  beginswith: 'BeginsWith',
  contains: 'Contains',
  in: 'In',
  includes: 'Includes',
  notincludes: 'NotIncludes',
};

/** A filter as a condition. @throws SharePointError as `readWhere` */
export function filterCondition(filter: FilterRequest, columns: CamlColumns, context: CamlContext): Condition {
  const operator = filter.operator === '' ? 'Eq' : operators[filter.operator.toLowerCase()];
  if (operator === undefined) throw invalidCaml(`The operator ${filter.operator} is not known.`);
  const values = filter.values.map((value) => element('Value', { Type: 'Text' }, [], value));
  const isSeveral = operator === 'In' || values.length > 1;
  const name = isSeveral ? 'In' : operator;
  const field = element('FieldRef', { Name: filter.field, LookupId: filter.byId ? 'TRUE' : undefined });
  const inner: XmlElement[] = isSeveral ? [field, element('Values', {}, values)] : [field, ...values];
  return readWhere(element('Where', {}, [element(name, {}, inner)]), columns, context);
}

/** The condition that leaves the items of one group: `;#Open;#2024;#`, in the order of the view's groups. */
export function groupCondition(
  view: CamlView,
  groupString: string,
  columns: CamlColumns,
  context: CamlContext,
): Condition[] {
  const values = decodedAgain(groupString)
    .replace(/^;#|;#$/g, '')
    .split(';#');
  return view.groups.slice(0, values.length).map((group, index) => {
    const filter = { field: group.field.name ?? '', values: [values[index] ?? ''], operator: 'Eq', byId: false };
    return filterCondition(filter, columns, context);
  });
}
