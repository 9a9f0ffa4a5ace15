import { randomBytes } from 'node:crypto';
import { tenantId } from '../../identity/people.js';
import type { TeamsBoot } from '../browser/teams/boot.js';
import { contentSecurityPolicy } from '../contentSecurityPolicy.js';
import { framePage, ownFilesPath } from '../frame.js';
import { dataBlock, html } from '../html.js';
import type { Html } from '../html.js';
import { sitePages, teamsPath } from '../pages.js';
import type { Visit } from '../site.js';
import type { InstalledApp } from './installedApp.js';
import { teamsTokenPath } from './token.js';

/** What the Teams frame is made from. */
export interface TeamsPageSettings {
  readonly origin: string;
  readonly tabOrigin: string;
  readonly notice: string;
}

/** The policy of the Teams frame: it may show the tab's origin, and loads nothing from there itself. */
export function teamsPolicy(nonce: string, settings: TeamsPageSettings): string {
  return contentSecurityPolicy({ nonce, scripts: [settings.origin + ownFilesPath], frames: [settings.tabOrigin] });
}

function tabBar(app: InstalledApp, chosen: string): Html {
  return html`<div class="site-header">
    <p class="site-title">${app.name} in Teams</p>
    <nav aria-label="Tabs">
      <ul>
        ${app.tabs.map(
          (tab) =>
            html`<li>
              <a
                href="${teamsPath}?tab=${encodeURIComponent(tab.entityId)}"
                ${tab.entityId === chosen ? html`aria-current="page"` : undefined}
                >${tab.name}</a
              >
            </li>`,
        )}
        <li><a href="${sitePages[0]?.path ?? '/'}">SharePoint</a></li>
      </ul>
    </nav>
  </div>`;
}

/**
 * The Teams-like frame: shows the built tab from its own origin and answers it as Teams does. The address names the
 * tab and, from a deep link, the case.
 */
export function teamsPage(
  url: URL,
  visit: Visit,
  app: InstalledApp,
  settings: TeamsPageSettings,
): { readonly page: string; readonly nonce: string } {
  const nonce = randomBytes(16).toString('base64');
  const wanted = url.searchParams.get('tab');
  const tab = app.tabs.find((each) => each.entityId === wanted) ?? app.tabs[0];
  if (tab === undefined) throw new Error('The Teams app has no tabs.');
  const subPage = url.searchParams.get('case');
  const boot: TeamsBoot = {
    tabUrl: settings.tabOrigin + tab.path,
    tokenPath: teamsTokenPath,
    theme: visit.theme,
    context: {
      locale: 'en-gb',
      hostName: 'Teams',
      hostClientType: 'web',
      frameContext: 'content',
      appId: app.id,
      entityId: tab.entityId,
      ...(subPage === null ? {} : { subEntityId: subPage }),
      userObjectId: visit.person.objectId,
      userPrincipalName: visit.person.email,
      loginHint: visit.person.email,
      userDisplayName: visit.person.name,
      tid: tenantId,
    },
  };
  const page = framePage({
    ...visit,
    notice: settings.notice,
    title: `${tab.name} - ${app.name} in Teams`,
    bodyClass: 'teams',
    header: tabBar(app, tab.entityId),
    head: html`${dataBlock('page-boot', boot)}
      <script type="module" nonce="${nonce}" src="${ownFilesPath}browser/teams/page.js"></script>`,
    main: html`<h1 class="visually-hidden">${tab.name}</h1>
      <p class="teams-state" id="teams-state" role="status">Loading the tab</p>
      <iframe id="tab" title="${app.name}: ${tab.name}" data-state="loading" allow="clipboard-write"></iframe>`,
  });
  return { page, nonce };
}
