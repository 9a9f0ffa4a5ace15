import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { WorkbenchTheme } from '../identity/cookie.js';
import type { Person } from '../identity/people.js';
import { bundlePath, webPartManifest } from './bundle.js';
import { contentSecurityPolicy } from './contentSecurityPolicy.js';
import { ownFilesPath } from './frame.js';
import { modulesPath } from './modules.js';
import { sites } from './pages.js';
import type { SitePage } from './pages.js';
import { sendPage } from './reply.js';
import { needAccessPage, notFoundPage, webPartPage } from './sitePage.js';

/** What the pages of the sites are made from. */
export interface SiteSettings {
  readonly origin: string;
  /** The day that the product takes for today, `yyyy-mm-dd`. */
  readonly today: string;
  readonly notice: string;
  readonly bundleFolder: string;
  readonly modules: Readonly<Record<string, string>>;
}

/** Who asks for a page, and how it shall look. */
export interface Visit {
  readonly person: Person;
  readonly theme: WorkbenchTheme;
  /** The path and query that were asked for. */
  readonly here: string;
}

/** The list service could not say whether a person may see a site. */
class AccessUnknownError extends Error {
  override readonly name = 'AccessUnknownError';
}

/** Asks the list service, as the person, for the site: the service refuses, not the page. */
async function mayRead(origin: string, sitePath: string, person: Person): Promise<boolean> {
  const answer = await fetch(`${origin}${sitePath}/_api/web?$select=Title`, {
    headers: { accept: 'application/json;odata=nometadata', authorization: `Bearer ${person.token}` },
  });
  await answer.arrayBuffer();
  if (answer.ok) return true;
  if ([401, 403, 404].includes(answer.status)) return false;
  throw new AccessUnknownError(`The list service answered ${answer.status} for ${sitePath}.`);
}

/** Sends one of the pages of the sites, or SharePoint's refusal. */
export async function sendSitePage(
  response: ServerResponse,
  page: SitePage,
  visit: Visit,
  settings: SiteSettings,
): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  const scripts = [ownFilesPath, modulesPath, bundlePath].map((path) => settings.origin + path);
  const policy = contentSecurityPolicy({ nonce, scripts });
  const options = { ...visit, notice: settings.notice, page };
  if (!(await mayRead(settings.origin, sites[page.site].path, visit.person))) {
    sendPage(response, 403, needAccessPage(options), policy);
    return;
  }
  const manifest = await webPartManifest(settings.bundleFolder, page.webPart);
  const boot = {
    origin: settings.origin,
    theme: visit.theme,
    modules: settings.modules,
    bundleBase: bundlePath,
    site: sites[page.site],
    user: { name: visit.person.name, email: visit.person.email, loginName: visit.person.loginName },
    webPart: {
      instanceId: randomUUID(),
      manifest,
      properties: {
        ...manifest.preconfiguredEntries[0].properties,
        registerUrl: settings.origin + sites.register.path,
        partnershipUrl: settings.origin + sites.partnership.path,
        showAsAt: settings.today,
      },
    },
  };
  sendPage(response, 200, webPartPage(options, boot, nonce), policy);
}

/** Sends the page for an address where nothing stands. */
export function sendNotFound(response: ServerResponse, page: SitePage, visit: Visit, settings: SiteSettings): void {
  const policy = contentSecurityPolicy({ nonce: randomBytes(16).toString('base64'), scripts: [] });
  sendPage(response, 404, notFoundPage({ ...visit, notice: settings.notice, page }), policy);
}
