import type { ListDeclaration } from '@phb/schemas';

/** Where things stand in an export. */
export const manifestPath = 'manifest.json';
export const membersPath = 'members.json';
export const readMePath = 'read-me.txt';

/** The rows of a list for this product: lines of JSON. */
export const rowsPath = (list: Pick<ListDeclaration, 'path'>): string => `rows/${list.path}.jsonl`;
/** The rows of a list for people and other programs. */
export const tablePath = (list: Pick<ListDeclaration, 'path'>): string => `tables/${list.path}.csv`;
/** Rows that do not read as declared, as SharePoint holds them. */
export const unreadablePath = (list: Pick<ListDeclaration, 'path'>): string => `unreadable/${list.path}.jsonl`;
/** A file that hangs on a row; numbered, since its own name may hold anything. */
export const attachmentPath = (list: Pick<ListDeclaration, 'path'>, number: number): string =>
  `attachments/${list.path}/${number}`;
