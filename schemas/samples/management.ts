import { reportedCounts } from '../lists/reportedCounts.js';
import { settings } from '../lists/settings.js';
import { targets } from '../lists/targets.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

export const sampleTargets = samplesFor(targets, [
  {
    ref: sampleReference('T', 1),
    measure: 'People with a personal health budget',
    financialYear: '2019/20',
    count: 900,
    setBy: 'NHS England',
    basis: 'Not stated.',
  },
  {
    ref: sampleReference('T', 2),
    measure: 'People with a personal health budget',
    financialYear: '2020/21',
    count: 0,
    setBy: null,
    basis: null,
  },
]);

export const sampleReportedCounts = samplesFor(reportedCounts, [
  {
    ref: sampleReference('RC', 1),
    collection: 'Markers of Progress',
    area: 'Exampleshire',
    group: 'Children',
    form: null,
    countedOn: sampleDay('2014-09-30'),
    count: 5,
    basis: 'People on that day, each in one group.',
    source: 'Invented return',
    receivedOn: sampleDay('2014-10-27'),
    notes: null,
  },
  {
    ref: sampleReference('RC', 2),
    collection: 'Wheelchair service',
    area: 'Exampleshire wheelchair service',
    group: 'Wheelchair',
    form: 'Notional',
    countedOn: sampleDay('2019-03-31'),
    count: 0,
    basis: null,
    source: null,
    receivedOn: null,
    notes: null,
  },
]);

export const sampleSettings = samplesFor(settings, [
  {
    ref: sampleReference('S', 1),
    name: 'LOCAL-REVIEW-FIRST-MONTHS',
    value: '3',
    notes: 'Agreed by the governing body.',
  },
  { ref: sampleReference('S', 2), name: 'ORGANISATION-LABEL', value: 'CCG', notes: null },
]);
