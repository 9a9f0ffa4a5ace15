import { z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import type { PartAnswer } from '../batch/parse.js';
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

/**
 * Reads many addresses in one batch, at most 100. A part that the service was too busy for is asked for again.
 * @returns the answers, in order; refusals of single parts are among them
 * @throws ConnectorError if the batch as a whole was refused or lost
 */
export async function getMany(
  site: SiteConnection,
  urls: readonly string[],
  { light, signal }: Pick<ReadOptions, 'light' | 'signal'>,
): Promise<readonly PartAnswer[]> {
  const { clock, holdBack } = machineryOf(site);
  const answers: PartAnswer[] = [];
  let waiting = urls.map((url, index) => ({ url, index }));
  for (let attempt = 1; waiting.length > 0; attempt += 1) {
    signal?.throwIfAborted();
    const parts = waiting.map(({ url }) => ({ method: 'GET' as const, url, headers: { Accept: accepted(light) } }));
    const answered = await sendBatch(site, parts);
    const putOff: typeof waiting = [];
    let longest = 0;
    waiting.forEach((one, place) => {
      const answer = answered[place];
      if (answer === undefined) throw new TypeError('sendBatch gives one answer for each part');
      if (busy.has(answer.status) && attempt < mostTries) {
        putOff.push(one);
        longest = Math.max(longest, nextWait(askedWait(answer.headers, clock.now()), attempt, clock.random()));
      } else answers[one.index] = answer;
    });
    if (putOff.length > 0) holdBack(longest);
    waiting = putOff;
  }
  return answers;
}

/** The JSON of one part of a batch. @throws ConnectorError if it was refused */
export function partJson(site: SiteConnection, url: string, answer: PartAnswer | undefined): unknown {
  if (answer === undefined) throw new TypeError('getMany gives one answer for each address');
  if (answer.status < 300) return expecting('a read within a batch', (): unknown => JSON.parse(answer.body));
  throw refusalError({ method: 'GET', path: pathForLog(url, site.webUrl), ...answer });
}

/** Reads with the address inside the body of a batch, where no server or proxy writes it to a log. */
async function getUnseen(site: SiteConnection, url: string, options: ReadOptions): Promise<unknown> {
  const [answer] = await getMany(site, [url], options);
  return partJson(site, url, answer);
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
