import { packagesOfCare } from '../lists/packagesOfCare.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

export const samplePackagesOfCare = samplesFor(packagesOfCare, [
  {
    ref: sampleReference('PKG', 1),
    personRef: sampleReference('P', 1),
    fundingStream: 'Section 117',
    decidedOn: sampleDay('2018-09-03'),
    startsOn: sampleDay('2018-09-10'),
    endsOn: null,
    cohorts: [],
    offeredOn: sampleDay('2018-09-17'),
    offerFormat: 'Conversation',
    offerAnswer: 'Accepted',
  },
  {
    ref: sampleReference('PKG', 2),
    personRef: sampleReference('P', 2),
    fundingStream: 'Children’s continuing care',
    decidedOn: sampleDay('2019-03-30'),
    startsOn: sampleDay('2019-03-31'),
    endsOn: null,
    cohorts: ['EHC plan', 'Learning disability or autism'],
    offeredOn: null,
    offerAnswer: null,
  },
  {
    ref: sampleReference('PKG', 3),
    personRef: sampleReference('P', 3),
    fundingStream: 'Fast track',
    decidedOn: null,
    startsOn: sampleDay('2019-01-14'),
    endsOn: sampleDay('2019-04-01'),
    cohorts: ['End of life'],
    offeredOn: null,
    offerAnswer: null,
  },
]);
