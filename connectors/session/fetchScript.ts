import { OfflineError } from '../errors/kinds.js';

/**
 * Waits for a script of our own that the first view does without.
 * @param script as `import()` gives it
 * @throws OfflineError if it cannot be fetched: nothing was sent, and the next `import()` fetches it again
 */
export async function fetchScript<T>(script: Promise<T>): Promise<T> {
  try {
    return await script;
  } catch (cause) {
    throw new OfflineError({
      message: 'A script of the product could not be fetched',
      sentence: 'There is no connection to SharePoint. Nothing was saved. Check the network and try again.',
      cause,
      retryable: true,
    });
  }
}
