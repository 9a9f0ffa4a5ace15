import type { ListDeclaration, SiteKind } from '../kernel/list.js';
import { actions } from './actions.js';
import { milestones } from './milestones.js';
import { packagesOfCare } from './packagesOfCare.js';
import { people } from './people.js';
import { personalHealthBudgets } from './personalHealthBudgets.js';
import { reportedCounts } from './reportedCounts.js';
import { reviews } from './reviews.js';
import { settings } from './settings.js';
import { sharedCases } from './sharedCases.js';
import { targets } from './targets.js';

/** Every list of the product. What is made for each list (provisioning, dictionary page, sample rows, tests) walks this. */
export const lists: readonly ListDeclaration[] = [
  people,
  packagesOfCare,
  personalHealthBudgets,
  reviews,
  targets,
  reportedCounts,
  settings,
  sharedCases,
  actions,
  milestones,
];

/** The lists of one kind of site. */
export function listsOf(site: SiteKind): readonly ListDeclaration[] {
  return lists.filter((list) => list.site === site);
}
