import {
  approvals,
  budgetLines,
  caseDocuments,
  caseNotes,
  contactsLog,
  decisions,
  monitoringReturns,
  parties,
  payments,
  planOutcomes,
  purchases,
  restrictedMatters,
  reviews,
} from '@phb/schemas';
import type { ListDeclaration } from '@phb/schemas';
import { lazyPiece } from '../../kit/lazyPiece.js';
import type { CasePane } from './pane.js';

/** Offered to whoever may open at least one of the lists. */
const whoMayOpen =
  (...lists: readonly ListDeclaration[]): CasePane['offeredTo'] =>
  (file) =>
    lists.some((list) => file.may(list).read);

/** The tabs of the case record, in their order. Each is fetched when it is first opened. */
export const panes: readonly CasePane[] = [
  {
    id: 'summary',
    label: 'Summary',
    offeredTo: () => true,
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case' */ './SummaryPane.js')),
  },
  {
    id: 'plan',
    label: 'Plan and outcomes',
    offeredTo: whoMayOpen(planOutcomes, budgetLines),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './PlanPane.js')),
  },
  {
    id: 'money',
    label: 'Money',
    offeredTo: whoMayOpen(payments, purchases, monitoringReturns),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './MoneyPane.js')),
  },
  {
    id: 'people',
    label: 'People and organisations',
    offeredTo: whoMayOpen(parties),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './PeoplePane.js')),
  },
  {
    id: 'reviews',
    label: 'Reviews',
    offeredTo: whoMayOpen(reviews),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './ReviewsPane.js')),
  },
  {
    id: 'decisions',
    label: 'Decisions',
    offeredTo: whoMayOpen(decisions, approvals),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './DecisionsPane.js')),
  },
  {
    id: 'contacts',
    label: 'Contacts and notes',
    offeredTo: whoMayOpen(contactsLog, caseNotes),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './ContactsPane.js')),
  },
  {
    id: 'documents',
    label: 'Documents',
    offeredTo: whoMayOpen(caseDocuments),
    Content: lazyPiece(
      'This tab',
      () => import(/* webpackChunkName: 'case-documents' */ '../documents/DocumentsPane.js'),
    ),
  },
  {
    id: 'print',
    label: 'Print',
    offeredTo: (file) => [planOutcomes, budgetLines, payments].every((list) => file.may(list).read),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-print' */ './PrintPane.js')),
  },
  {
    id: 'restricted',
    label: 'Restricted matters',
    offeredTo: whoMayOpen(restrictedMatters),
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'case-rows' */ './RestrictedPane.js')),
  },
  {
    id: 'history',
    label: 'History',
    offeredTo: () => true,
    Content: lazyPiece('This tab', () => import(/* webpackChunkName: 'history' */ '../history/HistoryPane.js')),
  },
];
