import { setTimeout as wait } from 'node:timers/promises';

import { invalidDigest, refusedOnDemand, SharePointError } from '../errors/errors.js';
import type { Answer } from '../http/failure.js';
import { failure } from '../http/failure.js';
import type { Incoming } from '../http/incoming.js';
import { takesStream } from '../http/streams.js';
import type { BudgetBook, Standing } from './budget.js';
import type { AnswerRefusal, Asked, RateLimit } from './refusal.js';
import { ConnectionCut } from './refusal.js';
import type { Refusals, Verdict } from './refusals.js';

/**
 * Carries a request out, or refuses it, as the rules say.
 *
 * @throws ConnectionCut if the connection is to be cut
 */
export async function meetRequest(
  refusals: Refusals,
  incoming: Incoming,
  login: string,
  work: () => Answer,
): Promise<Answer> {
  const asked = askedOf(incoming, false);
  const standing = standingOf(refusals.book, login);
  if (standing?.isExceeded === true) return overBudget(incoming, standing);
  const verdict = refusals.judge(asked);
  if (verdict.delay > 0) await wait(verdict.delay);
  if (isAfterAll(verdict)) await refusals.announce(asked);
  const answer = underVerdict(verdict, asked, incoming, work);
  if (standing?.isAnnounced !== true) return answer;
  return withHeaders(answer, rateLimitHeaders(standing.rateLimit));
}

/** Carries out one part of a batch, or refuses it. A delay of a part passes over. @throws ConnectionCut */
export function meetPart(refusals: Refusals, incoming: Incoming, login: string, work: () => Answer): Answer {
  const standing = standingOf(refusals.book, login);
  if (standing?.isExceeded === true) return overBudget(incoming, standing);
  const asked = askedOf(incoming, true);
  return underVerdict(refusals.judge(asked), asked, incoming, work);
}

function askedOf(incoming: Incoming, isPart: boolean): Asked {
  const { method, target } = incoming;
  const tunnelled = method === 'POST' ? (incoming.header('x-http-method') ?? '').trim() : '';
  const verb = tunnelled === '' ? method : tunnelled.toUpperCase();
  return {
    method,
    verb,
    url: target,
    get body() {
      return takesStream(target.split('?', 1)[0] ?? '') ? '' : incoming.body;
    },
    isPart,
  };
}

/** True if the work is going to be done. */
function isAfterAll({ refusal }: Verdict): boolean {
  if (refusal === undefined) return true;
  if ('cut' in refusal) return refusal.cut !== 'before';
  return 'answer' in refusal && refusal.carriedOut === true;
}

function underVerdict(verdict: Verdict, asked: Asked, incoming: Incoming, work: () => Answer): Answer {
  const { refusal } = verdict;
  if (refusal === undefined) return work();
  if ('digest' in refusal) {
    return needsDigest(asked) ? failure(invalidDigest(), incoming) : work();
  }
  if ('cut' in refusal) {
    if (refusal.cut === 'before') throw new ConnectionCut('before');
    const answer = work();
    // A part has no connection of its own to be cut in the middle of.
    if (refusal.cut === 'after' || asked.isPart) throw new ConnectionCut('after');
    return { ...answer, note: 'cut amid the answer, on demand', isCutAmid: true };
  }
  if (refusal.carriedOut === true) work();
  return refused(refusal, incoming);
}

function needsDigest(asked: Asked): boolean {
  return !['GET', 'HEAD'].includes(asked.verb.toUpperCase()) && !/\/_api\/contextinfo\/?(\?|$)/i.test(asked.url);
}

function refused(refusal: AnswerRefusal, incoming: Incoming): Answer {
  const { error } = refusal;
  const thrown =
    error === undefined
      ? refusedOnDemand(refusal.answer)
      : new SharePointError(refusal.answer, error.code, error.type, error.message);
  const answer = failure(thrown, incoming);
  return withHeaders(
    { ...answer, note: `${refusal.answer} on demand` },
    {
      ...retryAfterHeaders(refusal.retryAfter, refusal.retryAfterAs ?? 'seconds'),
      ...(refusal.rateLimit === undefined ? {} : rateLimitHeaders(refusal.rateLimit)),
    },
  );
}

function standingOf(book: BudgetBook | undefined, login: string): Standing | undefined {
  return book?.count(login);
}

function overBudget(incoming: Incoming, { rateLimit }: Standing): Answer {
  const answer = failure(refusedOnDemand(429), incoming);
  return withHeaders(
    { ...answer, note: '429 over budget' },
    { ...retryAfterHeaders(rateLimit.reset, 'seconds'), ...rateLimitHeaders(rateLimit) },
  );
}

function retryAfterHeaders(seconds: number | undefined, form: 'seconds' | 'date'): Record<string, string> {
  if (seconds === undefined) return {};
  // A date has whole seconds: rounded up, so that nobody comes back too early.
  const date = () => new Date(Math.ceil(Date.now() / 1000 + seconds) * 1000).toUTCString();
  return { 'Retry-After': form === 'date' ? date() : String(seconds) };
}

function rateLimitHeaders({ limit, remaining, reset }: RateLimit): Record<string, string> {
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(reset),
  };
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, reply: { ...answer.reply, headers: { ...answer.reply.headers, ...headers } } };
}
