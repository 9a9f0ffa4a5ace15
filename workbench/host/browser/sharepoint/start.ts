import { watchThemeSwitch } from '../themeSwitch.js';
import { openModuleLoader } from './amd.js';
import type { ModuleLoader } from './amd.js';
import type { PageBoot } from './boot.js';
import { addStandIns } from './standIns.js';
import { siteTheme } from './theme.js';
import type { SiteTheme } from './theme.js';

/** A component that stands on the page. */
interface Shown {
  setTheme(theme: SiteTheme): void;
}

/** Renders the page's component into the element. @param failed is told when the component says that it cannot be shown */
type Show<B extends PageBoot> = (
  loader: ModuleLoader,
  boot: B,
  element: HTMLElement,
  theme: SiteTheme,
  failed: (error: unknown) => void,
) => Promise<Shown>;

function zone(): HTMLElement {
  const element = document.getElementById('web-part');
  if (element === null) throw new Error('The page has no place for its component.');
  return element;
}

/** Says in the page what went wrong, and in the console why. */
function showFailure(element: HTMLElement, subject: string, error: unknown): void {
  element.dataset['state'] = 'failed';
  const message = document.createElement('p');
  message.className = 'failure';
  message.setAttribute('role', 'alert');
  message.textContent = `${subject} cannot be shown. ${error instanceof Error ? error.message : String(error)}`;
  element.replaceChildren(message);
  console.error(error);
}

/** Starts a page: makes the modules known, shows its component and follows the theme. @param subject "This web part" */
export async function startPage<B extends PageBoot>(subject: string, show: Show<B>): Promise<void> {
  // The page's own server wrote this block, from the type that the page's script reads it with.
  const boot = JSON.parse(document.getElementById('page-boot')?.textContent ?? 'null') as B;
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
  const failed = (error: unknown): void => showFailure(element, subject, error);
  try {
    const shown = await show(loader, boot, inner, siteTheme(theme), failed);
    applyTheme = () => shown.setTheme(siteTheme(theme));
    if (theme !== boot.theme) applyTheme();
    if (element.dataset['state'] !== 'failed') element.dataset['state'] = 'shown';
  } catch (error) {
    failed(error);
  }
}
