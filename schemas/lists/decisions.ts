import type { Temporal } from 'temporal-polyfill';
import { calendarDate, choice, money, note, person, reference, refersTo, text } from '../kernel/column.js';
import { daysInOrder } from '../kernel/daysInOrder.js';
import { defineList, type RowOf } from '../kernel/list.js';
import { amountPeriods, caseStatuses } from './terms.js';

/** What a decision does. Every move of the life cycle writes one, and so does every decision on how long a record is kept. */
export const decisionKinds = [
  'Progress',
  'Offer',
  'Decline',
  'Panel',
  'Deferral',
  'Refusal',
  'Agreement',
  'Go live',
  'Change',
  'Reduction',
  'Suspension',
  'Resumption',
  'Stop',
  'Repayment',
  'Closure',
  'Reopening',
  'Correction',
  'Legal hold',
  'Hold lifted',
  'Keep longer',
  'May be destroyed',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Decisions that move no case and are written by a person. All others are written by the moves and by what keeps records. */
export const recordedKinds = [
  'Reduction',
  'Repayment',
  'Change',
  'Correction',
] as const satisfies readonly DecisionKind[];

/** Decisions that take something from a person: they may ask for them to be looked at again, with reasons. */
export const adverseDecisions = [
  'Refusal',
  'Reduction',
  'Stop',
  'Repayment',
] as const satisfies readonly DecisionKind[];
/** Decisions that a person, or somebody who acts for them, may ask to be looked at again: what was refused, and what was agreed. */
const reconsidered: readonly DecisionKind[] = [
  ...adverseDecisions,
  'Panel',
  'Deferral',
  'Agreement',
  'Change',
  'Suspension',
];
/** Decisions on the money of a direct payment of which notice is given in writing (regulations 13 and 15). */
const noticed: readonly DecisionKind[] = ['Reduction', 'Repayment'];
/** Whether a reconsideration of such a decision can be asked for. */
export const mayBeReconsidered = (kind: DecisionKind): boolean => reconsidered.includes(kind);
/** Says nothing while one of the days is not known. */
const isInOrder = (from: Temporal.PlainDate | null, to: Temporal.PlainDate | null): boolean =>
  from === null || to === null || from.until(to).sign >= 0;
const isAdverse = (kind: DecisionKind): boolean => adverseDecisions.some((adverse) => adverse === kind);

/** What was decided on a case, by whom and why. Rows are added, and only a reconsideration is filled in later. */
export const decisions = defineList({
  title: 'Decisions',
  path: 'Decisions',
  site: 'register',
  audience: 'team',
  description:
    'Each decision on a case: what changed, who decided, the reasons, conditions, notice and reconsideration.',
  columns: {
    ref: reference('D', { label: 'Decision reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    kind: choice(decisionKinds, { label: 'Kind', required: true, indexed: true }),
    fromStatus: choice(caseStatuses, { label: 'Status before' }),
    toStatus: choice(caseStatuses, { label: 'Status after', indexed: true }),
    decidedOn: calendarDate({ label: 'Decided on', required: true, indexed: true, happened: true }),
    body: choice(['Panel', 'Budget holder', 'Team', 'Person'], { label: 'Decided by (body)' }),
    decidedBy: person({ label: 'Recorded by' }),
    reasons: note({ label: 'Reasons', personal: true }),
    conditions: note({ label: 'Conditions', personal: true }),
    overridden: text({
      label: 'Guards overridden',
      description: 'Which guards of the life cycle were passed over, by their codes. Never one that is law.',
    }),
    overrideReason: note({ label: 'Why they were overridden', personal: true }),
    noticeOn: calendarDate({
      label: 'Notice given on',
      happened: true,
      description:
        'In writing, to the person and any representative or nominee: the reasons, and that they may ask for the decision to be looked at again.',
    }),
    effectiveOn: calendarDate({
      label: 'Takes effect on',
      description: 'The first day on which it holds. To keep a record longer: until when.',
    }),
    newAmount: money({
      label: 'Amount after it',
      min: 0,
      description:
        'What the budget is reduced to. The amount of the case itself is changed on the day this takes effect.',
    }),
    newAmountPeriod: choice(amountPeriods, { label: 'Amount after it is per' }),
    amount: money({ label: 'Amount to repay', min: 0 }),
    repayBy: calendarDate({ label: 'To be repaid by' }),
    repaidByWhom: choice(['Person', 'Representative', 'Nominee', 'Personal representatives'], {
      label: 'Who must repay',
    }),
    reconsiderationAskedOn: calendarDate({ label: 'Reconsideration asked for on', indexed: true, happened: true }),
    reconsideredOn: calendarDate({ label: 'Reconsidered on', happened: true }),
    reconsiderationOutcome: choice(['Stands', 'Changed'], { label: 'Outcome of the reconsideration' }),
    reconsiderationReasons: note({ label: 'Reasons of the reconsideration', personal: true }),
  },
  rules: [
    {
      columns: ['reasons', 'kind'],
      holds: (row) => !isAdverse(row.kind) || row.reasons !== null,
      message:
        'A refusal, reduction, stop or repayment needs its reasons: the person must be told them (Direct Payments Regulations 2013, regulations 7, 13, 15 and 17).',
    },
    {
      columns: ['amount', 'repayBy', 'repaidByWhom', 'kind'],
      holds: (row) =>
        row.kind !== 'Repayment' || (row.amount !== null && row.repayBy !== null && row.repaidByWhom !== null),
      message:
        'A repayment needs the amount, the day to repay it by and who must repay (Direct Payments Regulations 2013, regulation 15).',
      formula:
        'OR([Kind]<>"Repayment",AND(NOT(ISBLANK([Amount to repay])),NOT(ISBLANK([To be repaid by])),NOT(ISBLANK([Who must repay]))))',
    },
    {
      columns: ['noticeOn', 'kind'],
      holds: (row) => !noticed.includes(row.kind) || row.noticeOn !== null,
      message:
        'Enter when notice was given: a reduction or repayment is told in writing, with its reasons (Direct Payments Regulations 2013, regulations 13 and 15).',
      formula: 'OR(AND([Kind]<>"Reduction",[Kind]<>"Repayment"),NOT(ISBLANK([Notice given on])))',
    },
    {
      columns: ['effectiveOn', 'newAmount', 'newAmountPeriod', 'kind'],
      holds: (row) =>
        row.kind !== 'Reduction' ||
        (row.effectiveOn !== null && row.newAmount !== null && row.newAmountPeriod !== null),
      message: 'A reduction needs the day it takes effect, and the amount after it with its period.',
      formula:
        'OR([Kind]<>"Reduction",AND(NOT(ISBLANK([Takes effect on])),NOT(ISBLANK([Amount after it])),NOT(ISBLANK([Amount after it is per]))))',
    },
    {
      columns: ['effectiveOn', 'noticeOn', 'kind'],
      holds: ({ kind, effectiveOn, noticeOn }) => kind !== 'Reduction' || isInOrder(noticeOn, effectiveOn),
      message:
        'A reduction does not take effect before notice was given (Direct Payments Regulations 2013, regulation 13: reasonable notice).',
      formula:
        'OR([Kind]<>"Reduction",ISBLANK([Takes effect on]),ISBLANK([Notice given on]),[Takes effect on]>=[Notice given on])',
    },
    {
      columns: ['repayBy', 'noticeOn', 'kind'],
      holds: ({ kind, repayBy, noticeOn }) => kind !== 'Repayment' || isInOrder(noticeOn, repayBy),
      message:
        'The day to repay by is not before notice was given (Direct Payments Regulations 2013, regulation 15: reasonable notice).',
      formula:
        'OR([Kind]<>"Repayment",ISBLANK([To be repaid by]),ISBLANK([Notice given on]),[To be repaid by]>=[Notice given on])',
    },
    {
      columns: ['reconsiderationOutcome', 'reconsideredOn'],
      holds: (row) => (row.reconsiderationOutcome === null) === (row.reconsideredOn === null),
      message: 'The outcome of a reconsideration and its day belong together. Enter both, or neither.',
      formula: 'ISBLANK([Outcome of the reconsideration])=ISBLANK([Reconsidered on])',
    },
    {
      columns: ['reconsideredOn', 'reconsiderationAskedOn'],
      holds: (row) => row.reconsideredOn === null || row.reconsiderationAskedOn !== null,
      message: 'Enter when the reconsideration was asked for.',
      formula: 'OR(ISBLANK([Reconsidered on]),NOT(ISBLANK([Reconsideration asked for on])))',
    },
    {
      columns: ['reconsiderationReasons', 'reconsideredOn'],
      holds: (row) => row.reconsideredOn === null || row.reconsiderationReasons !== null,
      message:
        'Whoever asked is told the outcome and its reasons (Direct Payments Regulations 2013, regulations 7, 13, 15 and 17).',
    },
    daysInOrder(['decidedOn', 'Decided on'], ['reconsiderationAskedOn', 'Reconsideration asked for on']),
    daysInOrder(['reconsiderationAskedOn', 'Reconsideration asked for on'], ['reconsideredOn', 'Reconsidered on']),
    {
      columns: ['overrideReason', 'overridden'],
      holds: (row) => (row.overridden === null) === (row.overrideReason === null),
      message: 'An override and its reason belong together. Enter both, or neither.',
    },
  ],
  coupled: [
    ['overridden', 'overrideReason'],
    ['newAmount', 'newAmountPeriod'],
    ['amount', 'repayBy', 'repaidByWhom'],
    ['reconsideredOn', 'reconsiderationOutcome'],
  ],
  views: {
    all: {
      title: 'Decisions',
      columns: ['ref', 'caseRef', 'kind', 'decidedOn', 'fromStatus', 'toStatus', 'decidedBy'],
      orderBy: { column: 'decidedOn', descending: true },
      isDefault: true,
    },
    reconsiderations: {
      title: 'Reconsiderations',
      columns: ['ref', 'caseRef', 'kind', 'reconsiderationAskedOn', 'reconsideredOn', 'reconsiderationOutcome'],
      where: { column: 'reconsiderationAskedOn', is: 'ne', value: null },
      orderBy: { column: 'reconsiderationAskedOn' },
    },
  },
});

export type Decision = RowOf<typeof decisions>;
