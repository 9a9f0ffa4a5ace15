import { monitoringReturns } from '../lists/monitoringReturns.js';
import { payments } from '../lists/payments.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** A return that was asked about, and one that has not come. */
export const sampleMonitoringReturns = samplesFor(monitoringReturns, [
  {
    ref: sampleReference('MR', 1),
    caseRef: sampleReference('PHB', 1),
    periodFrom: sampleDay('2018-10-29'),
    periodTo: sampleDay('2019-01-20'),
    dueOn: sampleDay('2019-02-17'),
    receivedOn: sampleDay('2019-03-25'),
    paidIn: 1_500_012,
    spent: 900_000,
    closingBalance: 600_012,
    committed: 60_000,
    flags: ['Late', 'Low use'],
    outcome: 'Asked the holder',
    checkedOn: sampleDay('2019-03-26'),
    notes: 'Holiday pay is still to be paid.',
  },
  {
    ref: sampleReference('MR', 2),
    caseRef: sampleReference('PHB', 1),
    periodFrom: sampleDay('2019-01-21'),
    periodTo: sampleDay('2019-04-14'),
    dueOn: sampleDay('2019-05-12'),
  },
]);

/** A payment that was made, one that is held, and one that says the least. */
export const samplePayments = samplesFor(payments, [
  {
    ref: sampleReference('PAY', 1),
    caseRef: sampleReference('PHB', 1),
    kind: 'Scheduled',
    status: 'Paid',
    periodFrom: sampleDay('2018-10-29'),
    periodTo: sampleDay('2018-11-25'),
    dueOn: sampleDay('2018-10-29'),
    amount: 500_004,
    nhsPart: 300_003,
    councilPart: 200_001,
    otherPart: 0,
    organisationRef: sampleReference('ORG', 3),
    requestNumber: 'PHB201811001',
    costCentre: 'PHB100',
    subjectiveCode: '52161044',
    paidOn: sampleDay('2018-10-29'),
  },
  {
    ref: sampleReference('PAY', 2),
    caseRef: sampleReference('PHB', 1),
    kind: 'Scheduled',
    status: 'Held',
    dueOn: sampleDay('2019-05-13'),
    amount: 500_004,
    heldReason: 'The last return has not come. The care coordinator knows.',
  },
  {
    ref: sampleReference('PAY', 3),
    caseRef: sampleReference('PHB', 6),
    kind: 'One-off',
    status: 'Planned',
    dueOn: sampleDay('2019-05-01'),
    amount: 10_000,
  },
]);
