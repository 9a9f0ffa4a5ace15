import type { Clock } from './clock.js';
import type { SiteConnection } from './site.js';

/** What the connectors need of a connection beyond what other rooms may use. */
export interface Machinery {
  readonly clock: Clock;
  readonly holdBack: (milliseconds: number) => void;
}

const machineries = new WeakMap<SiteConnection, Machinery>();

export function rememberMachinery(site: SiteConnection, machinery: Machinery): void {
  machineries.set(site, machinery);
}

/** @throws TypeError if the connection was not made by connectSite */
export function machineryOf(site: SiteConnection): Machinery {
  const machinery = machineries.get(site);
  if (!machinery) throw new TypeError('this site connection was not made by connectSite');
  return machinery;
}
