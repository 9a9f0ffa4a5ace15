import { ConnectorError } from '../errors/connectorError.js';
import { NoAccessError, StoppedError } from '../errors/kinds.js';
import { saved, silenceError, isDigestRefusal, refusalError, requestIdOf } from '../errors/refusal.js';
import { pathForLog } from './address.js';
import type { Clock } from './clock.js';
import { credentialsFor, type Credentials } from './credentials.js';
import { exchange, withBody, type Exchange } from './exchange.js';
import { isSafeToRepeat, safeToRepeat, stopSignal } from './repeat.js';
import type { ConnectOptions, SignIn } from './site.js';
import { askedWait, longestWait, nextWait } from './waiting.js';

/** Sends requests of one connection. The answer is always a good one (2xx): everything else is thrown as a ConnectorError. */
export interface Sender {
  send(url: string, init: RequestInit): Promise<Response>;
  /** Holds every request of the connection back for a time: a part of a batch was told to wait. */
  holdBack(milliseconds: number): void;
}

/** Answers after which the same request may fare better. */
const busy = new Set([429, 502, 503, 504]);

function headersOf(init: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(init.headers).entries());
}

/** One request on its way: what it is, and what became of its tries so far. */
interface Journey {
  readonly url: string;
  readonly init: RequestInit;
  readonly method: string;
  readonly path: string;
  readonly correlationId: string;
  attempt: number;
  failures: number;
  renewed: boolean;
  /** An earlier try may have been carried out. */
  unclear: boolean;
}

/**
 * Makes the sender of a connection: tries again where that is safe, waits as long as the service asks, gives up after a time,
 * renews what it signs in with.
 *
 * Sent again: reads, and writes marked as safe to repeat, after silence or 502, 503, 504; every request after 429 and after a
 * refused digest or token, because those were refused before anything was carried out. A write without the mark is sent once:
 * if its answer is lost, the error says so.
 */
export function createSender(webUrl: string, signIn: SignIn, options: ConnectOptions, clock: Clock): Sender {
  const timeoutMs = options.timeoutMs ?? 60_000;
  const mostTries = options.tries ?? 5;
  /** Until then no request of this connection is sent: one throttled request holds the others too. */
  let quietUntil = 0;

  const plainPost = async (path: string): Promise<string> => {
    const init = safeToRepeat({ method: 'POST', headers: { Accept: 'application/json' } });
    const answer = await travel(`${webUrl}${path}`, init, { mode: credentials.mode, headers: noHeaders, renew: never });
    return answer.text();
  };
  const credentials = credentialsFor(signIn, webUrl, plainPost, clock);

  function log(journey: Journey, started: number, result: Exchange): void {
    options.log?.({
      method: journey.method,
      path: journey.path,
      status: 'answer' in result ? result.answer.status : undefined,
      milliseconds: Math.round(clock.now() - started),
      attempt: journey.attempt,
      correlationId: journey.correlationId,
      requestId: 'answer' in result ? requestIdOf(result.answer.headers) : undefined,
    });
  }

  async function pause({ init, method, path, unclear }: Journey, milliseconds: number): Promise<void> {
    const stop = stopSignal(init);
    try {
      await clock.wait(milliseconds, stop ?? init.signal);
    } catch (cause) {
      if (!stop?.aborted) throw cause;
      throw new StoppedError({
        message: `${method} ${path}: stopped while SharePoint was busy`,
        sentence: unclear
          ? 'You stopped this before SharePoint had answered, so it is not known whether it was saved.'
          : 'You stopped this before it was saved.',
        cause,
        unclear,
      });
    }
  }

  async function signedIn({ method, path, unclear }: Journey, who: Credentials): Promise<Record<string, string>> {
    try {
      return await who.headers(method);
    } catch (cause) {
      if (cause instanceof ConnectorError) throw cause;
      throw new NoAccessError({
        message: `${method} ${path}: signing in failed`,
        sentence: `You could not be signed in to SharePoint.${saved({ method, unclear })} Sign in again.`,
        cause,
        unclear,
      });
    }
  }

  async function tryOnce(journey: Journey, who: Credentials): Promise<Exchange> {
    const { signal } = journey.init;
    while (quietUntil > clock.now()) await pause(journey, quietUntil - clock.now());
    const headers = { ...headersOf(journey.init), ...(await signedIn(journey, who)) };
    const started = clock.now();
    // Nothing that comes from the lists may be kept on the machine's disk.
    const init: RequestInit = { ...journey.init, headers, credentials: who.mode, cache: 'no-store' };
    const result = await exchange(journey.url, init, timeoutMs, signal);
    log(journey, started, result);
    return result;
  }

  /** Whether to go on after a failed try; if so, the others of this connection are held back too where the service asked for it. */
  async function mayTryAgain(journey: Journey, executed: boolean, asked: number | undefined): Promise<boolean> {
    const repeat = !executed || isSafeToRepeat(journey.init);
    if (!repeat || journey.failures >= mostTries || (asked ?? 0) > longestWait) return false;
    const wait = nextWait(asked, journey.failures, clock.random());
    if (asked === undefined) await pause(journey, wait);
    else quietUntil = Math.max(quietUntil, clock.now() + wait);
    return true;
  }

  /** The good answer of a try, or undefined if the request shall be sent again. */
  async function judge(journey: Journey, who: Credentials, result: Exchange): Promise<Response | undefined> {
    const { method, path } = journey;
    if ('silence' in result) {
      journey.failures += 1;
      journey.unclear = true;
      if (await mayTryAgain(journey, true, undefined)) return undefined;
      throw silenceError({ method, path, timedOut: result.timedOut }, result.silence);
    }
    const { answer } = result;
    const asked = askedWait(answer.headers, clock.now());
    if (answer.ok) {
      if (asked !== undefined) quietUntil = Math.max(quietUntil, clock.now() + Math.min(asked, longestWait));
      return withBody(answer, result.body);
    }
    const body = new TextDecoder().decode(result.body);
    if (!journey.renewed && who.renew(answer.status, isDigestRefusal(answer.status, body))) {
      journey.renewed = true;
      return undefined;
    }
    const refused = (): Error =>
      refusalError({
        method,
        path,
        status: answer.status,
        headers: answer.headers,
        body,
        unclear: journey.unclear && method !== 'GET',
        wait: asked,
      });
    if (!busy.has(answer.status)) throw refused();
    journey.failures += 1;
    const executed = answer.status !== 429;
    journey.unclear ||= executed;
    if (await mayTryAgain(journey, executed, asked)) return undefined;
    throw refused();
  }

  async function travel(url: string, init: RequestInit, who: Credentials): Promise<Response> {
    const method = (init.method ?? 'GET').toUpperCase();
    const correlationId = new Headers(init.headers).get('X-PnPjs-RequestId') ?? crypto.randomUUID();
    const path = pathForLog(url, webUrl);
    const journey: Journey = {
      url,
      init,
      method,
      path,
      correlationId,
      attempt: 0,
      failures: 0,
      renewed: false,
      unclear: false,
    };
    for (;;) {
      journey.attempt += 1;
      const good = await judge(journey, who, await tryOnce(journey, who));
      if (good) return good;
    }
  }

  return {
    send: (url, init) => travel(url, init, credentials),
    holdBack(milliseconds) {
      quietUntil = Math.max(quietUntil, clock.now() + Math.min(milliseconds, longestWait));
    },
  };
}

const noHeaders = (): Promise<Readonly<Record<string, string>>> => Promise.resolve({});
const never = (): boolean => false;
