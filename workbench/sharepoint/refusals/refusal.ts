/** What can be made to go wrong with a request. */
export type Refusal = AnswerRefusal | CutRefusal | DelayRefusal | DigestRefusal;

/** Another answer in place of the service's own. */
export interface AnswerRefusal {
  /** The status, 400 to 599: 429 (too many requests), 503 (busy), 504 (a gateway gave up) and whatever a test needs. */
  readonly answer: number;
  /** Seconds until the client may come back, for the header Retry-After. */
  readonly retryAfter?: number;
  /** How Retry-After is written: SharePoint sends seconds, gateways also an HTTP date. Seconds if left out. */
  readonly retryAfterAs?: 'seconds' | 'date';
  /** The headers RateLimit-Limit, -Remaining and -Reset. */
  readonly rateLimit?: RateLimit;
  /** What the body says in place of a general sentence. */
  readonly error?: AnswerError;
  /** The work is done and only its answer replaced, as when a gateway gives up waiting. */
  readonly carriedOut?: boolean;
}

/** An error as SharePoint reports it: `-2130575162`, `Microsoft.SharePoint.SPListDataValidationException`, a sentence. */
interface AnswerError {
  readonly code: number;
  readonly type: string;
  readonly message: string;
}

/** What is left of a budget of requests. */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the budget is full again. */
  readonly reset: number;
}

/** The connection is cut: before the work, after it was stored, or in the middle of the answer. */
interface CutRefusal {
  readonly cut: 'before' | 'after' | 'amid';
}

/** The request waits so many milliseconds, then goes its way. */
export interface DelayRefusal {
  readonly delay: number;
}

/** A change is answered as if its form digest had expired. */
interface DigestRefusal {
  readonly digest: 'expired';
}

/** Which requests a rule meets. Whatever is left out decides nothing. */
export interface RuleTarget {
  /** The request's method, or the verb that it tunnels in X-HTTP-Method. */
  readonly method?: string;
  /** What the address, decoded, must contain, in any case. */
  readonly path?: string;
  /** What the body must contain. */
  readonly body?: string;
  /** True: the rule meets requests inside batches instead of requests. */
  readonly parts?: boolean;
  /** So many requests that match are let through first. */
  readonly skip?: number;
  /** So many are refused; without it, all until the rule is removed. */
  readonly times?: number;
  /** The share of the matching requests that is refused, from 0 to 1, drawn by chance. */
  readonly share?: number;
  /** Where the chance of `share` begins: the same seed makes the same choices. */
  readonly seed?: number;
}

export type RefusalRule = Refusal & RuleTarget;

/** A request, or one part of a batch, as a rule sees it. */
export interface Asked {
  readonly method: string;
  /** The method, or the verb that a POST tunnels. */
  readonly verb: string;
  /** Path and query as sent. */
  readonly url: string;
  /** The body as text; empty for the bytes of files. */
  readonly body: string;
  readonly isPart: boolean;
}

/** The connection is to be cut without an answer. */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
  constructor(readonly when: 'before' | 'after') {
    super(`The connection is cut ${when} the work, as was asked for.`);
  }
}
