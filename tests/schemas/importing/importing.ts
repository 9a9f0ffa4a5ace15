import {
  people,
  personalHealthBudgets,
  planImport,
  prepareImport,
  usualTransform,
  type AnyRow,
  type ColumnMapping,
  type ImportAnswers,
  type ImportPlan,
  type ImportPolicy,
  type ImportProfile,
  type ImportTarget,
  type ListDeclaration,
  type SourceCell,
  type SourceTable,
  type Transform,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';

export const importLists: readonly ListDeclaration[] = [people, personalHealthBudgets];
export const today = Temporal.PlainDate.from('2019-04-30');

/** A table as a file would give it; its headings stand in row 1. */
export function tableOf(headings: readonly string[], ...rows: readonly (readonly SourceCell[])[]): SourceTable {
  return { headings, headingRow: 1, rows: rows.map((cells, index) => ({ number: index + 2, cells })) };
}

/** A column filled from the heading that is its name in code, unless told otherwise. */
export function mapped(
  list: ListDeclaration,
  to: string,
  more: {
    policy?: ImportPolicy;
    empty?: 'ignore' | 'clear';
    read?: Transform;
    heading?: string;
    constant?: string;
  } = {},
): ColumnMapping {
  const column = list.columns[to];
  if (!column) throw new Error(`${list.title} has no column ${to}`);
  return {
    to,
    from: more.constant === undefined ? { heading: more.heading ?? to } : { constant: more.constant },
    read: more.read ?? usualTransform(column),
    policy: more.policy ?? 'take',
    empty: more.empty ?? 'ignore',
  };
}

export function targetOf(
  list: ListDeclaration,
  columns: readonly ColumnMapping[],
  more: Partial<ImportTarget> = {},
): ImportTarget {
  return { list: list.title, columns: [...columns], keys: [], alike: [], links: {}, whenNew: 'add', ...more };
}

export function profileOf(...targets: readonly ImportTarget[]): ImportProfile {
  return { version: 1, name: 'Test', system: '', file: {}, targets: [...targets] };
}

/** Plans an import in one go. */
export function planned(
  profile: ImportProfile,
  table: SourceTable,
  register: Readonly<Record<string, readonly AnyRow[]>> = {},
  answers: ImportAnswers = new Map(),
): ImportPlan {
  const prepared = prepareImport(profile, importLists, table);
  if (prepared.problems.length > 0) throw new Error(prepared.problems.join(' '));
  const work = planImport({ prepared, table, register: new Map(Object.entries(register)), answers, today });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
