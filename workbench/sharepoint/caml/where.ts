import { invalidCaml, unsupportedQuery } from '../errors/errors.js';
import type { Comparison, Condition, Literal } from '../query/condition.js';
import { joined } from '../query/condition.js';
import type { XmlElement } from '../xml/xml.js';
import { childOf } from '../xml/xml.js';
import type { CamlColumns, CamlField } from './columns.js';
import type { CamlContext, CamlValue } from './value.js';
import { readValue } from './value.js';
import type { FieldRef } from './view.js';
import { fieldRef, isTrue } from './view.js';

const comparisons: Readonly<Record<string, Comparison>> = {
  Eq: 'eq',
  Neq: 'ne',
  Gt: 'gt',
  Geq: 'ge',
  Lt: 'lt',
  Leq: 'le',
};

/**
 * Turns a `<Where>` into a condition.
 *
 * @throws SharePointError: 400 for an operator that is not done or a value that does not fit, 500 for an unknown field
 */
export function readWhere(where: XmlElement, columns: CamlColumns, context: CamlContext): Condition {
  const [only] = where.children;
  if (only === undefined || where.children.length !== 1) throw invalidCaml('Where must hold exactly one condition.');
  return condition(only, columns, context);
}

function condition(element: XmlElement, columns: CamlColumns, context: CamlContext): Condition {
  const comparison = Object.hasOwn(comparisons, element.name) ? comparisons[element.name] : undefined;
  if (comparison !== undefined) return compared(element, comparison, columns, context);
  switch (element.name) {
    case 'And':
    case 'Or': {
      if (element.children.length !== 2) throw invalidCaml(`The element ${element.name} must hold two conditions.`);
      const terms = element.children.map((child) => condition(child, columns, context));
      return joined(element.name === 'And' ? 'and' : 'or', terms);
    }
    case 'IsNull':
    case 'IsNotNull': {
      const { field } = target(element, columns);
      return {
        is: 'compare',
        comparison: element.name === 'IsNull' ? 'eq' : 'ne',
        path: field.idPath ?? field.path,
        literal: { kind: 'null' },
      };
    }
    case 'BeginsWith':
    case 'Contains':
      return textSearch(element, columns);
    case 'In':
      return oneOf(element, columns, context);
    case 'Includes':
      return compared(element, 'eq', columns, context);
    case 'NotIncludes':
      return compared(element, 'ne', columns, context);
    case 'DateRangesOverlap':
      throw unsupportedQuery(
        'The query is not valid: DateRangesOverlap needs a calendar, which this service does not have.',
      );
    case 'Membership':
      throw unsupportedQuery(
        'The query is not valid: Membership is not supported; compare with the ids of the groups instead.',
      );
    default:
      throw invalidCaml(`The operator ${element.name} is not known.`);
  }
}

function target(element: XmlElement, columns: CamlColumns): { ref: FieldRef; field: CamlField } {
  const child = childOf(element, 'FieldRef');
  if (child === undefined) throw invalidCaml(`The operator ${element.name} has no FieldRef.`);
  const ref = fieldRef(child);
  return { ref, field: columns.field(ref) };
}

function valueElement(element: XmlElement): XmlElement {
  const value = childOf(element, 'Value');
  if (value === undefined) throw invalidCaml(`The operator ${element.name} has no Value.`);
  return value;
}

function compared(element: XmlElement, comparison: Comparison, columns: CamlColumns, context: CamlContext): Condition {
  const { ref, field } = target(element, columns);
  const element_ = valueElement(element);
  // IncludeTimeValue may stand at the field as well.
  const value = isTrue(ref, 'IncludeTimeValue') ? withTime(element_) : element_;
  const read = readValue(value, field, isTrue(ref, 'LookupId'), context);
  return comparison === 'ne' ? different(read) : comparedValue(comparison, read);
}

function withTime(value: XmlElement): XmlElement {
  return { ...value, attributes: new Map([...value.attributes, ['IncludeTimeValue', 'TRUE']]) };
}

function different(value: CamlValue): Condition {
  if (value.is === 'literal') return { is: 'compare', comparison: 'ne', path: value.path, literal: value.literal };
  return { is: 'not', term: comparedValue('eq', value) };
}

function comparedValue(comparison: Comparison, value: CamlValue): Condition {
  const { path } = value;
  if (value.is === 'literal') return { is: 'compare', comparison, path, literal: value.literal };
  const { start, end } = value.day;
  const at = (is: Comparison, instant: string): Condition => ({
    is: 'compare',
    comparison: is,
    path,
    literal: { kind: 'datetime', value: instant },
  });
  switch (comparison) {
    case 'lt':
      return at('lt', start);
    case 'le':
      return at('lt', end);
    case 'gt':
      return at('ge', end);
    case 'ge':
      return at('ge', start);
    default:
      return joined('and', [at('ge', start), at('lt', end)]);
  }
}

function textSearch(element: XmlElement, columns: CamlColumns): Condition {
  const { field } = target(element, columns);
  const is = element.name === 'BeginsWith' ? 'startswith' : 'substringof';
  return { is, path: field.path, text: valueElement(element).text };
}

function oneOf(element: XmlElement, columns: CamlColumns, context: CamlContext): Condition {
  const { ref, field } = target(element, columns);
  const values = childOf(element, 'Values')?.children ?? [];
  if (values.length === 0) throw invalidCaml('The operator In has no values.');
  const read = values.map((value) => {
    if (value.name !== 'Value') throw invalidCaml(`The element ${value.name} does not belong in Values.`);
    return readValue(value, field, isTrue(ref, 'LookupId'), context);
  });
  const byPath = new Map<string, Literal[]>();
  const days: Condition[] = [];
  for (const value of read) {
    if (value.is === 'day') days.push(comparedValue('eq', value));
    else {
      const literals = byPath.get(value.path) ?? [];
      literals.push(value.literal);
      byPath.set(value.path, literals);
    }
  }
  const lists = [...byPath].map(([path, literals]): Condition => ({ is: 'in', path, literals }));
  return joined('or', [...lists, ...days]);
}
