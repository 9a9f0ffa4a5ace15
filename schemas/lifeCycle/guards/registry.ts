import type { Guard } from '../guard.js';
import { approvingGuards } from './approving.js';
import { endingGuards } from './ending.js';
import { planningGuards } from './planning.js';
import { runningGuards } from './running.js';

/** Every guard of the life cycle, by a name for the tables of statuses and moves. */
export const guards = {
  ...planningGuards,
  ...runningGuards,
  ...approvingGuards,
  ...endingGuards,
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;
