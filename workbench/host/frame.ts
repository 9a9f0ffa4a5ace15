import { people } from '../identity/people.js';
import type { Person } from '../identity/people.js';
import type { WorkbenchTheme } from '../identity/cookie.js';
import { html } from './html.js';
import type { Html } from './html.js';

/** Where the switches of person and theme send their choice. */
export const switchPaths = { person: '/_workbench/person', theme: '/_workbench/theme' } as const;

/** Where the browser gets the workbench's own styles and scripts. */
export const ownFilesPath = '/_workbench/files/';

/** What every page of the workbench is made of. */
export interface FrameOptions {
  readonly title: string;
  readonly person: Person;
  readonly theme: WorkbenchTheme;
  /** The address to come back to after a switch. */
  readonly here: string;
  readonly notice: string;
  /** Goes before the main part, inside the page's header. */
  readonly header?: Html;
  readonly main: Html;
  /** Goes into the head; scripts carry the page's nonce. */
  readonly head?: Html;
  readonly bodyClass: 'site' | 'teams';
}

const themeNames: readonly { readonly value: WorkbenchTheme; readonly label: string }[] = [
  { value: 'default', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
];

function themeSwitch(options: FrameOptions): Html {
  return html`<form data-theme-switch method="post" action="${switchPaths.theme}">
    <input type="hidden" name="return" value="${options.here}" />
    <div class="themes" role="group" aria-label="Theme">
      ${themeNames.map(
        ({ value, label }) =>
          html`<button name="theme" value="${value}" aria-pressed="${String(value === options.theme)}">
            ${label}
          </button>`,
      )}
    </div>
  </form>`;
}

function personSwitch(options: FrameOptions): Html {
  const { person } = options;
  return html`<details class="person">
    <summary>
      <span class="visually-hidden">You are </span>${person.name}<span class="role">${person.role}</span>
    </summary>
    <form method="post" action="${switchPaths.person}">
      <p id="person-switch">Be somebody else</p>
      <input type="hidden" name="return" value="${options.here}" />
      <ul aria-labelledby="person-switch">
        ${people.map(
          (each) =>
            html`<li>
              <button name="person" value="${each.key}" aria-current="${String(each.key === person.key)}">
                ${each.name}<span class="role">${each.role}</span>
              </button>
            </li>`,
        )}
      </ul>
    </form>
  </details>`;
}

/** A whole page: the bar with the two switches, the notice that the data are invented, and what the page is for. */
export function framePage(options: FrameOptions): string {
  return html`<!doctype html>
    <html lang="en-GB" data-theme="${options.theme}">
      <head>
        <meta charset="utf-8" />
        <title>${options.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="${ownFilesPath}style/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${ownFilesPath}style/frame.css" />
        ${options.head}
      </head>
      <body class="${options.bodyClass}">
        <a class="skip" href="#content">Skip to the main content</a>
        <header>
          <div class="suite-bar">
            <a class="product" href="/">Workbench</a>
            ${themeSwitch(options)} ${personSwitch(options)}
          </div>
          <p class="notice">${options.notice}</p>
          ${options.header}
        </header>
        <main id="content" tabindex="-1" aria-label="${options.bodyClass === 'teams' ? 'Teams' : 'Page'}">
          ${options.main}
        </main>
      </body>
    </html>`.text;
}
