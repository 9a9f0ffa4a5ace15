import { invalidArgument } from '../errors/errors.js';

/** How a field's values are kept and sent. */
export type ValueForm =
  | 'text'
  | 'note'
  | 'number'
  | 'flag'
  | 'instant'
  | 'guid'
  | 'lookup'
  | 'lookups'
  | 'user'
  | 'users'
  | 'texts'
  | 'url'
  | 'json'
  | 'counter'
  | 'calculated'
  | 'none';

/** A type of field. */
export interface FieldKind {
  /** FieldTypeKind on the wire. */
  readonly number: number;
  /** TypeAsString. */
  readonly name: string;
  /** The entity type, e.g. SP.FieldText. */
  readonly entityType: string;
  readonly description: string;
  readonly form: ValueForm;
  /** May carry an index (Microsoft's list: not note, multi-choice, calculated, hyperlink, multi-lookup). */
  readonly indexable: boolean;
  /** May enforce unique values. */
  readonly uniqueable: boolean;
}

function kind(
  number: number,
  name: string,
  entityType: string,
  description: string,
  form: ValueForm,
  traits: { indexable?: true; uniqueable?: true } = {},
): FieldKind {
  return {
    number,
    name,
    entityType: `SP.${entityType}`,
    description,
    form,
    indexable: traits.indexable === true,
    uniqueable: traits.uniqueable === true,
  };
}

const both = { indexable: true, uniqueable: true } as const;

const kinds: readonly FieldKind[] = [
  kind(1, 'Integer', 'FieldNumber', 'Integer', 'number', { indexable: true }),
  kind(2, 'Text', 'FieldText', 'Single line of text', 'text', both),
  kind(3, 'Note', 'FieldMultiLineText', 'Multiple lines of text', 'note'),
  kind(4, 'DateTime', 'FieldDateTime', 'Date and Time', 'instant', both),
  kind(5, 'Counter', 'Field', 'Counter', 'counter', { indexable: true }),
  kind(6, 'Choice', 'FieldChoice', 'Choice', 'text', both),
  kind(7, 'Lookup', 'FieldLookup', 'Lookup', 'lookup', both),
  kind(7, 'LookupMulti', 'FieldLookup', 'Lookup', 'lookups'),
  kind(8, 'Boolean', 'Field', 'Yes/No', 'flag', { indexable: true }),
  kind(9, 'Number', 'FieldNumber', 'Number', 'number', both),
  kind(10, 'Currency', 'FieldCurrency', 'Currency', 'number', both),
  kind(11, 'URL', 'FieldUrl', 'Hyperlink or Picture', 'url'),
  kind(12, 'Computed', 'FieldComputed', 'Computed', 'none'),
  kind(14, 'Guid', 'FieldGuid', 'Guid', 'guid'),
  kind(15, 'MultiChoice', 'FieldMultiChoice', 'Choice', 'texts'),
  kind(17, 'Calculated', 'FieldCalculated', 'Calculated', 'calculated'),
  kind(18, 'File', 'Field', 'File', 'none'),
  kind(19, 'Attachments', 'Field', 'Attachments', 'flag'),
  kind(20, 'User', 'FieldUser', 'Person or Group', 'user', both),
  kind(20, 'UserMulti', 'FieldUser', 'Person or Group', 'users'),
  kind(23, 'ModStat', 'Field', 'Moderation Status', 'number'),
  kind(25, 'ContentTypeId', 'Field', 'Content Type Id', 'text'),
  kind(33, 'Location', 'FieldLocation', 'Location', 'json'),
  kind(34, 'Thumbnail', 'FieldThumbnail', 'Image', 'json'),
];

/** The type of that TypeAsString. @throws SharePointError (400) if there is none. */
export function kindNamed(name: string): FieldKind {
  const wanted = name.toLowerCase() === 'image' ? 'thumbnail' : name.toLowerCase();
  const found = kinds.find((each) => each.name.toLowerCase() === wanted);
  if (found === undefined) throw invalidArgument(`Field type ${name} is not installed properly.`);
  return found;
}

/** The type of that FieldTypeKind; the multi-valued variant of lookup and person if asked. @throws SharePointError (400) */
export function kindNumbered(number: number, multiple: boolean): FieldKind {
  const variants = kinds.filter((each) => each.number === number);
  const found = (multiple ? variants[1] : undefined) ?? variants[0];
  if (found === undefined) throw invalidArgument(`Value ${number} is not a field type.`);
  return found;
}

/** Kinds that a client may add to a list. */
export function isCreatable(kindOfField: FieldKind): boolean {
  return !['Counter', 'Computed', 'File', 'Attachments', 'ModStat', 'ContentTypeId'].includes(kindOfField.name);
}

/** The column type in SQLite. Text compares without case; note text too, for CAML's Contains. */
export function columnType(form: ValueForm): string {
  switch (form) {
    case 'number':
    case 'counter':
      return 'REAL';
    case 'flag':
    case 'lookup':
    case 'user':
      return 'INTEGER';
    // No affinity: a formula's result is a number or a text.
    case 'calculated':
      return 'COLLATE NOCASE';
    case 'text':
    case 'note':
    case 'texts':
    case 'instant':
    case 'guid':
    case 'url':
    case 'json':
    case 'lookups':
    case 'users':
    case 'none':
      return 'TEXT COLLATE NOCASE';
  }
}
