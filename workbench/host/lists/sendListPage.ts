import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { bundlePath } from '../bundle.js';
import { contentSecurityPolicy } from '../contentSecurityPolicy.js';
import { ownFilesPath } from '../frame.js';
import { html } from '../html.js';
import type { Html } from '../html.js';
import { modulesPath } from '../modules.js';
import { sites } from '../pages.js';
import type { PageOfSite, SiteKey } from '../pages.js';
import { sendPage } from '../reply.js';
import type { SiteSettings, Visit } from '../site.js';
import { formPage, needAccessPage, notFoundPage, plainPage } from '../sitePage.js';
import type { ListAddress } from './address.js';
import { askAs, listAt, refusalText, RefusedError } from './ask.js';
import type { Ask } from './ask.js';
import { formFacts } from './formPage.js';
import { asksForGrid, gridAddress, gridView } from './gridPage.js';
import { listView } from './listPage.js';
import { readNativeList } from './readList.js';

const listsAnswer = z.object({
  value: z.array(
    z.object({
      Title: z.string(),
      Description: z.nullable(z.string()),
      DefaultViewUrl: z.string(),
      Hidden: z.boolean(),
    }),
  ),
});

async function contents(ask: Ask): Promise<Html> {
  const lists = listsAnswer.parse(await ask('lists?$select=Title,Description,DefaultViewUrl,Hidden')).value;
  return html`<ul class="contents">
    ${lists
      .filter((list) => !list.Hidden && list.DefaultViewUrl.includes('/Lists/'))
      .map(
        (list) =>
          html`<li>
            <a href="${encodeURI(list.DefaultViewUrl)}">${list.Title}</a
            ><span class="quiet">${list.Description ?? ''}</span>
          </li>`,
      )}
  </ul>`;
}

interface Page {
  readonly status: number;
  readonly text: string;
  readonly policy: string;
}

/** Sends a page of a native list: the site's contents, a view, a form; or SharePoint's refusal. */
export async function sendListPage(
  response: ServerResponse,
  address: ListAddress,
  url: URL,
  visit: Visit,
  settings: SiteSettings,
): Promise<void> {
  const { site } = address;
  const ask = askAs(visit.person, settings.origin + sites[site].path);
  const nonce = randomBytes(16).toString('base64');
  const plain = contentSecurityPolicy({ nonce, scripts: [ownFilesPath].map((path) => settings.origin + path) });
  const of = (title: string, key = 'list'): { readonly page: PageOfSite } & Visit & { readonly notice: string } => ({
    ...visit,
    notice: settings.notice,
    page: { key, title, site },
  });
  const page = async (): Promise<Page> => {
    if (address.kind === 'contents')
      return { status: 200, text: plainPage(of('Site contents', 'contents'), await contents(ask)), policy: plain };
    if (address.kind === 'form') return form(address);
    const list = await readNativeList(ask, address.list, address.view, url.searchParams);
    if (list === undefined) return { status: 404, text: notFoundPage(of('Page not found')), policy: plain };
    const query = url.searchParams;
    if (asksForGrid(query) && list.mayEditInGrid) {
      const listApi = `${sites[site].path}/_api/web/${listAt(address.list)}`;
      const grid = gridView(list, listApi, query);
      return { status: 200, text: plainPage(of(list.title), grid, { name: 'listGrid', nonce }), policy: plain };
    }
    const cells = { webPath: sites[site].path, today: settings.today };
    const main = listView(list, address.list, query, gridAddress(list, query, true), cells);
    return { status: 200, text: plainPage(of(list.title), main), policy: plain };
  };
  const form = async (at: Extract<ListAddress, { kind: 'form' }>): Promise<Page> => {
    const facts = await formFacts(ask, at, url, pageBoot(visit, site, settings), settings);
    if (facts.boot === undefined)
      return { status: 200, text: plainPage(of(facts.title), noCustomForm(facts.source)), policy: plain };
    const scripts = [ownFilesPath, modulesPath, bundlePath].map((path) => settings.origin + path);
    return {
      status: 200,
      text: formPage(of(facts.title), facts.boot, nonce),
      policy: contentSecurityPolicy({ nonce, scripts }),
    };
  };
  const { status, text, policy } = await page().catch((error: unknown): Page => {
    if (!(error instanceof RefusedError)) throw error;
    if ([401, 403].includes(error.status))
      return { status: 403, text: needAccessPage(of('You need access')), policy: plain };
    if (error.status === 404) return { status: 404, text: notFoundPage(of('Page not found')), policy: plain };
    return { status: error.status, text: plainPage(of('Something went wrong'), refusalText(error)), policy: plain };
  });
  sendPage(response, status, text, policy);
}

function pageBoot(visit: Visit, site: SiteKey, settings: SiteSettings) {
  return {
    origin: settings.origin,
    theme: visit.theme,
    modules: settings.modules,
    bundleBase: bundlePath,
    site: sites[site],
    user: { name: visit.person.name, email: visit.person.email, loginName: visit.person.loginName },
  };
}

function noCustomForm(source: string): Html {
  return html`<p>
      SharePoint’s own form would stand here: no form customizer is set on the list’s content type. The workbench has
      none of its own.
    </p>
    <p><a href="${source}">Back to the list</a></p>`;
}
