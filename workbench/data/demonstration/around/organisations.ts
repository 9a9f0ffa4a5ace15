import { organisations, wholeRow, type Organisation } from '@phb/schemas';
import type { IdentityMaker } from '../identity.js';
import { councils } from '../marginals.js';

/** Invented third parties with how many in a hundred budgets each holds: a few hold most. */
const thirdParties: readonly (readonly [name: string, weight: number])[] = [
  ['Lantern Budgets', 36],
  ['Harbourlight Support', 18],
  ['Wayfarer Trust', 12],
  ['Foxglove Holding', 9],
  ['Northbay Independent Living', 7],
  ['Kestrel Accounts', 6],
  ['Saltmarsh Partners', 5],
  ['Quillfeather Care Funds', 4],
  ['Larkrise Mutual', 3],
];
const providers = ['Fernmoor Care', 'Oakmere Nursing', 'Brightwell Wheelchairs', 'Tidewater Therapies'] as const;
const supporters = ['Beacon Payroll and Advice', 'Southmere Advocacy'] as const;
const marked = (name: string): string => `${name} (demonstration)`;

/** The organisations of the demonstration, all invented but the commissioner, whose published totals it repeats. */
export interface Organisations {
  readonly all: readonly Organisation[];
  readonly commissioner: Organisation;
  readonly thirdParties: readonly (readonly [Organisation, number])[];
  readonly providers: readonly Organisation[];
  readonly supporters: readonly Organisation[];
}

export function inventOrganisations(make: IdentityMaker): Organisations {
  const one = (kind: Organisation['kind'], name: string): Organisation =>
    wholeRow(organisations, { ref: make.reference('ORG'), kind, name });
  const commissioner = one('Commissioner', 'NHS Dorset CCG (demonstration)');
  const held = thirdParties.map(([name, weight], i) => {
    const row = { ...one('Third party', marked(name)), supplierNumber: `9${String(i + 1).padStart(5, '0')}` };
    return [row, weight] as const;
  });
  const caring = providers.map((name, i) => ({
    ...one('Provider', marked(name)),
    registrationNumber: `1-10000000${i + 1}`,
  }));
  const supporting = supporters.map((name) => one('Support and advice', marked(name)));
  // Spelt as in the column Council of the cases.
  const bodies = councils.map(([name]) => one('Council', name));
  return {
    all: [commissioner, ...bodies, ...held.map(([row]) => row), ...caring, ...supporting],
    commissioner,
    thirdParties: held,
    providers: caring,
    supporters: supporting,
  };
}
