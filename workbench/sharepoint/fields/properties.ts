import type { StoredTable } from '../representation/stored.js';
import { stored } from '../representation/stored.js';
import type { FieldKind } from './kinds.js';

const empty = '00000000-0000-0000-0000-000000000000';

/** Stored properties that every field has. */
const commonProperties: StoredTable = {
  AutoIndexed: stored.fixed(false),
  CanBeDeleted: stored.fixed(true),
  ClientSideComponentId: stored.text(empty),
  ClientSideComponentProperties: stored.textOrNull(),
  ClientValidationFormula: stored.textOrNull(),
  ClientValidationMessage: stored.textOrNull(),
  CustomFormatter: stored.textOrNull(),
  DefaultFormula: stored.textOrNull(),
  DefaultValue: stored.textOrNull(),
  Description: stored.text(),
  Direction: stored.text('none'),
  EnforceUniqueValues: stored.flag(),
  Filterable: stored.fixed(true),
  FromBaseType: stored.fixed(false),
  Group: stored.text('Custom Columns'),
  Hidden: stored.flag(),
  Indexed: stored.flag(),
  IsModern: stored.fixed(false),
  JSLink: stored.textOrNull(),
  PinnedToFiltersPane: stored.flag(),
  ReadOnlyField: stored.flag(),
  Required: stored.flag(),
  Sealed: stored.fixed(false),
  ShowInFiltersPane: stored.number(),
  Sortable: stored.fixed(true),
  StaticName: stored.text(),
  Title: stored.text(),
  ValidationFormula: stored.textOrNull(),
  ValidationMessage: stored.textOrNull(),
};

const numeric: StoredTable = {
  CommaSeparator: stored.flag(true),
  CustomUnitName: stored.textOrNull(),
  CustomUnitOnRight: stored.flag(true),
  DisplayFormat: stored.number(-1),
  MaximumValue: stored.number(Number.MAX_VALUE),
  MinimumValue: stored.number(-Number.MAX_VALUE),
  ShowAsPercentage: stored.flag(),
  Unit: stored.textOrNull(),
};

const choices: StoredTable = {
  Choices: stored.texts(),
  FillInChoice: stored.flag(),
  Mappings: stored.textOrNull(),
};

const lookup: StoredTable = {
  AllowMultipleValues: stored.flag(),
  DependentLookupInternalNames: stored.texts(),
  IsDependentLookup: stored.fixed(false),
  IsRelationship: stored.flag(),
  LookupField: stored.text(),
  LookupList: stored.text(),
  LookupWebId: stored.text(empty),
  PrimaryFieldId: stored.textOrNull(),
  RelationshipDeleteBehavior: stored.number(),
  UnlimitedLengthInDocumentLibrary: stored.flag(),
};

const byEntityType: Readonly<Record<string, StoredTable>> = {
  'SP.FieldText': { MaxLength: stored.number(255) },
  'SP.FieldMultiLineText': {
    AllowHyperlink: stored.flag(),
    AppendOnly: stored.flag(),
    IsLongHyperlink: stored.flag(),
    NumberOfLines: stored.number(6),
    RestrictedMode: stored.flag(),
    RichText: stored.flag(),
    UnlimitedLengthInDocumentLibrary: stored.flag(),
    WikiLinking: stored.fixed(false),
  },
  'SP.FieldDateTime': {
    DateFormat: stored.number(),
    DateTimeCalendarType: stored.number(),
    DisplayFormat: stored.number(1),
    FriendlyDisplayFormat: stored.number(),
    TimeFormat: stored.number(),
  },
  'SP.FieldChoice': { ...choices, EditFormat: stored.number() },
  'SP.FieldMultiChoice': choices,
  'SP.FieldNumber': numeric,
  'SP.FieldCurrency': { ...numeric, CurrencyLocaleId: stored.number(1033) },
  'SP.FieldLookup': lookup,
  'SP.FieldUser': {
    ...lookup,
    AllowDisplay: stored.flag(true),
    Presence: stored.flag(true),
    SelectionGroup: stored.number(),
    SelectionMode: stored.number(1),
  },
  'SP.FieldUrl': { DisplayFormat: stored.number() },
  'SP.FieldCalculated': {
    CurrencyLocaleId: stored.number(1033),
    DateFormat: stored.number(),
    DisplayFormat: stored.number(-1),
    Formula: stored.text(),
    OutputType: stored.number(2),
    ShowAsPercentage: stored.flag(),
  },
  'SP.FieldComputed': { EnableLookup: stored.fixed(false) },
};

/** The stored properties of a field of that kind. */
export function propertiesOf(kind: FieldKind): StoredTable {
  return { ...commonProperties, ...byEntityType[kind.entityType] };
}

/** Names that some kind of field has: selecting one on a collection of mixed kinds is no error. */
export const anyKindProperties: ReadonlySet<string> = new Set(
  Object.values(byEntityType).flatMap((table) => Object.keys(table)),
);
