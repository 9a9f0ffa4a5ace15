import type { ColumnName, ListDeclaration } from '@phb/schemas';

/** What a field holds while it is edited: text as typed, ticked words, or a tick. */
export type FieldValue = string | boolean | readonly string[];
export type FormValues = Readonly<Record<string, FieldValue>>;

interface FormSection<Name extends string> {
  readonly heading: string;
  readonly columns: readonly Name[];
}

/** The form of a list: data only. Labels, help, kinds of field and messages come from the list's own declaration. */
export interface FormDeclaration<L extends ListDeclaration = ListDeclaration> {
  readonly list: L;
  readonly sections: readonly FormSection<ColumnName<L['columns']>>[];
  /** Which choices a column offers here, where not all of those it may hold. */
  readonly offers?: { readonly [K in ColumnName<L['columns']>]?: readonly string[] };
  /**
   * The form is about a part of the row: a column that is not asked for is not shown, whatever it holds, and stays as it is.
   */
  readonly partial?: true;
  /** When a column is asked for. Unless the form is partial, one that holds something is always shown, so that nothing is hidden or lost. */
  readonly askedWhen?: { readonly [K in ColumnName<L['columns']>]?: (values: FormValues) => boolean };
}
