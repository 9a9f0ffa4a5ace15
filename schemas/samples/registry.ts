import type { ListDeclaration } from '../kernel/list.js';
import {
  sampleCaseDocuments,
  sampleCaseNotes,
  sampleContactsLog,
  sampleOrganisations,
  sampleParties,
} from './around.js';
import { sampleApprovals, sampleDecisions, sampleRestrictedMatters } from './deciding.js';
import { sampleImportProfiles } from './importProfiles.js';
import { sampleImportRuns } from './importRuns.js';
import {
  sampleBlockContracts,
  sampleContacts,
  sampleFoiRequests,
  sampleReportSnapshots,
  sampleRisks,
} from './managing.js';
import { sampleReportedCounts, sampleSettings, sampleTargets } from './management.js';
import { sampleMonitoringReturns, samplePayments } from './money.js';
import { samplePackagesOfCare } from './packagesOfCare.js';
import { sampleActions, sampleMilestones, sampleSharedCases } from './partnership.js';
import { samplePeople } from './people.js';
import { samplePersonalHealthBudgets } from './personalHealthBudgets.js';
import { sampleBudgetLines, samplePlanOutcomes, samplePurchases } from './plan.js';
import { sampleReviews } from './reviews.js';
import type { Samples } from './sample.js';
import { sampleSavedViews } from './savedViews.js';

/** Example rows of every list. Tests, forms and accessibility checks use them; production never does. */
export const samples: readonly Samples[] = [
  samplePeople,
  samplePackagesOfCare,
  samplePersonalHealthBudgets,
  samplePlanOutcomes,
  sampleBudgetLines,
  samplePurchases,
  sampleReviews,
  sampleMonitoringReturns,
  samplePayments,
  sampleDecisions,
  sampleApprovals,
  sampleRestrictedMatters,
  sampleParties,
  sampleOrganisations,
  sampleContactsLog,
  sampleCaseNotes,
  sampleCaseDocuments,
  sampleTargets,
  sampleReportedCounts,
  sampleBlockContracts,
  sampleReportSnapshots,
  sampleFoiRequests,
  sampleRisks,
  sampleContacts,
  sampleSettings,
  sampleSavedViews,
  sampleImportProfiles,
  sampleImportRuns,
  sampleSharedCases,
  sampleActions,
  sampleMilestones,
];

/** The example rows of one list. */
export function samplesOf(list: ListDeclaration): Samples['rows'] {
  return samples.find((each) => each.list === list)?.rows ?? [];
}
