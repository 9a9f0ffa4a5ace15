import type { Category, Form } from '../../lists/terms.js';
import type { SettingKey } from '../../settings/registry.js';
import type { Confidence } from '../clocks/clock.js';

export const retentionIds = ['RECORD', 'CHILD', 'MENTAL-HEALTH', 'LONG-TERM', 'MONEY'] as const;
export type RetentionId = (typeof retentionIds)[number];

/** Settings that hold years. */
type YearsSetting = Extract<SettingKey, `retention${string}Years`>;

/** Whose records a period is for. */
export type KeptFor =
  | 'everybody'
  /** Under 18 on the day the record was closed. */
  | 'children'
  | { readonly categories: readonly Category[] }
  /** Money was paid to somebody. */
  | { readonly forms: readonly Form[] };

/** One line of the retention table: data only. What it means for a record is worked out by retentionDue. */
export interface RetentionPeriod {
  readonly id: RetentionId;
  readonly name: string;
  readonly keptFor: KeptFor;
  /** Said of the records it is for, in plain English. */
  readonly keptForInWords: string;
  /**
   * Years from the day the record closed; or, of a child, until a birthday. `afterDeath`: years from the death of the person,
   * if that comes sooner.
   */
  readonly length:
    { readonly years: YearsSetting; readonly afterDeath?: YearsSetting } | { readonly untilAge: 'retentionChildAge' };
  readonly confidence: Confidence;
  readonly source: string;
}

const code = 'NHS Records Management Code of Practice, Appendix II';

/**
 * The retention table. No row of the Code is for continuing healthcare or personal health budgets, so these are its general
 * ones; the years are settings, and the Code's are the least.
 */
export const retentionPeriods: readonly RetentionPeriod[] = [
  {
    id: 'RECORD',
    name: 'Health and care record of an adult',
    keptFor: 'everybody',
    keptForInWords: 'Every record',
    length: { years: 'retentionRecordYears' },
    confidence: 'policy',
    source: code,
  },
  {
    id: 'CHILD',
    name: 'Record of a child or young person',
    keptFor: 'children',
    keptForInWords:
      'Records of people who were under 18 when the record was closed; a year longer for those who were 17',
    length: { untilAge: 'retentionChildAge' },
    confidence: 'policy',
    source: `${code} (to be verified)`,
  },
  {
    id: 'MENTAL-HEALTH',
    name: 'Mental health record',
    keptFor: { categories: ['Section 117', 'Mental health'] },
    keptForInWords: 'Section 117 after-care and mental health',
    length: { years: 'retentionMentalHealthYears', afterDeath: 'retentionAfterDeathYears' },
    confidence: 'policy',
    source: `${code} (to be verified)`,
  },
  {
    id: 'LONG-TERM',
    name: 'Record of a long-term illness',
    keptFor: { categories: ['Long-term condition'] },
    keptForInWords: 'Long-term conditions',
    length: { years: 'retentionLongTermYears', afterDeath: 'retentionAfterDeathYears' },
    confidence: 'policy',
    source: `${code} (to be verified)`,
  },
  {
    id: 'MONEY',
    name: 'Financial transactions',
    keptFor: { forms: ['Direct payment', 'Third party'] },
    keptForInWords: 'Budgets that were paid to the person or to a third party',
    length: { years: 'retentionMoneyYears' },
    confidence: 'policy',
    source: `${code} (to be verified)`,
  },
];
