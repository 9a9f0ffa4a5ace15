import { Temporal } from 'temporal-polyfill';
import type { Column } from '../../kernel/column.js';
import { showInput } from '../../kernel/input.js';
import type { ListDeclaration } from '../../kernel/list.js';
import type { SourceTable } from '../cells/cell.js';
import type { ChangeOperation, ImportOperation } from './importPlan.js';
import type { ImportProfile } from '../mapping/profile.js';
import { usualTransform } from '../cells/transform.js';

/** What the changed rows of one list were before, as a file that can be imported again, and the profile that imports it. */
export interface UndoTable {
  readonly list: string;
  readonly profile: ImportProfile;
  readonly table: SourceTable;
}

function text(column: Column, value: unknown): string {
  if (value instanceof Temporal.Instant) return value.toString();
  // Choices with commas in them are told apart by semicolons.
  if (Array.isArray(value)) return value.map(String).join('; ');
  return showInput(column, value);
}

function undoProfile(list: ListDeclaration, names: readonly string[]): ImportProfile {
  const mapping = (to: string, column: Column, policy: 'take' | 'never') => {
    const usual = usualTransform(column);
    const read = usual.kind === 'date' ? { ...usual, order: 'day first' as const } : usual;
    return { to, from: { heading: column.label }, read, policy, empty: 'clear' as const };
  };
  const columns = names.flatMap((name) => {
    const column = list.columns[name];
    return column ? [mapping(name, column, 'take')] : [];
  });
  return {
    version: 1,
    name: `Undo: ${list.title}`.slice(0, 100),
    system: 'Undo of an import',
    file: {},
    targets: [
      {
        list: list.title,
        columns: [mapping('ref', list.columns.ref, 'never'), ...columns],
        keys: [['ref']],
        alike: [],
        links: {},
        whenNew: 'refuse',
      },
    ],
  };
}

/**
 * What an import changed, as it was before: one table for each list and set of changed columns, so that an empty cell always
 * means that the column was empty. Rows that the import added are not in it: only undoing the run takes them away.
 */
export function undoTables(
  lists: readonly ListDeclaration[],
  operations: readonly ImportOperation[],
): readonly UndoTable[] {
  const groups = new Map<string, ChangeOperation[]>();
  for (const operation of operations) {
    if (operation.kind !== 'change') continue;
    const key = JSON.stringify([operation.list, ...Object.keys(operation.before).sort()]);
    groups.set(key, [...(groups.get(key) ?? []), operation]);
  }
  return [...groups.values()].flatMap((group): UndoTable[] => {
    const list = lists.find(({ title }) => title === group[0]?.list);
    if (!list) return [];
    const names = Object.keys(list.columns).filter((name) => name in (group[0]?.before ?? {}));
    const headings = ['ref', ...names].map((name) => list.columns[name]?.label ?? name);
    const rows = group.map(({ ref, before }, index) => ({
      number: index + 2,
      cells: [
        ref,
        ...names.map((name) => {
          const column = list.columns[name];
          return column ? text(column, before[name]) : null;
        }),
      ],
    }));
    return [{ list: list.title, profile: undoProfile(list, names), table: { headings, headingRow: 1, rows } }];
  });
}
