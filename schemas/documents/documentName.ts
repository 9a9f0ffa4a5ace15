import type { Temporal } from 'temporal-polyfill';
import type { Reference } from '../kernel/brands.js';
import type { DocumentKind } from '../lists/caseDocuments.js';

/** What the name of a document's file is made of. */
export interface DocumentNaming {
  readonly caseRef: Reference<'PHB'>;
  readonly kind: DocumentKind;
  readonly documentDate: Temporal.PlainDate;
  /** See {@link fileExtension}. */
  readonly extension: string;
}

/**
 * The name that a document's file is given: PHB-7K3Q-9F2X Letter 2019-03-14.pdf. The name under which somebody kept it on
 * their own computer is not used: it often names the person, and names of files are shown in links, notifications and
 * synchronised folders.
 * @param nth 2 for the second of the same case, kind and day, and so on
 */
export function documentName({ caseRef, kind, documentDate, extension }: DocumentNaming, nth = 1): string {
  return `${caseRef} ${kind} ${documentDate.toString()}${nth > 1 ? ` ${nth}` : ''}${extension}`;
}

/** Programs and scripts: a double click would run them. */
const runs = new Set(['exe', 'com', 'bat', 'cmd', 'msi', 'scr', 'js', 'jse', 'vbs', 'vbe', 'wsf', 'ps1', 'lnk', 'hta']);

/** The ending of a file's name with its dot, in small letters: `.pdf`. Empty if it has none that is plain letters and digits. */
export function fileExtension(name: string): string {
  const found = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return found === undefined ? '' : `.${found.toLowerCase()}`;
}

/** The most that is taken for one document, in bytes: 250 MB. SharePoint would take more; a scan of that size is a mistake. */
export const largestDocument = 250 * 1024 * 1024;

/** Why a file cannot be a document of a case, as a sentence; undefined if it can. */
export function documentProblem(file: { readonly name: string; readonly size: number }): string | undefined {
  if (file.size === 0) return 'The file is empty. Choose another.';
  if (file.size > largestDocument) {
    return `The file is too large: ${Math.ceil(file.size / (1024 * 1024))} MB, and at most 250 MB are taken. Scan it at a lower resolution, or split it.`;
  }
  const extension = fileExtension(file.name);
  if (extension === '') return 'The file has no ending such as .pdf or .docx, so nobody could open it. Choose another.';
  if (runs.has(extension.slice(1)))
    return `Files that run as a program (${extension}) are not kept. Choose a document.`;
  return undefined;
}
