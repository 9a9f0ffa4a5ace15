import type { AnyCondition, ListCodec, ListDeclaration } from '@phb/schemas';
import { comparison, nothing } from './comparison.js';
import { literal } from './literal.js';

function windowTerm({ from, to }: { readonly from: number; readonly to: number }): string {
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw new TypeError('a window of ids has whole ends');
  return `(ID ge ${literal(from)} and ID lt ${literal(to)})`;
}

type AllOf = Extract<AnyCondition, { readonly all: unknown }>;
const isAllOf = (condition: AnyCondition): condition is AllOf => 'all' in condition;

/** The parts of nested "all", id windows first: SharePoint narrows by the first indexed condition that it meets. */
function flattened({ all }: AllOf): readonly AnyCondition[] {
  const parts = all.flatMap((part) => (isAllOf(part) ? flattened(part) : [part]));
  return [...parts.filter((part) => 'ids' in part), ...parts.filter((part) => !('ids' in part))];
}

function term(list: ListDeclaration, codec: ListCodec<ListDeclaration>, condition: AnyCondition): string {
  if ('ids' in condition) return windowTerm(condition.ids);
  if ('column' in condition) return comparison(list, codec, condition);
  const parts = isAllOf(condition) ? flattened(condition) : condition.any;
  const terms = parts.map((part) => term(list, codec, part)).filter((text) => text !== '');
  if (isAllOf(condition)) return terms.length > 1 ? `(${terms.join(' and ')})` : (terms[0] ?? '');
  // A part without a condition is true for every row, and so is the whole.
  if (terms.length < parts.length) return '';
  return terms.length > 1 ? `(${terms.join(' or ')})` : (terms[0] ?? nothing);
}

/**
 * The $filter of a condition. Empty if every row passes.
 * @throws TypeError for what SharePoint cannot be asked: over 60 values, an empty beginning, an order of nothing
 */
export function odataFilter(
  list: ListDeclaration,
  codec: ListCodec<ListDeclaration>,
  condition: AnyCondition | undefined,
): string {
  return condition === undefined ? '' : term(list, codec, condition).replace(/^\((ID ge \d+ and ID lt \d+)\)$/, '$1');
}

/** Whether a condition holds a value that identifies a person: it must not stand in an address, which servers log. */
export function asksPersonal(list: ListDeclaration, condition: AnyCondition | undefined): boolean {
  if (condition === undefined || 'ids' in condition) return false;
  if ('column' in condition) return list.columns[condition.column]?.personal ?? false;
  return ('all' in condition ? condition.all : condition.any).some((part) => asksPersonal(list, part));
}
