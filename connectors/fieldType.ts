import type { Column } from '@phb/schemas';

/** The name of a column's type in SharePoint. */
export function fieldType(column: Column): string {
  switch (column.kind) {
    case 'reference':
    case 'text':
    case 'code':
    case 'nhsNumber':
      return 'Text';
    case 'note':
      return 'Note';
    case 'choice':
      return 'Choice';
    case 'multiChoice':
      return 'MultiChoice';
    case 'number':
      return 'Number';
    case 'money':
      return 'Currency';
    case 'calendarDate':
    case 'dateTime':
      return 'DateTime';
    case 'yesNo':
      return 'Boolean';
    case 'person':
      return 'User';
    case 'link':
      return 'URL';
  }
}
