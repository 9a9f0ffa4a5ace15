import type { JsonObject, JsonValue } from '../json.js';
import { isObject, own } from '../json.js';
import type { RequestBudget } from './budget.js';
import { publishedBudget } from './budget.js';
import type { Refusal, RefusalRule, RuleTarget } from './refusal.js';

/** What the control endpoint is asked to do. */
export type Order =
  | { readonly does: 'add'; readonly rule: RefusalRule }
  | { readonly does: 'budget'; readonly budget: RequestBudget | undefined }
  | { readonly does: 'expire' };

/** An order that cannot be followed. The message is one sentence for whoever sent it. */
export class OrderError extends Error {
  override readonly name = 'OrderError';
}

/** Reads an order as the control endpoint takes it. @throws OrderError */
export function readOrder(value: JsonValue): Order {
  if (!isObject(value)) throw new OrderError('An order is a JSON object.');
  const reader = new OrderReader(value);
  const order = readKind(reader);
  reader.end();
  return order;
}

function readKind(reader: OrderReader): Order {
  if (reader.has('expireDigests')) {
    if (reader.flag('expireDigests') !== true) throw new OrderError('expireDigests can only be true.');
    return { does: 'expire' };
  }
  if (reader.has('budget')) return { does: 'budget', budget: readBudget(reader.take('budget')) };
  return { does: 'add', rule: { ...readRefusal(reader), ...readTarget(reader) } };
}

function readBudget(value: JsonValue | undefined): RequestBudget | undefined {
  if (value === null) return undefined;
  if (value === 'published') return publishedBudget;
  if (!isObject(value)) throw new OrderError('budget is {"requests", "seconds"}, "published" or null.');
  const reader = new OrderReader(value);
  const requests = reader.number('requests', 1, 1e9);
  const seconds = reader.number('seconds', 0.001, 1e9);
  reader.end();
  if (requests === undefined || seconds === undefined) throw new OrderError('budget needs requests and seconds.');
  return { requests, seconds };
}

function readRefusal(reader: OrderReader): Refusal {
  const kinds = ['answer', 'cut', 'delay', 'digest'].filter((name) => reader.has(name));
  if (kinds.length !== 1) {
    throw new OrderError('An order has exactly one of answer, cut, delay, digest, expireDigests and budget.');
  }
  const answer = reader.number('answer', 400, 599);
  if (answer !== undefined) return { answer, ...readAnswer(reader) };
  const cut = reader.word('cut', ['before', 'after', 'amid']);
  if (cut !== undefined) return { cut };
  const delay = reader.number('delay', 0, 600_000);
  if (delay !== undefined) return { delay };
  reader.word('digest', ['expired']);
  return { digest: 'expired' };
}

function readAnswer(reader: OrderReader) {
  return present({
    retryAfter: reader.number('retryAfter', 0, 1e9),
    retryAfterAs: reader.word('retryAfterAs', ['seconds', 'date']),
    rateLimit: readRateLimit(reader.take('rateLimit')),
    error: readError(reader.take('error')),
    carriedOut: reader.flag('carriedOut'),
  });
}

function readRateLimit(value: JsonValue | undefined) {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new OrderError('rateLimit is {"limit", "remaining", "reset"}.');
  const reader = new OrderReader(value);
  const limit = reader.number('limit', 0, 1e9) ?? 0;
  const remaining = reader.number('remaining', 0, 1e9) ?? 0;
  const reset = reader.number('reset', 0, 1e9) ?? 0;
  reader.end();
  return { limit, remaining, reset };
}

function readError(value: JsonValue | undefined) {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new OrderError('error is {"code", "type", "message"}.');
  const reader = new OrderReader(value);
  const code = reader.number('code', -(2 ** 31), 2 ** 31) ?? -1;
  const type = reader.text('type') ?? 'System.Exception';
  const message = reader.text('message') ?? '';
  reader.end();
  return { code, type, message };
}

function readTarget(reader: OrderReader): RuleTarget {
  return present({
    method: reader.text('method'),
    path: reader.text('path'),
    body: reader.text('body'),
    parts: reader.flag('parts'),
    skip: reader.number('skip', 0, 1e9),
    times: reader.number('times', 0, 1e9),
    share: reader.number('share', 0, 1),
    seed: reader.number('seed', 0, 2 ** 32 - 1),
  });
}

/** The object without the members that are undefined. */
function present<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const result: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in object) {
    const value = object[key];
    if (isPresent(value)) result[key] = value;
  }
  return result;
}

function isPresent<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

/** Takes members out of a JSON object one by one; what is left over at the end was not understood. */
class OrderReader {
  readonly #left: Set<string>;

  constructor(private readonly object: JsonObject) {
    this.#left = new Set(Object.keys(object));
  }

  has(name: string): boolean {
    return Object.hasOwn(this.object, name);
  }

  take(name: string): JsonValue | undefined {
    this.#left.delete(name);
    return own(this.object, name);
  }

  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'string') return value;
    throw new OrderError(`${name} must be a text.`);
  }

  flag(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw new OrderError(`${name} must be true or false.`);
  }

  number(name: string, from: number, to: number): number | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value >= from && value <= to) return value;
    throw new OrderError(`${name} must be a number from ${from} to ${to}.`);
  }

  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    const known = words.find((word) => word === value);
    if (known === undefined) throw new OrderError(`${name} must be one of: ${words.join(', ')}.`);
    return known;
  }

  /** @throws OrderError if a member was not asked for */
  end(): void {
    const [name] = this.#left;
    if (name !== undefined) throw new OrderError(`There is no member '${name}' in such an order.`);
  }
}
