import type { PartAnswer } from '../batch/parse.js';
import { sendBatch } from '../batch/sendBatch.js';
import { expecting } from '../errors/expecting.js';
import { refusalError } from '../errors/refusal.js';
import { pathForLog } from '../session/address.js';
import { machineryOf } from '../session/machinery.js';
import type { SiteConnection } from '../session/site.js';
import { askedWait, nextWait } from '../session/waiting.js';
import { accepted, type ReadOptions } from './readOptions.js';

const mostTries = 5;
const busy = new Set([429, 502, 503, 504]);

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
