import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';

const mark = Symbol('safe to repeat');

/** Marks a write that may be sent again after its answer was lost, because a second run of it does no harm. */
export function safeToRepeat<Init extends RequestInit>(init: Init): Init {
  return Object.assign(init, { [mark]: true });
}

/** Whether a request may be sent again although the first may have been carried out. */
export function isSafeToRepeat(init: RequestInit): boolean {
  return (init.method ?? 'GET').toUpperCase() === 'GET' || Reflect.get(init, mark) === true;
}

/** The same mark as a PnPjs behaviour, for methods that take no options: `items.using(repeatable()).add(…)`. */
export function repeatable(): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.pre((url, init, result: unknown) => Promise.resolve([url, safeToRepeat(init), result]));
    return instance;
  };
}

const stopMark = Symbol('may be stopped between tries');

/**
 * Lets a caller stop a write between its tries. A try that is on its way is waited for, so that what it did is known; breaking it
 * off, as a plain signal does, would leave that open.
 */
export function stoppable<Init extends RequestInit>(init: Init, signal: AbortSignal | undefined): Init {
  return Object.assign(init, { [stopMark]: signal });
}

/** The signal of {@link stoppable}. */
export function stopSignal(init: RequestInit): AbortSignal | undefined {
  const signal: unknown = Reflect.get(init, stopMark);
  return signal instanceof AbortSignal ? signal : undefined;
}
