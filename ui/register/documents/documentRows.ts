import type { DocumentFile } from '@phb/connectors';
import { caseDocuments, fileExtension } from '@phb/schemas';
import type { ItemId } from '@phb/schemas';
import { formOf } from '../../kit/form/formOf.js';
import { caseRows } from '../case/rows/caseRows.js';
import type { CaseRows } from '../case/rows/caseRows.js';
import { sizeInWords } from './sizeInWords.js';

/** What is asked of a document besides its file. */
export const documentForm = formOf(caseDocuments, { given: ['caseRef'] });

/** The files of the documents, by the ids of their rows. */
export type FilesById = ReadonlyMap<ItemId, DocumentFile>;

/** What kind of file it is, and how large: "PDF, 240 KB". */
function formatInWords({ name, size }: DocumentFile): string {
  const kind = fileExtension(name).slice(1).toUpperCase();
  return kind === '' ? sizeInWords(size) : `${kind}, ${sizeInWords(size)}`;
}

/** How the documents of a case are shown in its record. */
export function documentRows(files: FilesById): CaseRows {
  return caseRows({
    list: caseDocuments,
    form: documentForm,
    one: 'document',
    none: 'No documents yet. The care and support plan, agreements, consents and letters belong here.',
    columns: [
      'kind',
      'documentDate',
      'note',
      {
        heading: 'File',
        text: (row) => {
          const file = files.get(Reflect.get(row, 'id') as ItemId);
          return file === undefined ? '' : formatInWords(file);
        },
      },
    ],
    order: { column: 'documentDate', descending: true },
    marksOf: (row) => {
      const holder = files.get(Reflect.get(row, 'id') as ItemId)?.checkedOutBy;
      return holder === undefined ? [] : [{ tone: 'warning', words: `Checked out by ${holder}` }];
    },
  });
}
