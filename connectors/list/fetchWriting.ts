import { fetchScript } from '../session/fetchScript.js';
import type * as Writing from './writing.js';

/**
 * Writing and versions, which are a script of their own because the first view of a part only reads.
 * @throws OfflineError if it cannot be fetched: nothing was sent
 */
export function fetchWriting(): Promise<typeof Writing> {
  return fetchScript(import(/* webpackChunkName: 'writing' */ './writing.js'));
}

/** Fetches it while a person fills in a form, so that a network lost meanwhile finds the script there. */
export function prepareWriting(): void {
  fetchWriting().catch(() => {
    // Whoever saves fetches it again, and is told then.
  });
}
