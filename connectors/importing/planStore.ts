import type { ItemId } from '@phb/schemas';
import { importRuns } from '@phb/schemas';
import { attachmentAddress, readAttachment, saveAttachment } from '../list/attachments.js';
import type { SiteConnection } from '../session/site.js';

/** Names nobody, and is the same for every run: the run is the item that it hangs on. */
const planName = 'import-plan.json';

/** The plan kept with a run; undefined if it has none, because the run was interrupted before anything was written. */
export async function loadPlan(site: SiteConnection, id: ItemId): Promise<string | undefined> {
  const bytes = await readAttachment(site, importRuns, id, planName);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/**
 * Keeps the plan of a run with it, in the register's site, before anything is written.
 * @returns its address
 */
export async function savePlan(site: SiteConnection, id: ItemId, plan: string): Promise<string> {
  await saveAttachment(site, importRuns, id, planName, new TextEncoder().encode(plan));
  return attachmentAddress(site, importRuns, id, planName);
}
