import { readSettings, settings } from '@phb/schemas';
import type { Policy } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** Local policy as Settings has it now. A setting that cannot be used leaves its default standing. */
export async function readPolicy(data: Data): Promise<Policy> {
  const page = await data.list(settings).all();
  return readSettings(page.rows).policy;
}
