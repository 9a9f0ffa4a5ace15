import { spPost, SPQueryable } from '@pnp/sp/spqueryable.js';
import { UnexpectedAnswerError } from '../errors/kinds.js';
import { requestIdOf } from '../errors/refusal.js';
import { asText } from '../session/behaviours.js';
import { safeToRepeat, stoppable } from '../session/repeat.js';
import type { SiteConnection } from '../session/site.js';
import { composeBatch, type BatchPart } from './compose.js';
import { parseBatch, type PartAnswer } from './parse.js';

/**
 * Sends up to 100 requests as one. Each has an answer of its own; none undoes or stops another.
 * The whole batch may be sent again after silence, so every part must be safe to repeat.
 * @param stop stops it between tries, never in the middle of one
 * @returns the answers, in order
 * @throws ConnectorError if the batch as a whole was refused or lost: then nothing is known of any part
 */
export async function sendBatch(
  site: SiteConnection,
  parts: readonly BatchPart[],
  stop?: AbortSignal,
): Promise<readonly PartAnswer[]> {
  const id = crypto.randomUUID();
  const batch = SPQueryable([site.sp.web, site.webUrl], '_api/$batch').using(asText());
  const answer = await spPost<{ text: string; headers: Headers }>(
    batch,
    stoppable(
      safeToRepeat({
        body: composeBatch(parts, id),
        headers: { 'Content-Type': `multipart/mixed; boundary=batch_${id}` },
      }),
      stop,
    ),
  );
  const answers = parseBatch(answer.text, answer.headers.get('Content-Type') ?? '');
  if (answers?.length !== parts.length) {
    throw new UnexpectedAnswerError({
      message: `POST /_api/$batch: ${parts.length} requests, ${answers?.length ?? 'no readable'} answers`,
      sentence: 'SharePoint’s answer broke off, so it is not known what was saved. Try again: nothing is saved twice.',
      requestId: requestIdOf(answer.headers),
      retryable: true,
      unclear: parts.some((part) => part.method !== 'GET'),
    });
  }
  return answers;
}
