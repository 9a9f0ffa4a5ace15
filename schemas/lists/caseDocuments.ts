import { calendarDate, choice, note, reference, refersTo } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** What a document of a case is. The word stands in the name of its file. */
export const documentKinds = [
  'Care and support plan',
  'PHB agreement',
  'Direct payment agreement',
  'Consent',
  'Assessment',
  'Letter',
  'Panel paper',
  'Monitoring evidence',
  'Other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Files that belong to a case. Their names are made of the case's reference, their kind and their day: see documentName. */
export const caseDocuments = defineList({
  title: 'Case documents',
  path: 'CaseDocuments',
  site: 'register',
  audience: 'team',
  library: true,
  description: 'Documents of a case: plans, agreements, consents, letters. The names of the files name nobody.',
  columns: {
    ref: reference('DOC', { label: 'Document reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    kind: choice(documentKinds, { label: 'Kind of document', required: true, indexed: true }),
    documentDate: calendarDate({
      label: 'Date of the document',
      required: true,
      indexed: true,
      happened: true,
      description: 'The day that stands on it: signed, sent or written.',
    }),
    note: note({
      label: 'Note',
      personal: true,
      maxLength: 2_000,
      description: 'What is to be known of it beside its kind: who signed, what it is about.',
    }),
  },
  views: {
    byCase: {
      title: 'Case documents',
      columns: ['ref', 'caseRef', 'kind', 'documentDate', 'note'],
      orderBy: { column: 'documentDate', descending: true },
      isDefault: true,
    },
    plansAndAgreements: {
      title: 'Plans and agreements',
      columns: ['ref', 'caseRef', 'kind', 'documentDate'],
      where: {
        any: [
          { column: 'kind', is: 'eq', value: 'Care and support plan' },
          { column: 'kind', is: 'eq', value: 'PHB agreement' },
          { column: 'kind', is: 'eq', value: 'Direct payment agreement' },
        ],
      },
      orderBy: { column: 'documentDate', descending: true },
    },
  },
});

export type CaseDocument = RowOf<typeof caseDocuments>;
