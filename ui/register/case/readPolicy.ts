import { readSettings, settings } from '@phb/schemas';
import type { Policy } from '@phb/schemas';
import type { Data } from '../../part/data.js';

/** Local policy, and what is wrong with the rows that it was read from. */
export interface LocalPolicy {
  readonly policy: Policy;
  /** Sentences that name the setting, the mend, and what stands until then. */
  readonly problems: readonly string[];
}

/** Local policy as Settings has it now. A setting that cannot be used leaves its default standing, and is told of. */
export async function readPolicy(data: Data): Promise<LocalPolicy> {
  const page = await data.list(settings).all();
  const { policy, problems } = readSettings(page.rows);
  const unreadable = page.unreadable.map(
    (row) => `A row of Settings cannot be read: ${row.problems.map(({ message }) => message).join(' ')}`,
  );
  return { policy, problems: [...problems.map(({ message }) => message), ...unreadable] };
}
