import { columnsOf } from '@phb/schemas';
import type { ColumnName, ListDeclaration } from '@phb/schemas';
import type { FormDeclaration } from './declaration.js';

/** What a form says beyond its list: data only. */
export interface FormWords<L extends ListDeclaration> extends Omit<FormDeclaration<L>, 'list' | 'sections'> {
  /** Groups of columns under headings; without them all columns stand in one group. */
  readonly sections?: FormDeclaration<L>['sections'];
  /** Columns that the place itself gives, and that are not asked. The row's own reference never is. */
  readonly given?: readonly ColumnName<L['columns']>[];
}

/** The form of any list, from its declaration: every column that is not given, in the order declared. */
export function formOf<L extends ListDeclaration>(list: L, words: FormWords<L> = {}): FormDeclaration<L> {
  const { sections, given = [], ...rest } = words;
  const left: readonly string[] = ['ref', ...given];
  const isAsked = (name: string): name is ColumnName<L['columns']> => !left.includes(name);
  const all = columnsOf(list)
    .map(([name]) => name)
    .filter(isAsked);
  return { list, sections: sections ?? [{ heading: list.title, columns: all }], ...rest };
}
