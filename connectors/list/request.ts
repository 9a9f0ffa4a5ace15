import { z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { sendBatch } from '../batch/sendBatch.js';
import { UnexpectedAnswerError } from '../errors/kinds.js';
import { refusalError } from '../errors/refusal.js';
import { isInSite, pathForLog } from '../session/address.js';
import { whole } from '../session/behaviours.js';
import { machineryOf } from '../session/machinery.js';
import type { SiteConnection } from '../session/site.js';
import { askedWait, nextWait } from '../session/waiting.js';
import { expecting } from '../errors/expecting.js';

const mostTries = 5;
const busy = new Set([429, 502, 503, 504]);

/** How something is read. */
export interface ReadOptions {
  /** The address holds a value that identifies a person, so it must not be seen on the way. */
  readonly personal?: boolean;
  /** Without ids, tags and types: a third of the bytes, for what is only looked at. */
  readonly light?: boolean;
  readonly signal?: AbortSignal | undefined;
}

const accepted = (light: boolean | undefined): string => `application/json${light ? ';odata=nometadata' : ''}`;

/** Reads with the address inside the body of a batch, where no server or proxy writes it to a log. */
async function getUnseen(site: SiteConnection, url: string, { light, signal }: ReadOptions): Promise<unknown> {
  const { clock, holdBack } = machineryOf(site);
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const [answer] = await sendBatch(site, [{ method: 'GET', url, headers: { Accept: accepted(light) } }]);
    if (answer === undefined) throw new TypeError('a batch of one has one answer');
    if (answer.status < 300) return expecting('a read within a batch', (): unknown => JSON.parse(answer.body));
    if (!busy.has(answer.status) || attempt === mostTries) {
      throw refusalError({ method: 'GET', path: pathForLog(url, site.webUrl), ...answer });
    }
    holdBack(nextWait(askedWait(answer.headers, clock.now()), attempt, clock.random()));
  }
}

/** Reads an address of the site. */
export async function getJson(site: SiteConnection, url: string, options: ReadOptions = {}): Promise<unknown> {
  if (options.personal) return getUnseen(site, url, options);
  const request = SPQueryable([site.sp.web, url]).using(whole());
  const { signal } = options;
  return spGet<unknown>(request, { headers: { Accept: accepted(options.light) }, ...(signal ? { signal } : {}) });
}

/** One page of items as the service sent it. */
export interface WirePage {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
}

const collection = z.object({ value: z.array(z.unknown()), 'odata.nextLink': z.optional(z.string()) });

/** Reads one page. @throws UnexpectedAnswerError if its next link leads out of the site */
export async function getPage(
  site: SiteConnection,
  list: ListDeclaration,
  url: string,
  options: ReadOptions = {},
): Promise<WirePage> {
  const json = await getJson(site, url, options);
  const page = expecting(list.title, () => collection.parse(json));
  const next = page['odata.nextLink'];
  if (next !== undefined && !isInSite(next, site.webUrl)) {
    throw new UnexpectedAnswerError({
      message: `${list.title}: the link to the next page leads out of the site`,
      sentence: 'SharePoint answered something that cannot be read. Tell the administrator.',
    });
  }
  return { items: page.value, next };
}
