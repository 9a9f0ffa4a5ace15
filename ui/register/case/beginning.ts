import * as React from 'react';
import { guards, makeMove, movesOf, personalHealthBudgets } from '@phb/schemas';
import type {
  Decision,
  LifeCycleFacts,
  PersonalHealthBudget,
  Policy,
  Problem,
  Reference,
  SiteUserId,
} from '@phb/schemas';
import type { Temporal } from 'temporal-polyfill';
import { blankRow } from '../../kit/form/readForm.js';
import { typedRow } from '../../kit/form/typedRow.js';
import { useRowForm } from '../../kit/form/useRowForm.js';
import type { RowForm } from '../../kit/form/useRowForm.js';
import { newCaseForm, oneOffForm } from './forms.js';

/** How a new case begins: at the first status, or live at once where the law asks little. */
export type Beginning = 'identified' | 'live';

interface BeginningFields extends RowForm<typeof personalHealthBudgets> {
  /** The case as it is typed so far. */
  readonly typed: () => PersonalHealthBudget;
}

interface BeginningState {
  readonly beginning: Beginning;
  readonly choose: (beginning: Beginning) => void;
  /** The fields of the chosen beginning. The category is one and the same for both. */
  readonly fields: BeginningFields;
}

interface NewCase {
  readonly caseRef: Reference<'PHB'>;
  readonly personRef: Reference<'P'>;
  readonly today: Temporal.PlainDate;
}

/** The two forms of a new case, of which one is shown: most wheelchair budgets are one-offs, others are not. */
export function useBeginning(newCase: NewCase): BeginningState {
  const [bases] = React.useState(() => {
    const blank = blankRow(personalHealthBudgets, {
      ref: newCase.caseRef,
      personRef: newCase.personRef,
      status: 'Identified',
    });
    return {
      identified: { ...blank, identifiedOn: newCase.today },
      live: { ...blank, oneOff: true, amountPeriod: 'one-off' as const },
    };
  });
  const forms = {
    identified: useRowForm(newCaseForm, bases.identified),
    live: useRowForm(oneOffForm, bases.live),
  };
  const [chosen, choose] = React.useState<Beginning | undefined>(undefined);
  const usual = forms.live.values['category'] === 'Wheelchair' ? 'live' : 'identified';
  const beginning = chosen ?? usual;
  const form = forms[beginning];
  return {
    beginning,
    choose,
    fields: {
      ...form,
      // A period without an amount: that the amount is missing is said already.
      problems: form.problems.filter(({ column }) => column !== 'amountPeriod'),
      set: (name, value) => {
        if (name === 'category') for (const one of Object.values(forms)) one.set(name, value);
        else form.set(name, value);
      },
      typed: () => typedRow(personalHealthBudgets, bases[beginning], form.values),
    },
  };
}

function factsOf(row: PersonalHealthBudget, today: Temporal.PlainDate, policy: Policy): LifeCycleFacts {
  return { row, outcomes: [], lines: [], parties: [], decisions: [], approvals: [], policy, today };
}

/** What a new case lacks to be live at once, at the fields of its form. */
export function missingToGoLive(
  row: PersonalHealthBudget,
  today: Temporal.PlainDate,
  policy: Policy,
): readonly Problem[] {
  if (row.forms.includes('Direct payment')) {
    const message =
      'A direct payment is not live at once: consent and an agreement come first. Choose “At Identified”, or another form.';
    return [{ column: 'forms', message }];
  }
  const missing = movesOf(factsOf(row, today, policy)).find(({ move }) => move.id === 'goLiveShort')?.missing ?? [];
  return missing.map(({ guard, asks, message }) => {
    if (guard !== guards.budgetApproved.id) return { column: asks.column, message };
    const first = 'More than one person may agree to alone. Choose “At Identified”, and ask for the approval there.';
    return { column: 'amount', message: first };
  });
}

interface Decided {
  readonly today: Temporal.PlainDate;
  readonly policy: Policy;
  readonly decidedBy: SiteUserId;
  readonly decisionRef: Reference<'D'>;
}

/** The new case at the status that it begins at, with the decision that brought it there. */
export function beginAt(
  beginning: Beginning,
  row: PersonalHealthBudget,
  decided: Decided,
): { readonly row: PersonalHealthBudget; readonly decision: Decision | undefined } {
  if (beginning === 'identified') return { row, decision: undefined };
  const { decidedBy, decisionRef } = decided;
  const result = makeMove(factsOf(row, decided.today, decided.policy), 'goLiveShort', { decidedBy }, decisionRef);
  // The form asked for all of it before.
  if (!result.ok) throw new RangeError(`The new case lacks ${result.missing.map(({ guard }) => guard).join(', ')}`);
  return { row: { ...row, status: result.status }, decision: result.decision };
}
