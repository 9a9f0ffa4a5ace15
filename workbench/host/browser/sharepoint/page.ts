import { watchThemeSwitch } from '../themeSwitch.js';
import { openModuleLoader } from './amd.js';
import type { PageBoot } from './boot.js';
import { showWebPart } from './spfx.js';
import { addStandIns } from './standIns.js';
import { siteTheme } from './theme.js';

/** The page's own server wrote this block, from the type that this file reads it with. */
function readBoot(): PageBoot {
  return JSON.parse(document.getElementById('page-boot')?.textContent ?? 'null') as PageBoot;
}

function zone(): HTMLElement {
  const element = document.getElementById('web-part');
  if (element === null) throw new Error('The page has no place for the web part.');
  return element;
}

/** Says in the page what went wrong, and in the console why. */
function showFailure(element: HTMLElement, error: unknown): void {
  element.dataset['state'] = 'failed';
  const message = document.createElement('p');
  message.className = 'failure';
  message.setAttribute('role', 'alert');
  message.textContent = `This web part cannot be shown. ${error instanceof Error ? error.message : String(error)}`;
  element.replaceChildren(message);
  console.error(error);
}

async function start(): Promise<void> {
  const boot = readBoot();
  const element = zone();
  const loader = openModuleLoader();
  for (const [name, url] of Object.entries(boot.modules)) loader.add(name, { url });
  addStandIns(loader);
  let theme = boot.theme;
  let applyTheme = (): void => undefined;
  watchThemeSwitch((next) => {
    theme = next;
    applyTheme();
  });
  const inner = document.createElement('div');
  element.replaceChildren(inner);
  try {
    const shown = await showWebPart(loader, boot, inner, siteTheme(theme), (error) => showFailure(element, error));
    applyTheme = () => shown.setTheme(siteTheme(theme));
    if (theme !== boot.theme) applyTheme();
    if (element.dataset['state'] !== 'failed') element.dataset['state'] = 'shown';
  } catch (error) {
    showFailure(element, error);
  }
}

void start();
