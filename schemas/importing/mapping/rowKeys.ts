import type { ListDeclaration } from '../../kernel/list.js';
import { columnsOf } from '../../kernel/list.js';

/**
 * Sets of columns that together find one row of a list, beside its reference and its unique columns: the first set that a
 * file fills is proposed. A list that is not named here has none, so its rows are found by reference only.
 */
const together: Readonly<Record<string, readonly (readonly string[])[]>> = {
  People: [],
  'Packages of care': [['personRef', 'fundingStream', 'startsOn'], ['personRef']],
  'Personal health budgets': [['personRef', 'category', 'startsOn'], ['personRef']],
  'Plan outcomes': [['caseRef', 'planVersion', 'outcome']],
  'Budget lines': [['caseRef', 'planVersion', 'description']],
  Purchases: [['invoiceNumber'], ['caseRef', 'boughtOn', 'amount', 'description']],
  Reviews: [
    ['caseRef', 'doneOn'],
    ['caseRef', 'dueOn'],
  ],
  'Monitoring returns': [['caseRef', 'periodFrom']],
  Payments: [['caseRef', 'kind', 'dueOn']],
  Decisions: [['caseRef', 'kind', 'decidedOn']],
  Parties: [['caseRef', 'role', 'familyName', 'givenName']],
  Organisations: [['odsCode'], ['supplierNumber'], ['name']],
  'Contacts log': [['caseRef', 'contactedOn', 'how']],
  'Case notes': [['caseRef', 'notedOn', 'text']],
};

/** Columns that find a row each by itself, though the list does not make them unique. */
const alone: Readonly<Record<string, readonly string[]>> = { People: ['councilId'] };

/** Columns that together make two rows look like the same one although no key says so. */
const likeness: Readonly<Record<string, readonly string[]>> = { People: ['familyName', 'givenName', 'dateOfBirth'] };

/** What can find a row of a list: by one column each, and by several together. */
export interface RowKeys {
  readonly single: readonly (readonly string[])[];
  readonly joint: readonly (readonly string[])[];
}

/** The sets of columns that can find a row of a list, the surest first. */
export function rowKeysOf(list: ListDeclaration): RowKeys {
  const unique = columnsOf(list).flatMap(([name, column]) => (column.unique ? [[name]] : []));
  return {
    single: [...unique, ...(alone[list.title] ?? []).map((name) => [name])],
    joint: together[list.title] ?? [],
  };
}

/** The columns that make two rows of a list look alike. */
export function alikeOf(list: ListDeclaration): readonly string[] {
  return likeness[list.title] ?? [];
}
