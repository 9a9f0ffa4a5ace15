import { StoppedError } from '../errors/kinds.js';

/** @throws StoppedError if the person stopped */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new StoppedError({ message: 'stopped by the person', sentence: 'You stopped. Nothing was saved.' });
}
