import { forms, shareByWeights, type Category, type Form } from '@phb/schemas';
import { activeBudgets } from './marginals.js';

/** How many people have a budget of each category and form. */
export type ActiveBudgets = readonly (readonly [Category, Readonly<Record<Form, number>>])[];

/** How the active cases of a demonstration set are made up. */
export interface Preset {
  readonly budgets: ActiveBudgets;
  /** One in so many cases that are not notional is mixed: it holds a notional part too. Left out: none is. */
  readonly mixedOneIn?: number;
}

const none: Readonly<Record<Form, number>> = { Notional: 0, 'Third party': 0, 'Direct payment': 0 };
const formsTogether = (a: Readonly<Record<Form, number>>, b: Readonly<Record<Form, number>>) => ({
  Notional: a.Notional + b.Notional,
  'Third party': a['Third party'] + b['Third party'],
  'Direct payment': a['Direct payment'] + b['Direct payment'],
});

/** Dorset's 149 people in adult CHC taken to be all of CHC: what preset A has under Fast track stands under Other. */
function withFastTrackInChc(): ActiveBudgets {
  const fastTrack = activeBudgets.find(([category]) => category === 'Adult CHC via Fast track')?.[1] ?? none;
  return activeBudgets
    .filter(([category]) => category !== 'Adult CHC via Fast track')
    .map(([category, counts]) => [category, category === 'Other' ? formsTogether(counts, fastTrack) : counts] as const);
}

/** So many people, each category as often as before, its forms by weights (largest remainder). */
function reshaped(weights: Readonly<Record<Form, number>>): ActiveBudgets {
  return activeBudgets.map(([category, counts]) => {
    const people = forms.reduce((sum, form) => sum + counts[form], 0);
    const [notional = 0, thirdParty = 0, direct = 0] = shareByWeights(
      people,
      forms.map((form) => weights[form]),
    );
    return [category, { Notional: notional, 'Third party': thirdParty, 'Direct payment': direct }] as const;
  });
}

/** The presets of the demonstration set by name. A is the published one, and what everybody sees who asks for none. */
export const presets = {
  A: { budgets: activeBudgets },
  B: { budgets: withFastTrackInChc() },
  // 20 in a hundred are not notional: one in ten of those makes two in a hundred of all.
  modern: { budgets: reshaped({ Notional: 80, 'Third party': 5, 'Direct payment': 15 }), mixedOneIn: 10 },
} as const satisfies Readonly<Record<string, Preset>>;

/** The same mix for another number of people (largest remainder). */
export function scaled(budgets: ActiveBudgets, people: number): ActiveBudgets {
  const cells = budgets.flatMap(([, counts]) => forms.map((form) => counts[form]));
  const shares = shareByWeights(people, cells);
  return budgets.map(([category], row) => {
    const [notional = 0, thirdParty = 0, direct = 0] = shares.slice(row * forms.length);
    return [category, { Notional: notional, 'Third party': thirdParty, 'Direct payment': direct }] as const;
  });
}
