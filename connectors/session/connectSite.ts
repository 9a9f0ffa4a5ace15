import { spfi } from '@pnp/sp/fi.js';
import type { ConnectOptions, SignIn, SiteConnection } from './site.js';

/** Connects one person to one site. */
export function connectSite(webUrl: string, _signIn: SignIn, options: ConnectOptions = {}): SiteConnection {
  return { webUrl, zone: options.zone ?? 'Europe/London', sp: spfi(webUrl) };
}
