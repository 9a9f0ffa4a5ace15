import { pause } from '../session/pause.js';
import { throwIfStopped } from './importFileError.js';

export interface SliceOptions {
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal;
}

/** Rows worked on before the page has its turn: about ten milliseconds of work. */
const rowsInSlice = 50;

/**
 * Runs long work in slices, so that a page stays usable: between them it draws, shows progress and can be told to stop.
 * @param work yields after each row how many are done
 * @param total how many there are, for the progress
 * @throws ImportFileError if the signal was given
 */
export async function inSlices<T>(work: Generator<number, T>, total: number, options: SliceOptions = {}): Promise<T> {
  for (;;) {
    throwIfStopped(options.signal);
    for (let count = 0; count < rowsInSlice; count += 1) {
      const step = work.next();
      if (step.done) {
        options.onProgress?.(total, total);
        return step.value;
      }
      if (count === rowsInSlice - 1) options.onProgress?.(step.value, total);
    }
    await pause();
  }
}
