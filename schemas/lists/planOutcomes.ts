import { calendarDate, choice, note, number, reference, refersTo, text } from '../kernel/column.js';
import { defineList, type RowOf } from '../kernel/list.js';

/** A scale of our own: published outcome tools are copyright. */
export const outcomeScores = ['Much worse', 'Worse', 'The same', 'Better', 'Much better'] as const;

/** What a person wants to reach with the budget: the outcomes of the personalised care and support plan (regulation 8). */
export const planOutcomes = defineList({
  title: 'Plan outcomes',
  path: 'PlanOutcomes',
  site: 'register',
  audience: 'team',
  description:
    'Outcomes of the personalised care and support plan: what, why it matters, how it is met, and how it went.',
  columns: {
    ref: reference('OUT', { label: 'Outcome reference' }),
    caseRef: refersTo('PHB', { label: 'Case', required: true }),
    planVersion: number({ label: 'Plan version', required: true, min: 1, max: 999 }),
    kind: choice(['Health and wellbeing', 'Learning'], {
      label: 'Kind',
      required: true,
      description: 'Learning outcomes belong to an education, health and care plan.',
    }),
    outcome: text({ label: 'Outcome', required: true, personal: true }),
    whyItMatters: note({ label: 'Why it matters', personal: true }),
    howItIsMet: note({ label: 'How it is met', personal: true }),
    lineRef: refersTo('BL', { label: 'Budget line' }),
    measure: text({ label: 'How we know', personal: true }),
    targetOn: calendarDate({ label: 'To be reached by', indexed: true }),
    score: choice(outcomeScores, { label: 'Score at the last review' }),
    scoredOn: calendarDate({ label: 'Scored on', happened: true }),
  },
  rules: [
    {
      columns: ['score', 'scoredOn'],
      holds: (row) => (row.score === null) === (row.scoredOn === null),
      message: 'A score and the day it was given belong together. Enter both, or neither.',
      formula: 'ISBLANK([Score at the last review])=ISBLANK([Scored on])',
    },
  ],
  views: {
    all: {
      title: 'Outcomes',
      columns: ['caseRef', 'planVersion', 'outcome', 'measure', 'targetOn', 'score'],
      orderBy: { column: 'caseRef' },
      isDefault: true,
    },
    dueToBeReached: {
      title: 'By date',
      columns: ['caseRef', 'outcome', 'targetOn', 'score'],
      orderBy: { column: 'targetOn' },
    },
  },
});

export type PlanOutcome = RowOf<typeof planOutcomes>;
