import { lazyPiece } from '../../kit/lazyPiece.js';
import type { RegisterScreen } from './screen.js';

/** The screens of the register in the order of the menu. Each is fetched when it is first opened. */
export const screens: readonly RegisterScreen[] = [
  {
    id: 'import',
    heading: 'Import from a file',
    sentence:
      'Brings in what a spreadsheet, a case system, the ledger, a card provider or the council holds. You see what would change before anything is written, and can undo it.',
    offeredTo: ({ cases }) => cases.add && cases.edit,
    Content: lazyPiece('This screen', () => import(/* webpackChunkName: 'import' */ '../importing/ImportScreen.js')),
  },
  {
    id: 'offers',
    heading: 'Offers',
    sentence:
      'Who has a right to have a personal health budget and has no recorded offer, and what became of the others.',
    offeredTo: ({ cases }) => cases.read,
    Content: lazyPiece('This screen', () => import('../offers/OffersScreen.js')),
  },
  {
    id: 'approvals',
    heading: 'To approve',
    sentence: 'Approvals that wait for a second person, the longest wait first. Whoever asked may not answer.',
    offeredTo: ({ cases, people }) => cases.edit && people.read,
    Content: lazyPiece('This screen', () => import('../approvals/ApprovalsScreen.js')),
  },
  {
    id: 'retention',
    heading: 'Retention',
    sentence: 'Which records are due for review, how long they are kept and why, and what was decided about them.',
    offeredTo: ({ cases }) => cases.read,
    Content: lazyPiece('This screen', () => import('../retention/RetentionScreen.js')),
  },
  {
    id: 'onePerson',
    heading: 'Everything on one person',
    sentence:
      'For a subject access request: every row of every list with its versions, looked through and handed over.',
    offeredTo: ({ people }) => people.read && people.edit,
    Content: lazyPiece('This screen', () => import('../portability/OnePerson.js')),
  },
  {
    id: 'wholeRegister',
    heading: 'Whole register',
    sentence: 'Take everything out as one file, for an exit or a move, or bring such a file in.',
    // Everything can be read and written only by those who may also make the lists.
    offeredTo: ({ cases }) => cases.provision,
    Content: lazyPiece('This screen', () => import('../portability/WholeRegister.js')),
  },
  {
    id: 'health',
    heading: 'Health of the register',
    sentence:
      'Looks through every list for what was left wrong elsewhere: rules, references, dates, moves and imports half-way.',
    offeredTo: ({ cases, people }) => cases.edit && people.read,
    Content: lazyPiece('This screen', () => import(/* webpackChunkName: 'health' */ '../health/HealthScreen.js')),
  },
  {
    id: 'setUp',
    heading: 'Set up again',
    sentence:
      'See what a new version adds to the sites (lists, columns, views, permissions), and add it. Nothing is dropped.',
    offeredTo: ({ cases }) => cases.provision,
    Content: lazyPiece('This screen', () => import('../../setup/SetUpAgain.js')),
  },
];
