import { organisations } from '@phb/schemas';
import type { AddReference, ReferenceOption, ReferenceOptions } from '../../../kit/form/references.js';
import { AddOrganisation } from './AddOrganisation.js';

const { prefix } = organisations.columns.ref;

/** The way to add an organisation where a row of a case names one, for those who may write the list. */
export function addOrganisations(
  may: boolean,
  onAdded: AddReference['onAdded'],
): Readonly<Record<string, AddReference>> {
  return may ? { [prefix]: { label: 'Add an organisation', Dialog: AddOrganisation, onAdded } } : {};
}

/** The names that were read, with the organisations that were added since. */
export function withOrganisations(read: ReferenceOptions, added: readonly ReferenceOption[]): ReferenceOptions {
  const known = read[prefix];
  if (known === undefined || added.length === 0) return read;
  return { ...read, [prefix]: [...known, ...added.filter(({ ref }) => known.every((one) => one.ref !== ref))] };
}
