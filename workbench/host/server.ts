import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import path from 'node:path';
import { authenticate } from '../identity/authenticate.js';
import {
  personCookieHeader,
  personOfCookie,
  themeCookieHeader,
  themeNamed,
  themeOfCookie,
} from '../identity/cookie.js';
import { roles } from '@phb/schemas';
import { firstPerson, people, personByKey } from '../identity/people.js';
import type { Person } from '../identity/people.js';
import type { SignInTokens } from '../identity/signInTokens.js';
import { bundleFile, bundlePath } from './bundle.js';
import { ownFilesPath, switchPaths } from './frame.js';
import { listAddress } from './lists/address.js';
import { sendListPage } from './lists/sendListPage.js';
import { moduleFile, modulesPath } from './modules.js';
import { ownFile } from './ownFiles.js';
import { sitePages, teamsPath } from './pages.js';
import type { SitePage } from './pages.js';
import { formFields, sendFile, sendPage, sendText, sendTo } from './reply.js';
import { sendNotFound, sendSitePage } from './site.js';
import type { SiteSettings, Visit } from './site.js';
import { deepLinkPath, deepLinkTarget } from './teams/deepLink.js';
import { installedApp } from './teams/installedApp.js';
import { teamsPage, teamsPolicy } from './teams/teamsPage.js';
import { sendTeamsToken, teamsTokenPath } from './teams/token.js';

/** The list service, as the host sees it: it answers what is its own and leaves the rest. */
interface ListService {
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** What the host needs of the workbench. */
export interface HostSettings extends SiteSettings {
  readonly projectRoot: string;
  readonly tabOrigin: string;
  /** The folder of the built Teams tab. */
  readonly tabFolder: string;
  readonly service: ListService;
  readonly tokens: SignInTokens;
  /** Is told of a request that failed for a reason of the workbench's own. */
  readonly log: (line: string) => void;
}

/** The person of the page: of its cookie, or on a first visit the first person. */
function personOfPage(request: IncomingMessage): Person {
  const person = personOfCookie(request) ?? personByKey(firstPerson) ?? people[0];
  if (person === undefined) throw new Error('The workbench has no people.');
  return person;
}

/** Who asks for a page: whom the token names where a script sends one (nobody, if it is not valid), else the page's person. */
async function visitor(request: IncomingMessage, settings: HostSettings): Promise<Person | undefined> {
  if (request.headers.authorization === undefined) return personOfPage(request);
  return authenticate(request, settings.tokens, settings.origin);
}

/** Only addresses of this workbench: a form cannot send the browser elsewhere. */
function returnAddress(text: string | null): string {
  return text !== null && /^\/(?![/\\])/.test(text) ? text : '/';
}

function startPage(person: Person): SitePage | undefined {
  return sitePages.find((page) => roles[person.is].groups[page.site].length > 0);
}

async function switchPerson(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = await formFields(request);
  const person = personByKey(fields.get('person') ?? '');
  if (person === undefined) {
    sendText(response, 400, 'There is no such person in the workbench.');
    return;
  }
  sendTo(response, returnAddress(fields.get('return')), { 'set-cookie': personCookieHeader(person.key) });
}

async function switchTheme(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const fields = await formFields(request);
  const theme = themeNamed(fields.get('theme'));
  if (theme === undefined) {
    sendText(response, 400, 'There is no such theme in the workbench.');
    return;
  }
  const cookie = { 'set-cookie': themeCookieHeader(theme) };
  if (fields.get('stay') !== 'yes') {
    sendTo(response, returnAddress(fields.get('return')), cookie);
    return;
  }
  response.writeHead(204, cookie);
  response.end();
}

async function answerGet(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  settings: HostSettings,
): Promise<void> {
  // The pages name their own origin in their policy, so there is one address for them.
  if (request.headers.host !== url.host) {
    // Only the path is taken over: in //elsewhere/ it is the request that names the host.
    sendTo(response, settings.origin + url.pathname + url.search);
    return;
  }
  const person = await visitor(request, settings);
  if (person === undefined) {
    sendText(response, 401, 'This token is not one of the workbench’s people.');
    return;
  }
  // A first visit becomes somebody, so that the page's own requests are that person's.
  if (personOfCookie(request) === undefined && request.headers.authorization === undefined)
    response.setHeader('set-cookie', personCookieHeader(person.key));
  const visit: Visit = { person, theme: themeOfCookie(request), here: url.pathname + url.search };
  if (url.pathname === '/') {
    sendTo(response, startPage(person)?.path ?? teamsPath);
    return;
  }
  const page = sitePages.find((each) => each.path === url.pathname);
  if (page !== undefined) return sendSitePage(response, page, visit, settings);
  const native = listAddress(url);
  if (native !== undefined) return sendListPage(response, native, url, visit, settings);
  if (url.pathname === teamsPath) {
    const { page: teams, nonce } = teamsPage(url, visit, await installedApp(settings.tabFolder), settings);
    sendPage(response, 200, teams, teamsPolicy(nonce, settings));
    return;
  }
  if (url.pathname.startsWith(deepLinkPath)) {
    sendTo(response, deepLinkTarget(url));
    return;
  }
  const fallback = startPage(person) ?? sitePages[0];
  if (fallback !== undefined) sendNotFound(response, fallback, visit, settings);
}

function below(url: URL, base: string): string | undefined {
  return url.pathname.startsWith(base) ? decodeURIComponent(url.pathname.slice(base.length)) : undefined;
}

async function answerFile(url: URL, response: ServerResponse, settings: HostSettings): Promise<boolean> {
  const own = below(url, ownFilesPath);
  const module = below(url, modulesPath);
  const asset = below(url, bundlePath);
  if (own !== undefined) await sendFile(response, ownFile(settings.projectRoot, own), 'ask again');
  else if (module !== undefined)
    await sendFile(response, moduleFile(path.join(settings.projectRoot, 'node_modules'), module), 'for ever');
  else if (asset !== undefined) await sendFile(response, bundleFile(settings.bundleFolder, asset), 'for ever');
  else return false;
  return true;
}

async function answer(request: IncomingMessage, response: ServerResponse, settings: HostSettings): Promise<void> {
  const { host } = new URL(settings.origin);
  // A page elsewhere that has made its own host name point here (DNS rebinding) gets nothing.
  if (request.headers.host !== host && request.headers.host !== host.replace('localhost', '127.0.0.1')) {
    sendText(response, 421, `This workbench answers to ${settings.origin}/ only.`);
    return;
  }
  const url = new URL(request.url ?? '/', settings.origin);
  if (request.method === 'POST' && url.pathname === switchPaths.person) return switchPerson(request, response);
  if (request.method === 'POST' && url.pathname === switchPaths.theme) return switchTheme(request, response);
  if (request.method === 'POST' && url.pathname === teamsTokenPath)
    return sendTeamsToken(request, response, personOfPage(request), settings);
  if (request.method === 'GET' && (await answerFile(url, response, settings))) return;
  if (await settings.service.handle(request, response)) return;
  if (request.method === 'GET') return answerGet(url, request, response, settings);
  sendText(response, 404, 'There is nothing at this address.');
}

/** The workbench's main origin: the pages of the two sites, the Teams frame and the list service. */
export function openHost(settings: HostSettings): RequestListener {
  return (request, response) => {
    answer(request, response, settings).catch((error: unknown) => {
      settings.log(
        `${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      if (response.headersSent) response.destroy();
      else sendText(response, 500, error instanceof Error ? error.message : 'The workbench could not answer.');
    });
  };
}
