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
      return [{ ...boot.context, theme }];
    case 'appInitialization.appLoaded':
      return undefined;
    case 'appInitialization.success':
      say('shown', '');
      return [undefined];
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      say('failed', `The tab could not start: ${String(args[1] ?? args[0])}`);
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
  frame.contentWindow?.postMessage({ func: 'themeChange', args: [next] }, tabOrigin);
});

frame.src = boot.tabUrl;
