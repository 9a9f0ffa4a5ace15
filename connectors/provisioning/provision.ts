import type { ListDeclaration } from '@phb/schemas';
import { ConnectorError } from '../errors/connectorError.js';
import { listContext } from '../list/context.js';
import { lookOnly } from '../session/lookOnly.js';
import type { SiteConnection } from '../session/site.js';
import { readSiteZone } from '../session/zone.js';
import { ensureFields } from './fields.js';
import { ensureForms } from './forms.js';
import { ensureList } from './lists.js';
import { ensureNamedGroups } from './namedGroups.js';
import { ensureAudience } from './permissions.js';
import { SiteAccess } from './siteAccess.js';
import type { ProvisioningReport, ProvisionOptions } from './types.js';
import { ensureValidation } from './validation.js';
import { ensureViews } from './views.js';
import { listWork, type ListWork } from './work.js';

/** How often a piece of work is gone through again after an answer was lost: each reads first, so nothing is made twice. */
const mostRounds = 3;

async function ensureAll(work: ListWork, access: SiteAccess, options: ProvisionOptions): Promise<void> {
  if (!(await ensureList(work))) return;
  // Before there is anything to see.
  await ensureAudience(work, access);
  const titles = await ensureFields(work);
  await ensureValidation(work, titles);
  await ensureViews(work);
  // A file is added by an upload, which SharePoint's form of a library does; ours knows rows only.
  if (options.listForms === true && !work.list.library) await ensureForms(work);
}

/**
 * Makes lists in a site as they are declared, or adds what they lack: columns, indexes, unique values, choices, the validation
 * formula, native views and forms, the permissions that its audience declares, and the groups that they name. Reads first and
 * does only what is missing, so it can be run again at any time, also after it was interrupted. Never drops a column, a choice
 * or a view.
 * @returns what was found and done, in sentences; with `preview` what would be done
 * @throws the reason of the signal if the caller stopped it
 */
export async function provision(
  given: SiteConnection,
  lists: readonly ListDeclaration[],
  options: ProvisionOptions = {},
): Promise<ProvisioningReport> {
  const lines: string[] = [];
  const warnings: string[] = [];
  const done: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    options.onProgress?.(line);
  };
  const tell = {
    did(line: string): void {
      done.push(line);
      say(line);
    },
    warn(line: string): void {
      if (warnings.includes(line)) return;
      warnings.push(line);
      say(line);
    },
  };

  const { preview = false, signal } = options;
  // A preview cannot write even where a step does not know that it is one.
  const site = preview ? lookOnly(given) : given;
  const zone = await readSiteZone(site);
  if (zone !== site.zone) {
    tell.warn(
      `The site’s time zone is ${zone}, but dates are written for ${site.zone}: SharePoint’s own pages may show a day too early or too late. Set it to London in the site’s regional settings.`,
    );
  }
  const inRounds = async (what: string, work: () => Promise<void>): Promise<void> => {
    for (let round = 1; ; round += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (!(error instanceof ConnectorError && error.unclear) || round === mostRounds) throw error;
        say(`${what}: an answer of SharePoint was lost. Looking at it again.`);
      }
    }
  };
  const access = new SiteAccess(site);
  await inRounds('Groups', () => ensureNamedGroups(access, lists, preview, (line) => tell.did(line)));
  for (const list of lists) {
    signal?.throwIfAborted();
    const before = done.length;
    const work = listWork(site, list, listContext(site, list).sharePointList, preview, tell);
    await inRounds(list.title, () => ensureAll(work, access, options));
    if (done.length === before) say(`${list.title}: complete, nothing to do.`);
  }
  return { lines, done, changes: done.length, warnings };
}
