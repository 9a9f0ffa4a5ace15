import { caseDocuments } from '../lists/caseDocuments.js';
import { caseNotes } from '../lists/caseNotes.js';
import { contactsLog } from '../lists/contactsLog.js';
import { organisations } from '../lists/organisations.js';
import { parties } from '../lists/parties.js';
import { sampleDay, sampleReference, samplesFor } from './sample.js';

/** Invented organisations: a commissioner, the one that it followed, a third party and a provider. */
export const sampleOrganisations = samplesFor(organisations, [
  {
    ref: sampleReference('ORG', 1),
    name: 'NHS Exampleshire',
    kind: 'Commissioner',
    odsCode: 'QZZ',
    startsOn: sampleDay('2013-04-01'),
  },
  {
    ref: sampleReference('ORG', 2),
    name: 'NHS Old Exampleshire',
    kind: 'Commissioner',
    endsOn: sampleDay('2013-04-01'),
    successorRef: sampleReference('ORG', 1),
  },
  {
    ref: sampleReference('ORG', 3),
    name: 'Lantern Budgets (demonstration)',
    kind: 'Third party',
    supplierNumber: '900001',
    contractNumber: 'PHB/3P/01',
  },
  {
    ref: sampleReference('ORG', 4),
    name: 'Fernmoor Care (demonstration)',
    kind: 'Provider',
    registrationNumber: '1-100000001',
  },
]);

/** A deputy, a nominee with a check that is to be renewed, and a provider. */
export const sampleParties = samplesFor(parties, [
  {
    ref: sampleReference('PTY', 1),
    caseRef: sampleReference('PHB', 1),
    role: 'Deputy',
    representativeType: 'Deputy appointed by the court',
    familyName: 'Demo-Wintercombe',
    givenName: 'Conrad',
    telephone: '01632 960123',
    email: 'conrad.demo-wintercombe@example.org',
    agreedOn: sampleDay('2018-10-01'),
    acceptedOn: sampleDay('2018-10-02'),
    orderExpiresOn: sampleDay('2020-09-30'),
    startsOn: sampleDay('2018-10-01'),
  },
  {
    ref: sampleReference('PTY', 2),
    caseRef: sampleReference('PHB', 1),
    role: 'Nominee',
    familyName: 'Demo-Thornrise',
    givenName: 'Juno',
    checkedOn: sampleDay('2018-09-28'),
    checkExpiresOn: sampleDay('2021-09-28'),
    startsOn: sampleDay('2018-10-01'),
    endsOn: sampleDay('2019-04-01'),
  },
  {
    ref: sampleReference('PTY', 3),
    caseRef: sampleReference('PHB', 1),
    role: 'Provider',
    organisationRef: sampleReference('ORG', 4),
    contractNumber: 'PHB/CARE/17',
    insuranceExpiresOn: sampleDay('2019-12-31'),
  },
]);

export const sampleContactsLog = samplesFor(contactsLog, [
  {
    ref: sampleReference('CON', 1),
    caseRef: sampleReference('PHB', 1),
    contactedOn: sampleDay('2019-04-02'),
    how: 'Telephone',
    withWhom: 'Representative',
    direction: 'We contacted them',
    summary: 'Asked for the return of the last quarter.',
    followUpOn: sampleDay('2019-04-16'),
    followedUpOn: sampleDay('2019-04-16'),
  },
  {
    ref: sampleReference('CON', 2),
    caseRef: sampleReference('PHB', 3),
    contactedOn: sampleDay('2019-04-10'),
    how: 'Meeting',
    withWhom: 'Family',
  },
]);

export const sampleCaseNotes = samplesFor(caseNotes, [
  {
    ref: sampleReference('NOTE', 1),
    caseRef: sampleReference('PHB', 4),
    notedOn: sampleDay('2019-03-18'),
    text: 'Letters go to the personal representatives.\nNo balance to recover.',
  },
]);

/** A plan, an agreement and a letter. Their contents are made where they are needed: an example is its columns. */
export const sampleCaseDocuments = samplesFor(caseDocuments, [
  {
    ref: sampleReference('DOC', 1),
    caseRef: sampleReference('PHB', 1),
    kind: 'Care and support plan',
    documentDate: sampleDay('2018-10-01'),
    note: 'Signed by both. Conrad Demo-Wintercombe has a copy.',
  },
  {
    ref: sampleReference('DOC', 2),
    caseRef: sampleReference('PHB', 1),
    kind: 'Direct payment agreement',
    documentDate: sampleDay('2018-10-08'),
  },
  {
    ref: sampleReference('DOC', 3),
    caseRef: sampleReference('PHB', 2),
    kind: 'Letter',
    documentDate: sampleDay('2019-03-04'),
  },
]);
