import { futureMessage, internalName, type Column, type ListDeclaration, type Seal } from '@phb/schemas';
import { fieldType } from '../fieldType.js';
import { element, writeXml, type XmlElement } from '../xml/element.js';
import { columnFormat } from './columnFormat.js';

/** English (United Kingdom): the currency is shown in pounds. */
const poundsLocale = 2057;

/** The longest text a column may hold; undefined where SharePoint keeps no length. */
export function longestText(column: Column): number | undefined {
  if (column.kind === 'text') return column.maxLength;
  if (column.kind === 'nhsNumber') return 10;
  if (column.kind === 'code') return 255;
  // Prefix, two dashes, eight characters.
  return column.kind === 'reference' ? column.prefix.length + 10 : undefined;
}

/** The smallest and largest value in SharePoint's unit: pounds for money. */
export function limits(column: Column): { readonly min?: number; readonly max?: number } {
  if (column.kind !== 'number' && column.kind !== 'money') return {};
  const unit = column.kind === 'money' ? 100 : 1;
  return {
    ...(column.min === undefined ? {} : { min: column.min / unit }),
    ...(column.max === undefined ? {} : { max: column.max / unit }),
  };
}

/** What SharePoint checks of a column when somebody writes it elsewhere: so far, that what happened does not lie ahead. */
export function columnValidation(
  column: Column,
  title: string = column.label,
): { readonly formula: string; readonly message: string } | undefined {
  if (column.kind !== 'calendarDate' || column.happened === undefined) return undefined;
  return { formula: `=OR(ISBLANK([${title}]),[${title}]<=TODAY())`, message: futureMessage(column) };
}

/** Attributes and children that only one type has. */
function special(
  column: Column,
): readonly [Readonly<Record<string, string | number | boolean>>, readonly XmlElement[]] {
  switch (column.kind) {
    case 'note':
      return [{ NumLines: 6, RichText: false, AppendOnly: false }, []];
    case 'choice':
      return [{ Format: 'Dropdown', FillInChoice: false }, [choices(column.choices)]];
    case 'multiChoice':
      return [{ FillInChoice: false }, [choices(column.choices)]];
    case 'number':
      return [{ Decimals: column.decimals }, []];
    case 'money':
      return [{ Decimals: 2, LCID: poundsLocale }, []];
    case 'calendarDate':
      return [{ Format: 'DateOnly', FriendlyDisplayFormat: 'Disabled' }, []];
    case 'dateTime':
      return [{ Format: 'DateTime', FriendlyDisplayFormat: 'Disabled' }, []];
    case 'yesNo':
      return [{}, [element('Default', {}, '0')]];
    case 'person':
      return [{ List: 'UserInfo', UserSelectionMode: 'PeopleOnly', UserSelectionScope: 0 }, []];
    case 'link':
      return [{ Format: 'Hyperlink' }, []];
    case 'reference':
    case 'text':
    case 'code':
    case 'nhsNumber':
      return [{}, []];
  }
}

function choices(words: readonly string[]): XmlElement {
  return element('CHOICES', {}, ...words.map((word) => element('CHOICE', {}, word)));
}

/** The schema that SharePoint makes a column from. Its internal name is fixed by it for ever. */
export function fieldSchema(name: string, column: Column, list: ListDeclaration): string {
  const [attributes, children] = special(column);
  const { min, max } = limits(column);
  const validation = columnValidation(column);
  return writeXml(
    element(
      'Field',
      {
        Type: fieldType(column),
        Name: internalName(name),
        StaticName: internalName(name),
        DisplayName: column.label,
        Description: column.description,
        Required: column.required,
        Indexed: column.indexed ? true : undefined,
        EnforceUniqueValues: column.unique ? true : undefined,
        MaxLength: longestText(column),
        CustomFormatter: columnFormat(column, list),
        Min: min,
        Max: max,
        ...attributes,
      },
      ...children,
      ...(validation ? [element('Validation', { Message: validation.message }, validation.formula)] : []),
    ),
  );
}

/** The schema of a seal: on no form, so that nobody fills it in by mistake. Not hidden, because formulas name visible columns. */
export function sealSchema(seal: Seal): string {
  return writeXml(
    element('Field', {
      Type: 'Text',
      Name: seal.internalName,
      StaticName: seal.internalName,
      DisplayName: seal.label,
      Description: seal.description,
      MaxLength: 255,
      ShowInNewForm: false,
      ShowInEditForm: false,
      ShowInDisplayForm: false,
    }),
  );
}
