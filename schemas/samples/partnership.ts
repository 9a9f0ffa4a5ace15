import { Temporal } from 'temporal-polyfill';
import { actions } from '../lists/actions.js';
import { milestones } from '../lists/milestones.js';
import { sharedCases } from '../lists/sharedCases.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** The first example case as its council sees it. A test proves that the publish step makes exactly this row. */
export const sampleSharedCases = samplesFor(sharedCases, [
  {
    ref: sampleReference('PHB', 1),
    councilId: 'NB-104417',
    familyName: 'Demo-Hartley',
    givenName: 'Maren',
    dateOfBirth: sampleDay('1946-02-28'),
    status: 'Live',
    category: 'Section 117',
    forms: ['Direct payment'],
    startsOn: sampleDay('2018-10-22'),
    endsOn: null,
    councilPercent: 40,
    councilAmount: 50_000,
    amountPeriod: 'week',
    nextReviewDue: sampleDay('2020-01-21'),
    publishedAt: Temporal.Instant.from('2019-04-30T09:30:00Z'),
    basis: 'Jointly funded case, information sharing agreement of 1 April 2019',
  },
  {
    ref: sampleReference('PHB', 5),
    councilId: null,
    familyName: 'Demo-Larkrise',
    givenName: 'Odette',
    dateOfBirth: null,
    status: 'Closed',
    category: 'EHC plan (NHS element)',
    forms: [],
    startsOn: null,
    endsOn: sampleDay('2019-04-01'),
    councilPercent: null,
    councilAmount: null,
    amountPeriod: null,
    nextReviewDue: null,
    publishedAt: Temporal.Instant.from('2019-03-31T00:59:59Z'),
    basis: 'Jointly funded case, information sharing agreement of 1 April 2019',
  },
]);

/** A task with one date given to the month, one over a range, and one with milestones that is done. */
export const sampleActions = samplesFor(actions, [
  {
    ref: sampleReference('A', 1),
    number: 1,
    task: 'Review resources',
    owners: 'Executive lead, oversight group',
    byWhen: 'March 16',
    beginsOn: null,
    dueOn: sampleDay('2016-03-31'),
    datePrecision: 'Month',
    status: 'Not started',
    completedOn: null,
  },
  {
    ref: sampleReference('A', 2),
    number: 2,
    task: 'Hold stakeholder events',
    owners: 'Programme manager',
    byWhen: 'From Feb 16 to Apr 17',
    beginsOn: sampleDay('2016-02-01'),
    dueOn: sampleDay('2017-04-30'),
    datePrecision: 'Month',
    status: 'On track',
    completedOn: null,
  },
  {
    ref: sampleReference('A', 3),
    number: 3,
    task: 'Take part in the development programme',
    owners: 'Programme manager',
    byWhen: null,
    beginsOn: null,
    dueOn: sampleDay('2016-09-30'),
    datePrecision: 'Day',
    status: 'Complete',
    completedOn: sampleDay('2016-09-12'),
  },
  {
    ref: sampleReference('A', 4),
    number: 4,
    task: 'Agree who keeps the plan up to date',
    owners: 'Oversight group',
    byWhen: null,
    beginsOn: null,
    dueOn: null,
    datePrecision: null,
    status: 'At risk',
    completedOn: null,
  },
]);

export const sampleMilestones = samplesFor(milestones, [
  {
    ref: sampleReference('M', 1),
    actionRef: sampleReference('A', 3),
    step: 'First workshop',
    dueOn: sampleDay('2016-02-29'),
    datePrecision: 'Month',
    completedOn: sampleDay('2016-02-29'),
  },
  {
    ref: sampleReference('M', 2),
    actionRef: sampleReference('A', 3),
    step: 'Last workshop',
    dueOn: sampleDay('2016-09-30'),
    datePrecision: null,
    completedOn: null,
  },
]);
