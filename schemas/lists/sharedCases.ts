import { calendarDate, choice, dateTime, money, multiChoice, number, reference, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { amountPeriods, caseStatuses, caseStatusTones, categories, closedStatuses, forms } from './terms.js';

/**
 * What a partner may see of the cases it pays for: only the agreed columns, written by the publish step and never typed in.
 * The row's key is the reference of the case in the register, so that publishing twice changes one row.
 */
export const sharedCases = defineList({
  title: 'Shared cases',
  path: 'SharedCases',
  site: 'partnership',
  // It names people, so visitors stay out; the partner's people are members of the site and read, its owners publish.
  audience: 'published',
  description: 'Jointly funded cases as agreed with this partner. Written by the publish step; do not type here.',
  columns: {
    ref: reference('PHB', { label: 'Case reference' }),
    councilId: text({ label: 'Council’s own number', indexed: true, personal: true, maxLength: 40 }),
    familyName: text({ label: 'Family name', required: true, indexed: true, personal: true, maxLength: 100 }),
    givenName: text({ label: 'Given name', required: true, personal: true, maxLength: 100 }),
    dateOfBirth: calendarDate({ label: 'Date of birth', personal: true }),
    status: choice(caseStatuses, { label: 'Status', required: true, indexed: true, tones: caseStatusTones }),
    category: choice(categories, { label: 'Category', required: true, indexed: true }),
    forms: multiChoice(forms, { label: 'Form' }),
    startsOn: calendarDate({ label: 'Starts on', indexed: true }),
    endsOn: calendarDate({ label: 'Ends on', indexed: true }),
    councilPercent: number({ label: 'Council share (%)', min: 0, max: 100, decimals: 2 }),
    councilAmount: money({
      label: 'Council amount',
      min: 0,
      description: 'The council’s part of the approved amount, to the penny.',
    }),
    amountPeriod: choice(amountPeriods, { label: 'Per' }),
    nextReviewDue: calendarDate({ label: 'Next review due', indexed: true, due: true }),
    publishedAt: dateTime({ label: 'Published', required: true, indexed: true }),
    basis: text({ label: 'Basis for sharing', required: true, maxLength: 255 }),
  },
  quiet: { column: 'status', words: closedStatuses },
  views: {
    all: {
      title: 'Shared cases',
      columns: [
        'ref',
        'councilId',
        'familyName',
        'givenName',
        'status',
        'councilAmount',
        'amountPeriod',
        'nextReviewDue',
        'publishedAt',
      ],
      orderBy: { column: 'familyName' },
      isDefault: true,
    },
  },
});

export type SharedCase = RowOf<typeof sharedCases>;
