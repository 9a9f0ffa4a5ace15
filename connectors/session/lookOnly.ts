import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { spfi } from '@pnp/sp/fi.js';
import type { SiteConnection } from './site.js';

/** Lets reads through and answers everything else with nothing done, without sending it. */
function keepWritesBack(): TimelinePipe<Queryable> {
  return (instance) => {
    const send = [...instance.on.send.toArray()];
    instance.on.send.replace(async function (url, init) {
      if ((init.method ?? 'GET').toUpperCase() !== 'GET') return new Response(null, { status: 204 });
      const [onward] = send;
      if (onward === undefined) throw new TypeError('the connection sends nothing');
      return onward.call(this, url, init);
    });
    return instance;
  };
}

/** The same connection for looking only: what would write is not sent, and is answered as if there were nothing to say. */
export function lookOnly(site: SiteConnection): SiteConnection {
  return { ...site, sp: spfi(site.sp).using(keepWritesBack()) };
}
