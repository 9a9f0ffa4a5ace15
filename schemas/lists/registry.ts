import type { ListDeclaration, SiteKind } from '../kernel/list.js';
import { actions } from './actions.js';
import { approvals } from './approvals.js';
import { blockContracts } from './blockContracts.js';
import { budgetLines } from './budgetLines.js';
import { caseDocuments } from './caseDocuments.js';
import { caseNotes } from './caseNotes.js';
import { contacts } from './contacts.js';
import { contactsLog } from './contactsLog.js';
import { decisions } from './decisions.js';
import { foiRequests } from './foiRequests.js';
import { importProfiles } from './importProfiles.js';
import { importRuns } from './importRuns.js';
import { milestones } from './milestones.js';
import { monitoringReturns } from './monitoringReturns.js';
import { organisations } from './organisations.js';
import { packagesOfCare } from './packagesOfCare.js';
import { parties } from './parties.js';
import { payments } from './payments.js';
import { people } from './people.js';
import { personalHealthBudgets } from './personalHealthBudgets.js';
import { planOutcomes } from './planOutcomes.js';
import { purchases } from './purchases.js';
import { reportSnapshots } from './reportSnapshots.js';
import { reportedCounts } from './reportedCounts.js';
import { restrictedMatters } from './restrictedMatters.js';
import { reviews } from './reviews.js';
import { risks } from './risks.js';
import { savedViews } from './savedViews.js';
import { settings } from './settings.js';
import { sharedCases } from './sharedCases.js';
import { targets } from './targets.js';

/** Every list of the product. What is made for each list (provisioning, dictionary page, sample rows, tests) walks this. */
export const lists: readonly ListDeclaration[] = [
  people,
  packagesOfCare,
  personalHealthBudgets,
  planOutcomes,
  budgetLines,
  purchases,
  reviews,
  monitoringReturns,
  payments,
  decisions,
  approvals,
  restrictedMatters,
  parties,
  organisations,
  contactsLog,
  caseNotes,
  caseDocuments,
  targets,
  reportedCounts,
  blockContracts,
  reportSnapshots,
  foiRequests,
  risks,
  contacts,
  settings,
  savedViews,
  importProfiles,
  importRuns,
  sharedCases,
  actions,
  milestones,
];

/** The lists of one kind of site. */
export function listsOf(site: SiteKind): readonly ListDeclaration[] {
  return lists.filter((list) => list.site === site);
}
