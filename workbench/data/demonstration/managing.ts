import { Temporal } from 'temporal-polyfill';
import {
  blockContracts,
  contacts,
  foiRequests,
  risks,
  wholeRow,
  type BlockContract,
  type FoiRequest,
  type Organisation,
  type PublicContact,
  type Risk,
} from '@phb/schemas';
import type { IdentityMaker } from './identity.js';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** What managers keep beside the register: block contracts, requests, risks and whom to ask. */
export interface ManagingRows {
  readonly blockContracts: readonly BlockContract[];
  readonly foiRequests: readonly FoiRequest[];
  readonly risks: readonly Risk[];
  readonly contacts: readonly PublicContact[];
}

/** All invented. @param organisations of the demonstration: its providers hold the block contracts */
export function managingRows(make: IdentityMaker, organisations: readonly Organisation[]): ManagingRows {
  const providers = organisations.filter(({ kind }) => kind === 'Provider');
  const organisationRef = organisations.find(({ kind }) => kind === 'Commissioner')?.ref ?? null;
  const services = ['Nursing at home', 'Wheelchair loan', 'Community therapy', 'Short breaks'] as const;
  return {
    blockContracts: providers.map((provider, i) =>
      wholeRow(blockContracts, {
        ref: make.reference('BC'),
        organisationRef: provider.ref,
        service: services[i % services.length] ?? services[0],
        contractNumber: `BLOCK/${i + 1}`,
        weeklyEquivalent: 12_000 + i * 3_500,
        startsOn: day('2017-04-01'),
        endsOn: day('2020-04-01'),
        variedOn: i === 0 ? day('2018-10-01') : null,
      }),
    ),
    foiRequests: [
      wholeRow(foiRequests, {
        ref: make.reference('FOI'),
        requestNumber: 'DEMO 011',
        subject: 'Number of people with a personal health budget',
        receivedOn: day('2019-02-04'),
        dueOn: day('2019-03-04'),
        status: 'Closed',
        repliedOn: day('2019-02-27'),
        outcome: 'Disclosed in part',
        exemptions: ['Section 40: personal information'],
        withheld: 'Names of junior staff.',
      }),
      wholeRow(foiRequests, {
        ref: make.reference('FOI'),
        requestNumber: 'DEMO 019',
        subject: 'Software used for personal health budgets',
        receivedOn: day('2019-04-15'),
        dueOn: day('2019-05-15'),
        status: 'Answering',
      }),
    ],
    risks: [
      wholeRow(risks, {
        ref: make.reference('RK'),
        summary: 'A service is paid for in a block and again through budgets',
        kind: 'Double funding',
        likelihood: 3,
        impact: 3,
        mitigation: 'Block contracts are varied before a budget for the same service begins.',
        raisedOn: day('2018-11-05'),
        reviewOn: day('2019-05-07'),
      }),
      wholeRow(risks, {
        ref: make.reference('RK'),
        summary: 'A third party that holds many budgets fails',
        kind: 'Provider failure',
        likelihood: 2,
        impact: 4,
        mitigation: 'A list of everyone affected, and a second provider for each service.',
        raisedOn: day('2019-01-14'),
        reviewOn: day('2019-06-11'),
      }),
    ],
    contacts: [
      wholeRow(contacts, {
        ref: make.reference('CT'),
        post: 'Personal health budgets manager',
        organisationRef,
        concerns: 'Local offer',
        email: 'phb.manager@example.org',
        telephone: '01632 960150',
        mayPublish: true,
      }),
      wholeRow(contacts, {
        ref: make.reference('CT'),
        post: 'Personal health budgets finance officer',
        organisationRef,
        concerns: 'Finance',
        email: 'phb.finance@example.org',
        telephone: '01632 960151',
      }),
    ],
  };
}
