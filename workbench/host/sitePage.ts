import { framePage, ownFilesPath } from './frame.js';
import type { FrameOptions } from './frame.js';
import { dataBlock, html } from './html.js';
import type { Html } from './html.js';
import { sitePages, sites, teamsPath } from './pages.js';
import type { PageOfSite } from './pages.js';
import type { FormPageBoot, WebPartPageBoot } from './browser/sharepoint/boot.js';
import { contentsPath } from './lists/address.js';

/** What the pages of the sites have in common beyond the frame. */
export type SitePageOptions = Pick<FrameOptions, 'person' | 'theme' | 'here' | 'notice'> & {
  readonly page: PageOfSite;
};

function siteHeader(page: PageOfSite): Html {
  return html`<div class="site-header">
    <p class="site-title">${sites[page.site].title}</p>
    <nav aria-label="Pages">
      <ul>
        ${sitePages.map(
          (each) =>
            html`<li>
              <a href="${each.path}" ${each.key === page.key ? html`aria-current="page"` : undefined}>${each.title}</a>
            </li>`,
        )}
        <li>
          <a href="${contentsPath(page.site)}" ${page.key === 'contents' ? html`aria-current="page"` : undefined}
            >Site contents</a
          >
        </li>
        <li><a href="${teamsPath}">Teams</a></li>
      </ul>
    </nav>
  </div>`;
}

function pageScript(name: string, nonce: string): Html {
  return html`<script type="module" nonce="${nonce}" src="${ownFilesPath}browser/${name}/page.js"></script>`;
}

/** A SharePoint-like page on which a script of the host shows something built. */
function bootedPage(options: SitePageOptions, boot: object, script: string, nonce: string): string {
  const { page } = options;
  return framePage({
    ...options,
    title: `${page.title} - ${sites[page.site].title}`,
    bodyClass: 'site',
    header: siteHeader(page),
    head: html`${dataBlock('page-boot', boot)} ${pageScript(script, nonce)}`,
    main: html`<h1 class="visually-hidden">${page.title}</h1>
      <div id="web-part" data-state="loading"><p class="loading">Loading</p></div>`,
  });
}

/** A SharePoint-like page with one web part on it. */
export function webPartPage(options: SitePageOptions, boot: WebPartPageBoot, nonce: string): string {
  return bootedPage(options, boot, 'sharepoint', nonce);
}

/** SharePoint's page for one of a list's three forms, with the form customizer that stands behind it. */
export function formPage(options: SitePageOptions, boot: FormPageBoot, nonce: string): string {
  return bootedPage(options, boot, 'listForm', nonce);
}

/** A page of a site without a component: its lists, and the native view of one. @param script what a view needs that saves */
export function plainPage(
  options: SitePageOptions,
  main: Html,
  script?: { readonly name: string; readonly nonce: string },
): string {
  const { page } = options;
  return framePage({
    ...options,
    title: `${page.title} - ${sites[page.site].title}`,
    bodyClass: 'site',
    header: siteHeader(page),
    ...(script === undefined ? {} : { head: pageScript(script.name, script.nonce) }),
    main: html`<div class="native">
      <h1>${page.title}</h1>
      ${main}
    </div>`,
  });
}

/** What SharePoint shows to a person who is not a member of the site. */
export function needAccessPage(options: SitePageOptions): string {
  return framePage({
    ...options,
    title: 'You need access',
    bodyClass: 'site',
    header: siteHeader(options.page),
    main: html`<div class="refusal">
      <h1>You need access</h1>
      <p>
        ${options.person.name} is not a member of the site "${sites[options.page.site].title}". Ask the site's owner for
        access, or be somebody else.
      </p>
    </div>`,
  });
}

/** What stands at an address where there is no page. */
export function notFoundPage(options: SitePageOptions): string {
  return framePage({
    ...options,
    title: 'Page not found',
    bodyClass: 'site',
    header: siteHeader(options.page),
    main: html`<div class="refusal">
      <h1>Page not found</h1>
      <p>There is no page at this address. Choose one of the pages above.</p>
    </div>`,
  });
}
