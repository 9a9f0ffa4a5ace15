import { display } from '@phb/schemas';
import type { Column, SiteUserId } from '@phb/schemas';
import { referenceName } from '../../../kit/form/references.js';
import type { ReferenceOptions } from '../../../kit/form/references.js';
import { memberName } from '../../../kit/useMembers.js';
import type { CaseFile } from '../readCase.js';

/** What is needed to show people and rows of other lists by their names. */
export interface Named {
  readonly members: CaseFile['members'];
  readonly references: ReferenceOptions;
}

/** A column's value as it stands in a table: what it refers to by its name. Empty if it is not recorded. */
export function cellText(column: Column, value: unknown, named: Named): string {
  if (column.kind === 'reference' && typeof value === 'string') return referenceName(named.references, value);
  if (column.kind === 'person' && typeof value === 'number') {
    return memberName(named.members, named.members.find(({ id }) => id === value)?.id ?? (value as SiteUserId));
  }
  if (column.kind === 'yesNo' && value === false) return '';
  return display(column, value);
}
