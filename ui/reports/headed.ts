import type { ExportTable } from '@phb/connectors';
import type { Data } from '../part/data.js';
import { readPolicy } from '../register/case/readPolicy.js';

/** A table with the organisation's name, as Settings has it now, above all else that is said of it. */
export async function headed(data: Data, table: ExportTable): Promise<ExportTable> {
  const { policy } = await readPolicy(data);
  return { ...table, about: [policy.organisationName, ...table.about] };
}
