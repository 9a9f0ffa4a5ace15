import { invalidCaml, unknownQueryField, unsupportedQuery } from '../errors/errors.js';
import type { Field } from '../fields/field.js';
import { sourceField } from '../display/shown-field.js';
import type { QueryColumns } from '../items/columns.js';
import { isReference } from '../items/columns.js';
import type { List } from '../lists/list.js';
import type { Column, ColumnReader } from '../query/column.js';
import type { CamlView, FieldRef } from './view.js';

/** A field as a query means it. */
export interface CamlField {
  readonly field: Field;
  /** The path of its values for conditions and sorting: for lookups and persons, of what they show. */
  readonly path: string;
  /** For lookups and persons: the path of the id. */
  readonly idPath: string | undefined;
}

/** What the names in a view's query mean: the fields of its list, and projected ones of joined lists. */
export class CamlColumns {
  constructor(
    private readonly list: List,
    private readonly columns: QueryColumns,
    private readonly view: Pick<CamlView, 'joins' | 'projected'>,
  ) {}

  /** @throws SharePointError (500) for a field that the list does not have */
  field(ref: FieldRef): CamlField {
    const name = ref.name ?? '';
    if (ref.list !== undefined) return this.#joined(name, ref.list, name);
    const projected = this.view.projected.find((each) => each.name === name);
    if (projected !== undefined) return this.#joined(name, projected.alias, projected.showField);
    const field = ref.guid === undefined ? sourceField(this.list, name) : this.list.fields.byGuid(ref.guid);
    if (field === undefined) throw unknownQueryField(name);
    if (!isReference(field)) return { field, path: field.internalName, idPath: undefined };
    const isPerson = field.kind.form === 'user' || field.kind.form === 'users';
    const shown = isPerson || field.lookupField === undefined || field.lookupField === '' ? 'Title' : field.lookupField;
    return { field, path: `${field.internalName}/${shown}`, idPath: `${field.internalName}Id` };
  }

  /** Projected fields of the view by name, with the lookup they come through. */
  projected(name: string): { readonly lookup: string; readonly showField: string } | undefined {
    const found = this.view.projected.find((each) => each.name === name);
    return found === undefined ? undefined : { lookup: this.#lookup(found.alias), showField: found.showField };
  }

  #lookup(alias: string): string {
    const join = this.view.joins.find((each) => each.alias === alias);
    if (join === undefined) throw invalidCaml(`The list ${alias} is not joined.`);
    if (join.from !== undefined)
      throw unsupportedQuery('The query is not valid: joins from joined lists are not supported.');
    return join.lookup;
  }

  #joined(name: string, alias: string, showField: string): CamlField {
    const lookup = this.list.fields.byName(this.#lookup(alias));
    const target = lookup === undefined ? undefined : this.columns.target(lookup);
    const field = target?.fields.byName(showField);
    if (lookup === undefined || field === undefined) throw unknownQueryField(name);
    return { field, path: `${lookup.internalName}/${showField}`, idPath: undefined };
  }

  /**
   * Reads columns for CAML, which asks more of them than OData: text of several lines and addresses are searched like
   * text, and a content type is found by its name.
   */
  readonly find: ColumnReader = (path): Column => {
    const column = this.columns.find(path);
    if (column.form === 'note') return { ...column, form: 'text' };
    if (column.form === 'url') {
      return { ...column, form: 'text', sql: `json_extract(${column.sql}, '$.Url') COLLATE NOCASE` };
    }
    return column;
  };
}
