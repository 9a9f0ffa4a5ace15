import type { RequestListener } from 'node:http';
import path from 'node:path';
import { sites } from './pages.js';
import { BundleMissingError } from './bundle.js';
import { contentIfThere } from './files.js';
import { sendFile, sendPage, sendText } from './reply.js';
import { deepLinkPath } from './teams/deepLink.js';

/** What the tab's own origin is made from. */
export interface TabSettings {
  /** The origin of the Teams frame and of the list service. */
  readonly origin: string;
  readonly tabOrigin: string;
  readonly today: string;
  /** The folder of the built tab. */
  readonly tabFolder: string;
  readonly clientId: () => Promise<string>;
}

/** The policy that docs/teams.md asks a real host of the tab to send, for the workbench's addresses. */
function policy(settings: TabSettings): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${settings.origin}`,
    "object-src 'none'",
    "base-uri 'self'",
    `frame-ancestors ${settings.origin}`,
  ].join('; ');
}

const settingsBlock = /(<script type="application\/json" id="phb-settings">)[^<]*(<\/script>)/;

/** The tab's page as built, with the workbench's settings in place of the build's, as each host puts its own there. */
async function tabPage(settings: TabSettings): Promise<string> {
  const page = (await contentIfThere(path.join(settings.tabFolder, 'index.html')))?.toString('utf8');
  if (page === undefined) throw new BundleMissingError('The Teams tab has not been built. Run "npm run build".');
  const block = JSON.stringify({
    teamsOrigins: [settings.origin],
    clientId: await settings.clientId(),
    authority: settings.origin,
    registerUrl: settings.origin + sites.register.path,
    partnershipUrl: settings.origin + sites.partnership.path,
    deepLinks: settings.origin + deepLinkPath,
    showAsAt: settings.today,
  }).replace(/</g, '\\u003c');
  if (!settingsBlock.test(page))
    throw new BundleMissingError('The built tab has no settings in its page. Run "npm run build".');
  return page.replace(settingsBlock, (_whole, before: string, after: string) => before + block + after);
}

/**
 * The tab's own origin: the built tab as a web host would serve it. Only its settings file is the workbench's, as it
 * would be each host's own.
 */
export function openTabHost(settings: TabSettings): RequestListener {
  return (request, response) => {
    const answer = async (): Promise<void> => {
      const { host } = new URL(settings.tabOrigin);
      if (request.headers.host !== host) {
        sendText(response, 421, `This tab answers to ${settings.tabOrigin}/ only.`);
        return;
      }
      if (request.method !== 'GET') {
        sendText(response, 405, 'The tab has only pages to read.');
        return;
      }
      const { pathname } = new URL(request.url ?? '/', settings.tabOrigin);
      const wanted = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1));
      const allowed = /^(?:[\w-]+\/)*[\w.-]+$/.test(wanted) && !wanted.includes('..');
      if (wanted === 'index.html') {
        sendPage(response, 200, await tabPage(settings), policy(settings));
        return;
      }
      await sendFile(
        response,
        allowed ? path.join(settings.tabFolder, wanted) : undefined,
        wanted.startsWith('assets/') ? 'for ever' : 'ask again',
      );
    };
    answer().catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, error instanceof Error ? error.message : 'The tab could not be served.');
    });
  };
}
