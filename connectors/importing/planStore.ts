import type { ItemId } from '@phb/schemas';
import { importRuns } from '@phb/schemas';
import { spGet, spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { NotFoundError } from '../errors/kinds.js';
import { listContext, listPath } from '../list/context.js';
import { asText } from '../session/behaviours.js';
import { safeToRepeat } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';

/** Names nobody, and is the same for every run: the run is the item that it hangs on. */
const planName = 'import-plan.json';

interface TextAnswer {
  readonly text: string;
}

function attachments(site: SiteConnection, id: ItemId): string {
  return `${listContext(site, importRuns).items().getById(id).toRequestUrl()}/AttachmentFiles`;
}

/** The plan kept with a run; undefined if it has none, because the run was interrupted before anything was written. */
export async function loadPlan(site: SiteConnection, id: ItemId): Promise<string | undefined> {
  const url = `${attachments(site, id)}('${planName}')/$value`;
  try {
    const answer = await spGet<TextAnswer>(SPQueryable([site.sp.web, url]).using(asText()));
    return answer.text;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/**
 * Keeps the plan of a run with it, in the register's site, before anything is written. Sent again after a lost answer it is
 * refused as already there, which is success if it is the same.
 * @returns its address
 */
export async function savePlan(site: SiteConnection, id: ItemId, plan: string): Promise<string> {
  const request = SPQueryable([site.sp.web, `${attachments(site, id)}/add(FileName='${planName}')`]).using(asText());
  try {
    await spPost<TextAnswer>(
      request,
      safeToRepeat({ body: plan, headers: { 'Content-Type': 'application/octet-stream' } }),
    );
  } catch (error) {
    if (!(error instanceof ConnectorError) || (await loadPlan(site, id)) !== plan) throw error;
  }
  const { origin } = new URL(site.webUrl);
  return `${origin}${listPath(site, importRuns)}/Attachments/${id}/${planName}`;
}
