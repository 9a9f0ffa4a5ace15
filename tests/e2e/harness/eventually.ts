import { setTimeout as pause } from 'node:timers/promises';

/** How long anything on a page may take to come, in milliseconds: a busy machine is not a fault of the product. */
export const patience = 30_000;

/** How long between two looks, in milliseconds. */
const between = 50;

/**
 * Looks again and again until what is looked at is as it should be: for what is read from a page (texts, a count, the value
 * of a field) and may come a moment later than what was waited for.
 * @param look throws, by `expect` or otherwise, as long as it is not
 * @throws what the last look threw, once nothing came of it in the time given
 */
export async function eventually(look: () => Promise<void>): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      await look();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(between);
  }
}
