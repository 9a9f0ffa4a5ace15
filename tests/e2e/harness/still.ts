import type { Page } from 'playwright-core';

/** Waits until nothing moves any more, so that what is looked at is what stays. What turns for ever is left to turn. */
export async function still(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      return Promise.allSettled(ending.map((animation) => animation.finished));
    });
  }
}
