import type { IncomingMessage } from 'node:http';
import { personByKey } from './people.js';
import type { Person, PersonKey } from './people.js';

const personCookie = 'workbench-person';
const themeCookie = 'workbench-theme';

/** The themes that the switch of the workbench offers. */
export type WorkbenchTheme = 'default' | 'dark' | 'contrast';

function cookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name) return value;
  }
  return undefined;
}

/** The person that the page's cookie names, if it names one of the workbench's people. */
export function personOfCookie(request: IncomingMessage): Person | undefined {
  const key = cookie(request, personCookie);
  return key === undefined ? undefined : personByKey(key);
}

/** The header that makes the browser this person: kept from scripts and from other sites' requests. */
export function personCookieHeader(person: PersonKey): string {
  return `${personCookie}=${person}; Path=/; HttpOnly; SameSite=Lax`;
}

/** The theme that a text names, or nothing if it is none. */
export function themeNamed(text: string | null | undefined): WorkbenchTheme | undefined {
  return text === 'default' || text === 'dark' || text === 'contrast' ? text : undefined;
}

/** The theme that was chosen last, or the default. */
export function themeOfCookie(request: IncomingMessage): WorkbenchTheme {
  return themeNamed(cookie(request, themeCookie)) ?? 'default';
}

/** The header that keeps the chosen theme. */
export function themeCookieHeader(theme: WorkbenchTheme): string {
  return `${themeCookie}=${theme}; Path=/; HttpOnly; SameSite=Lax`;
}
