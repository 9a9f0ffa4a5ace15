import { RejectOnError, ResolveOnData } from '@pnp/queryable';
import { spfi } from '@pnp/sp/fi.js';
import '@pnp/sp/webs/index.js';
import { siteAddress } from './address.js';
import { sendThrough, sharePointJson, unwrapped } from './behaviours.js';
import { systemClock, type Clock } from './clock.js';
import { rememberMachinery } from './machinery.js';
import { createSender } from './sender.js';
import type { ConnectOptions, SignIn, SiteConnection } from './site.js';

/** {@link connectSite} with a clock of the caller's: for tests of waiting. */
export function connectSiteWith(
  clock: Clock,
  webUrl: string,
  signIn: SignIn,
  options: ConnectOptions = {},
): SiteConnection {
  const address = siteAddress(webUrl);
  const sender = createSender(address, signIn, options, clock);
  const sp = spfi(address).using(
    sharePointJson(address),
    sendThrough(sender),
    unwrapped(),
    ResolveOnData(),
    RejectOnError(),
  );
  const site: SiteConnection = { webUrl: address, zone: options.zone ?? 'Europe/London', sp };
  rememberMachinery(site, { clock, holdBack: (milliseconds) => sender.holdBack(milliseconds) });
  return site;
}

/**
 * Connects one person to one site. Sends nothing yet.
 *
 * `page` uses the cookies and the form digest of a page of the same origin; `token` a bearer token. Requests are tried again
 * where that is safe, wait as long as SharePoint asks, and are given up after `timeoutMs`. Everything that fails is thrown as
 * a ConnectorError.
 * @throws TypeError if the address is not an absolute one
 */
export function connectSite(webUrl: string, signIn: SignIn, options: ConnectOptions = {}): SiteConnection {
  return connectSiteWith(systemClock, webUrl, signIn, options);
}
