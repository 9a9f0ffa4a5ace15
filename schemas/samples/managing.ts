import { blockContracts } from '../lists/blockContracts.js';
import { contacts } from '../lists/contacts.js';
import { foiRequests } from '../lists/foiRequests.js';
import { reportSnapshots } from '../lists/reportSnapshots.js';
import { risks } from '../lists/risks.js';
import { Temporal } from 'temporal-polyfill';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** The block that was varied twelve weeks after a budget for the same service had begun, and one that simply runs. */
export const sampleBlockContracts = samplesFor(blockContracts, [
  {
    ref: sampleReference('BC', 1),
    organisationRef: sampleReference('ORG', 4),
    service: 'Nursing at home',
    contractNumber: 'BLOCK/17',
    weeklyEquivalent: 12_000,
    startsOn: sampleDay('2025-04-01'),
    endsOn: sampleDay('2027-04-01'),
    variedOn: sampleDay('2026-07-01'),
    notes: 'One place taken out for a personal health budget.',
  },
  {
    ref: sampleReference('BC', 2),
    organisationRef: sampleReference('ORG', 4),
    service: 'Community therapy',
    weeklyEquivalent: 0,
  },
]);

export const sampleReportSnapshots = samplesFor(reportSnapshots, [
  {
    ref: sampleReference('SNAP', 1),
    report: 'Board paper',
    asAt: sampleDay('2019-03-31'),
    madeAt: Temporal.Instant.from('2019-04-02T09:15:00Z'),
    filter: 'Adult CHC',
    rowCount: 149,
    reconciles: 'Reconciles',
    figures: '{"Notional":28,"Third party":36,"Direct payment":85}',
    usedFor: 'Governing body, May 2019',
  },
  {
    ref: sampleReference('SNAP', 2),
    report: 'Quarterly return',
    asAt: sampleDay('2018-12-31'),
    madeAt: Temporal.Instant.from('2019-01-08T14:00:00Z'),
    reconciles: 'Does not reconcile',
    figures: '{}',
  },
]);

/** A request that was answered in part and reviewed, and one that has just come in. */
export const sampleFoiRequests = samplesFor(foiRequests, [
  {
    ref: sampleReference('FOI', 1),
    requestNumber: '2019/011',
    subject: 'Number of people with a personal health budget',
    receivedOn: sampleDay('2019-02-04'),
    dueOn: sampleDay('2019-03-04'),
    status: 'Closed',
    repliedOn: sampleDay('2019-02-27'),
    outcome: 'Disclosed in part',
    exemptions: ['Section 40: personal information'],
    withheld: 'Names of junior staff.',
    reviewAskedOn: sampleDay('2019-03-11'),
    reviewedOn: sampleDay('2019-03-29'),
    notes: 'The review upheld the answer.',
  },
  {
    ref: sampleReference('FOI', 2),
    subject: 'Targets for personal health budgets',
    receivedOn: sampleDay('2019-04-29'),
    dueOn: sampleDay('2019-05-29'),
    status: 'Received',
  },
]);

export const sampleRisks = samplesFor(risks, [
  {
    ref: sampleReference('RK', 1),
    summary: 'A service is paid for in a block and again through budgets',
    kind: 'Double funding',
    likelihood: 3,
    impact: 3,
    mitigation: 'Block contracts are varied before a budget for the same service begins.',
    raisedOn: sampleDay('2018-11-05'),
    reviewOn: sampleDay('2019-05-07'),
    closedOn: sampleDay('2019-04-26'),
  },
  {
    ref: sampleReference('RK', 2),
    summary: 'A third party that holds many budgets fails',
    kind: 'Provider failure',
    likelihood: 2,
    impact: 4,
    raisedOn: sampleDay('2019-01-14'),
  },
]);

export const sampleContacts = samplesFor(contacts, [
  {
    ref: sampleReference('CT', 1),
    post: 'Personal health budgets manager',
    name: 'Rowan Demo-Fairweather',
    organisationRef: sampleReference('ORG', 1),
    concerns: 'Local offer',
    email: 'phb.manager@example.org',
    telephone: '01632 960150',
    mayPublish: true,
    notes: 'Also for the local offer.',
  },
  { ref: sampleReference('CT', 2), post: 'Finance officer', concerns: 'Finance' },
]);
