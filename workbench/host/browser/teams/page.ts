import { watchThemeSwitch } from '../themeSwitch.js';
import type { TeamsBoot } from './boot.js';
import { answerNestedAppAuth } from './nestedAppAuth.js';

/** The runtime that this frame declares to teams-js: what it can answer, and nothing more. */
const runtime = JSON.stringify({
  apiVersion: 4,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isLegacyTeams: false,
  isNAAChannelRecommended: true,
  supports: { app: { notifySuccessResponse: {} }, pages: {}, nestedAppAuth: {} },
});

/** The protocol version that this frame speaks, as Teams reports its own. */
const protocolVersion = '2.0.9';

/** The page's own server wrote this block, from the type that this file reads it with. */
function readBoot(): TeamsBoot {
  return JSON.parse(document.getElementById('page-boot')?.textContent ?? 'null') as TeamsBoot;
}

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}.`);
  return element;
}

const boot = readBoot();
const frame = part('tab', HTMLIFrameElement);
const state = part('teams-state', HTMLElement);
const tabOrigin = new URL(boot.tabUrl).origin;
let theme = boot.theme;
let context = boot.context;

const account = {
  homeAccountId: `${boot.context['userObjectId']}.${boot.context['tid']}`,
  environment: location.host,
  tenantId: boot.context['tid'] ?? '',
};

function say(name: 'loading' | 'shown' | 'failed', words: string): void {
  frame.dataset['state'] = name;
  state.textContent = words;
  state.hidden = name === 'shown';
}

/** The events that the tab wants to be told of. With both, Teams keeps it in memory while the person is elsewhere. */
const registered = new Set<string>();
let readyToUnload = (): void => undefined;

/** As long as Teams waits for a tab that is to be put away, in milliseconds. */
const patience = 30_000;

/** Tells the tab that the person goes elsewhere, and waits until it is ready. */
function putAway(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    readyToUnload = () => {
      clearTimeout(timer);
      resolve();
    };
    tell('beforeUnload', []);
  });
}

function tell(func: string, args: readonly unknown[]): void {
  frame.contentWindow?.postMessage({ func, args }, tabOrigin);
}

/** Another tab of the same app: the page that was put away is asked to show it. */
async function resume(link: HTMLAnchorElement): Promise<void> {
  await putAway();
  const entityId = new URL(link.href).searchParams.get('tab') ?? '';
  // The link names no case.
  context = { ...Object.fromEntries(Object.entries(context).filter(([name]) => name !== 'subEntityId')), entityId };
  for (const other of document.querySelectorAll('nav a')) other.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'page');
  history.pushState(null, '', link.href);
  const name = link.textContent ?? '';
  document.title = document.title.replace(/^.*? - /, `${name} - `);
  frame.title = frame.title.replace(/: .*$/, `: ${name}`);
  say('loading', 'Loading the tab');
  tell('load', [{ entityId, contentUrl: boot.tabUrl }]);
}

document.querySelector('nav[aria-label="Tabs"]')?.addEventListener('click', (event) => {
  const link = event.target;
  if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(link instanceof HTMLAnchorElement) || !link.href.includes('?tab=')) return;
  if (!registered.has('beforeUnload') || !registered.has('load')) return;
  event.preventDefault();
  void resume(link);
});
// The address of a tab that was put away is not the one of the page that the browser would go back to.
window.addEventListener('popstate', () => location.reload());

/** Opens a deep link of Teams in this frame; other links open where a browser would open them. */
function openLink(link: unknown): boolean {
  const url = new URL(String(link));
  const entity = /\/l\/entity\/.*/.exec(url.pathname)?.[0];
  if (entity === undefined) {
    window.open(url.href, '_blank', 'noopener');
    return true;
  }
  location.assign(`/teams${entity}${url.search}`);
  return true;
}

/** Answers one message of teams-js; nothing where the protocol has no answer. */
async function answer(name: string, args: readonly unknown[], data: unknown): Promise<readonly unknown[] | undefined> {
  switch (name) {
    case 'initialize':
      return [boot.context['frameContext'], 'web', protocolVersion, runtime];
    case 'getContext':
      return [{ ...context, theme }];
    case 'appInitialization.appLoaded':
      return undefined;
    case 'appInitialization.success':
      say('shown', '');
      return [undefined];
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      say('failed', `The tab could not start: ${String(args[1] ?? args[0])}`);
      return undefined;
    case 'registerHandler':
      registered.add(String(args[0]));
      return undefined;
    case 'readyToUnload':
      readyToUnload();
      return undefined;
    case 'executeDeepLink':
      return [openLink(args[0])];
    case 'nestedAppAuth.execute':
      return [null, await answerNestedAppAuth(data, boot.tokenPath, account)];
    default:
      return undefined;
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== frame.contentWindow || event.origin !== tabOrigin) return;
  const message = event.data;
  if (typeof message !== 'object' || message === null) return;
  const name: unknown = Reflect.get(message, 'func');
  const args: unknown = Reflect.get(message, 'args');
  if (typeof name !== 'string') return;
  void answer(name, Array.isArray(args) ? args : [], Reflect.get(message, 'data')).then((reply) => {
    if (reply === undefined) return;
    const id: unknown = Reflect.get(message, 'id');
    const uuidAsString: unknown = Reflect.get(message, 'uuidAsString');
    frame.contentWindow?.postMessage({ id, uuidAsString, args: reply }, tabOrigin);
  });
});

watchThemeSwitch((next) => {
  theme = next;
  tell('themeChange', [next]);
});

frame.src = boot.tabUrl;
