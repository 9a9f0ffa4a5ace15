import type { WordTone } from '../kernel/column.js';

/** Words that several lists share. The word itself is stored in SharePoint, so these are the words people read. */

/** How a package of care is funded. FoH is Dorset's own code, which no source spells out: it stays as it is. */
export const fundingStreams = [
  'Adult CHC',
  'Fast track',
  'FNC',
  'FoH',
  'Section 117',
  'Named patients',
  'Acquired brain injury',
  'Joint funded',
  'Children’s continuing care',
] as const;
export type FundingStream = (typeof fundingStreams)[number];

/** Why a personal health budget is funded. Never mixed with its form: the two are counted apart. */
export const categories = [
  'Adult CHC',
  'Adult CHC via Fast track',
  'Section 117',
  'Wheelchair',
  'Children’s continuing care',
  'EHC plan (NHS element)',
  'Learning disability and autism',
  'Mental health',
  'Long-term condition',
  'Maternity',
  'Acquired brain injury',
  'Other',
] as const;
export type Category = (typeof categories)[number];

/** How the money is held. A managed account is still a direct payment. */
export const forms = ['Notional', 'Third party', 'Direct payment'] as const;
export type Form = (typeof forms)[number];

/** The stages of a personal health budget, in order. */
export const caseStatuses = [
  'Identified',
  'Offered',
  'Declined',
  'Assessment',
  'Indicative budget shared',
  'Planning',
  'Awaiting panel',
  'Deferred',
  'Refused',
  'Approved, agreement pending',
  'Live',
  'Suspended',
  'Ending',
  'Closed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** The statuses that stand out: what runs, what is held up, what comes to its end. The stages before are plain words. */
export const caseStatusTones = {
  Live: 'success',
  Suspended: 'warning',
  Deferred: 'warning',
  Ending: 'info',
} as const satisfies Readonly<Partial<Record<CaseStatus, WordTone>>>;

/** Statuses of cases that nobody works on any more: they stay on the server and are found by reference. */
export const closedStatuses = ['Declined', 'Refused', 'Closed'] as const satisfies readonly CaseStatus[];

/** The period that an amount was costed for. */
export const amountPeriods = ['week', '4 weeks', 'month', 'year', 'one-off'] as const;
export type AmountPeriod = (typeof amountPeriods)[number];

export const endReasons = [
  'Death',
  'No longer eligible',
  'Moved away',
  'Chose another form',
  'Need met (one-off)',
  'Stopped by the commissioner',
  'Other',
] as const;

export const ageGroups = ['Adult', 'Child or young person'] as const;

/** The clocks that make a review due; see rules/clocks. */
export const clockIds = ['DP', 'CHC', 'FNC', 'CYPCC', 'EHC', 'S117', 'LA-DP', 'PWB', 'LOCAL'] as const;
export type ClockId = (typeof clockIds)[number];

export const reviewOutcomes = [
  'Continue unchanged',
  'Change the plan',
  'Change the amount',
  'Change the form',
  'Full reassessment',
  'End the budget',
] as const;

export const reviewKinds = ['Planned', 'After a change', 'Asked for', 'Financial'] as const;

/** How somebody came to be thought of for a budget. */
export const referralSources = [
  'Eligibility decision',
  'Clinician',
  'Person or family',
  'Council',
  'Review',
  'Other',
] as const;

/** How a budget was offered: the offer counts when it was made in a form that the person can use. */
export const offerFormats = ['Letter', 'Conversation', 'Easy read', 'Through an interpreter', 'Other'] as const;
export const offerAnswers = ['Accepted', 'Declined', 'Thinking about it'] as const;

/** Who pays a part of a budget. */
export const payers = ['NHS', 'Council', 'Other'] as const;
export type Payer = (typeof payers)[number];

/** Years and months are too far apart to pay by: money moves in these steps. */
export const paymentFrequencies = ['4 weeks', 'month', 'quarter', 'one payment'] as const;
export type PaymentFrequency = (typeof paymentFrequencies)[number];

/**
 * Where a person keeps a direct payment (regulation 10). A single payment may go to an ordinary account. A managed account is
 * kept by an organisation, and a column of its own.
 */
export const accountTypes = ['Separate account', 'Prepaid card', 'Ordinary account'] as const;

/** On what ground consent stands (Mental Capacity Act 2005; Direct Payments Regulations 2013, regulations 3 to 5). */
export const capacityBases = [
  'Has capacity and consents',
  'Lacks capacity: a representative consents',
  'Child under 16: a representative consents',
] as const;

/** Why the NHS and a council share a cost as they do. */
export const sharingBases = ['Section 117 policy', 'Joint funding tool', 'Negotiated', 'Without prejudice'] as const;

/** What support is bought. Nationally there is no list of what may be bought: these are only headings to add up by. */
export const supportKinds = [
  'Care and support',
  'Personal assistants',
  'Equipment',
  'Therapy',
  'Leisure and learning',
  'Training and payroll',
  'Contingency',
  'Other',
] as const;
export type SupportKind = (typeof supportKinds)[number];

/** How exactly a date was given: "April 16" means the last day of the month. */
export const datePrecisions = ['Day', 'Month'] as const;

export const ethnicCategories = [
  'A White British',
  'B White Irish',
  'C Any other White background',
  'D White and Black Caribbean',
  'E White and Black African',
  'F White and Asian',
  'G Any other mixed background',
  'H Indian',
  'J Pakistani',
  'K Bangladeshi',
  'L Any other Asian background',
  'M Caribbean',
  'N African',
  'P Any other Black background',
  'R Chinese',
  'S Any other ethnic group',
  'Z Not stated',
  '99 Not known',
] as const;

export const statedGenders = ['1 Male', '2 Female', '9 Indeterminate', 'X Not known'] as const;
