import type { Clock } from '../../connectors/session/clock.js';

/** A clock whose waits pass at once and are kept, in milliseconds. */
export interface VirtualClock extends Clock {
  readonly waits: readonly number[];
  advance(milliseconds: number): void;
}

export function virtualClock(random = 0): VirtualClock {
  const waits: number[] = [];
  let time = Date.UTC(2026, 10, 21);
  return {
    waits,
    advance(milliseconds) {
      time += milliseconds;
    },
    now: () => time,
    random: () => random,
    wait(milliseconds, signal) {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
}
