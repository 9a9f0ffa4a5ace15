import { organisations } from '@phb/schemas';
import type { Organisation, Stored } from '@phb/schemas';
import type { Data } from '../../../part/data.js';

/** A name without what says nothing about who it is: capitals, signs, "Ltd", "the". */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(the|ltd|limited|plc|cic|llp)\b/gu, ' ')
    .replace(/&/gu, ' and ')
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

const codes = ['odsCode', 'registrationNumber', 'supplierNumber'] as const;

/** The organisations that have the name of a new one, written somehow, or one of its codes. @throws ConnectorError */
export async function alikeOrganisations(data: Data, row: Organisation): Promise<readonly Stored<Organisation>[]> {
  const { rows } = await data.list(organisations).all();
  const name = plain(row.name);
  return rows.filter(
    (each) => plain(each.name) === name || codes.some((code) => row[code] !== null && each[code] === row[code]),
  );
}
