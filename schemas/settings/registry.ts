import { weeksInYearChoices } from '../rules/amounts.js';
import { choiceSetting, textSetting, wholeNumberSetting, type SettingDefinition } from './setting.js';

const months = ['month', 'months'] as const;

const recordsCode = 'NHS Records Management Code of Practice: its periods are the least that records are kept.';

/** Years that records are kept: never fewer than the Code's. */
function retentionYears(options: { readonly name: string; readonly meaning: string; readonly default: number }) {
  return wholeNumberSetting({
    ...options,
    min: options.default,
    max: 40,
    unit: ['year', 'years'],
    limitedBy: recordsCode,
  });
}

/** Every setting of local policy, by its name in code. What varies between commissioners stands here, never in the rules. */
export const settingDefinitions = {
  organisationName: textSetting({
    name: 'ORGANISATION-NAME',
    meaning: 'Name of the commissioner, as reports and letters print it.',
    default: 'NHS commissioner',
    maxLength: 100,
    example: 'NHS Exampleshire',
  }),
  organisationLabel: choiceSetting({
    name: 'ORGANISATION-LABEL',
    meaning:
      'What kind of body the commissioner is: clinical commissioning groups became integrated care boards in 2022.',
    choices: ['CCG', 'ICB'],
    default: 'ICB',
  }),
  partnerCouncil: textSetting({
    name: 'PARTNER-COUNCIL',
    meaning:
      'The council that the partnership site is shared with, spelt as in the column Council. Until it is set nothing is published.',
    default: '',
    maxLength: 100,
    example: 'Northbay',
  }),
  localReviewFirstMonths: wholeNumberSetting({
    name: 'LOCAL-REVIEW-FIRST-MONTHS',
    meaning: 'Months from the start of a budget to its first review, where no other review clock applies.',
    default: 3,
    min: 1,
    max: 24,
    unit: months,
  }),
  localReviewThenMonths: wholeNumberSetting({
    name: 'LOCAL-REVIEW-THEN-MONTHS',
    meaning: 'Months from one review to the next, where no other review clock applies.',
    default: 12,
    min: 1,
    max: 24,
    unit: months,
  }),
  section117ReviewFirstMonths: wholeNumberSetting({
    name: 'S117-REVIEW-FIRST-MONTHS',
    meaning: 'Months from the start of a Section 117 after-care budget to its first review.',
    default: 3,
    min: 1,
    max: 24,
    unit: months,
  }),
  section117ReviewThenMonths: wholeNumberSetting({
    name: 'S117-REVIEW-THEN-MONTHS',
    meaning: 'Months from one review of a Section 117 after-care budget to the next.',
    default: 12,
    min: 1,
    max: 24,
    unit: months,
  }),
  wheelchairReviewFirstMonths: wholeNumberSetting({
    name: 'PWB-REVIEW-FIRST-MONTHS',
    meaning: 'Months from the plan of a personal wheelchair budget to its first review.',
    default: 12,
    min: 1,
    max: 12,
    unit: months,
    limitedBy: 'National counting: a wheelchair budget counts as ongoing only while it is reviewed every year.',
  }),
  wheelchairReviewThenMonths: wholeNumberSetting({
    name: 'PWB-REVIEW-THEN-MONTHS',
    meaning: 'Months from one review of a personal wheelchair budget to the next.',
    default: 12,
    min: 1,
    max: 12,
    unit: months,
    limitedBy: 'National counting: a wheelchair budget counts as ongoing only while it is reviewed every year.',
  }),
  contingencyWeeks: wholeNumberSetting({
    name: 'CONTINGENCY-WEEKS',
    meaning: 'Weeks of payments that a holder of a direct payment may keep in hand before the rest counts as surplus.',
    default: 8,
    min: 0,
    max: 26,
    unit: ['week', 'weeks'],
  }),
  teamContact: textSetting({
    name: 'TEAM-CONTACT',
    meaning:
      'How people reach the personal health budget team, as the printed budget says it: telephone, email, hours.',
    default: 'Ring the personal health budget team.',
    maxLength: 200,
    example: '01632 960100, Monday to Friday 9am to 5pm',
  }),
  weeksInYear: choiceSetting({
    name: 'WEEKS-IN-YEAR',
    meaning: 'How many weeks a yearly amount is spread over, and a weekly amount counted up by.',
    choices: weeksInYearChoices,
    default: '52',
  }),
  delegatedLimit: wholeNumberSetting({
    name: 'DELEGATED-LIMIT',
    meaning:
      'A budget of more pounds than this, a year or once, is agreed by a second person before it is approved, and before its amount is raised. 0: none is.',
    default: 0,
    min: 0,
    max: 10_000_000,
    unit: ['pound', 'pounds'],
  }),
  reconsiderationDays: wholeNumberSetting({
    name: 'RECONSIDERATION-DAYS',
    meaning:
      'Days from asking for a decision to be reconsidered to its outcome with reasons. The law sets no number; this is local practice.',
    default: 28,
    min: 1,
    max: 180,
    unit: ['day', 'days'],
  }),
  noticeDays: wholeNumberSetting({
    name: 'NOTICE-DAYS',
    meaning:
      'Days from the notice of a reduction or a repayment to the day it holds. Shorter notice is pointed out. The law asks for reasonable notice and sets no number; this is local practice.',
    default: 28,
    min: 1,
    max: 180,
    unit: ['day', 'days'],
  }),
  overrideApproval: choiceSetting({
    name: 'OVERRIDE-APPROVAL',
    meaning:
      'Who passes over what policy asks for in a move of the life cycle, with a reason: one person alone, or one who asked and a second who approved.',
    choices: ['Second person', 'One person'],
    default: 'Second person',
  }),
  renewalWarningDays: wholeNumberSetting({
    name: 'RENEWAL-WARNING-DAYS',
    meaning: 'Days before a check, order or insurance runs out from which the record of the case says so.',
    default: 60,
    min: 0,
    max: 365,
    unit: ['day', 'days'],
  }),
  publicationThreshold: wholeNumberSetting({
    name: 'PUBLICATION-THRESHOLD',
    meaning: 'In published reports a count above nothing and below this number is not shown. 1 or 0 shows all.',
    default: 5,
    min: 0,
    max: 20,
    unit: ['person', 'people'],
  }),
  retentionRecordYears: retentionYears({
    name: 'RETENTION-RECORD-YEARS',
    meaning: 'Years that the record of a budget is kept after it was closed, where no longer period applies.',
    default: 8,
  }),
  retentionChildAge: wholeNumberSetting({
    name: 'RETENTION-CHILD-AGE',
    meaning: 'Birthday until which the record of a child is kept; a year longer if they were 17 when it was closed.',
    default: 25,
    min: 25,
    max: 40,
    unit: ['year', 'years'],
    limitedBy: recordsCode,
  }),
  retentionMentalHealthYears: retentionYears({
    name: 'RETENTION-MENTAL-HEALTH-YEARS',
    meaning: 'Years that the record of Section 117 after-care or mental health care is kept after it was closed.',
    default: 20,
  }),
  retentionLongTermYears: retentionYears({
    name: 'RETENTION-LONG-TERM-YEARS',
    meaning: 'Years that the record of a long-term condition is kept after it was closed.',
    default: 20,
  }),
  retentionAfterDeathYears: retentionYears({
    name: 'RETENTION-AFTER-DEATH-YEARS',
    meaning: 'Years after a death that records of mental health and long-term conditions are kept, if that is sooner.',
    default: 10,
  }),
  retentionMoneyYears: retentionYears({
    name: 'RETENTION-MONEY-YEARS',
    meaning: 'Years that records of payments are kept after the budget was closed.',
    default: 6,
  }),
} as const;

export type SettingKey = keyof typeof settingDefinitions;
type Value<D> = D extends SettingDefinition<infer V> ? V : never;

/** Local policy in force: every setting with its value. */
export type Policy = { readonly [K in SettingKey]: Value<(typeof settingDefinitions)[K]> };
