import { z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import { ConnectorError } from '../errors/connectorError.js';
import { NotFoundError, UnexpectedAnswerError } from '../errors/kinds.js';
import { isInSite } from '../session/address.js';
import { whole } from '../session/behaviours.js';
import { fetchScript } from '../session/fetchScript.js';
import type { SiteConnection } from '../session/site.js';
import { accepted, type ReadOptions } from './readOptions.js';

/**
 * Reads with the address inside the body of a batch, where no server or proxy writes it to a log. Batches are in the script
 * that writes: the first view does without both.
 */
async function getUnseen(site: SiteConnection, url: string, options: ReadOptions): Promise<unknown> {
  const { getMany, partJson } = await fetchScript(import(/* webpackChunkName: 'writing' */ './getMany.js'));
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

/** What to say of a refused page. Which columns a list lacks is asked by the script that writes: it is needed once in a long while. */
async function whyRefused(site: SiteConnection, list: ListDeclaration, error: unknown): Promise<unknown> {
  if (!(error instanceof ConnectorError)) return error;
  const isUnknownList = error instanceof NotFoundError;
  const isRefusedQuestion = error.name === 'ConnectorError' && error.status === 400;
  if (!isUnknownList && !isRefusedQuestion) return error;
  const { explained } = await fetchScript(import(/* webpackChunkName: 'writing' */ './notSetUp.js'));
  return explained(site, list, error);
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
  const json = await getJson(site, url, options).catch(async (error: unknown) => {
    throw await whyRefused(site, list, error);
  });
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
