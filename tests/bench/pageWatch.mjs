/**
 * Runs in the page before anything else. Notes the longest time between two frames (what a person sees as a page that hangs), the
 * longest stretch of script, and the longest that a click waited until it was heard.
 */
export function watchPage() {
  const nothing = () => ({ gap: 0, task: 0, click: 0 });
  let worst = nothing();
  let last;
  globalThis.takeWorst = () => {
    const taken = worst;
    worst = nothing();
    last = undefined;
    return taken;
  };
  requestAnimationFrame(function frame(now) {
    if (last !== undefined) worst.gap = Math.max(worst.gap, now - last);
    last = now;
    requestAnimationFrame(frame);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) worst.task = Math.max(worst.task, duration);
  }).observe({ type: 'longtask' });
  addEventListener(
    'pointerdown',
    ({ timeStamp }) => (worst.click = Math.max(worst.click, performance.now() - timeStamp)),
    { capture: true },
  );
}

/**
 * Clicks beside everything, ten times a second, until some work is done.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @returns the highest use of memory meanwhile, in bytes
 */
export async function clickMeanwhile(page, session, work) {
  let highest = 0;
  let goesOn = true;
  const ended = () => (goesOn = false);
  work.then(ended, ended);
  while (goesOn) {
    await page.mouse.click(1275, 300);
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    highest = Math.max(highest, usedSize);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await work;
  return highest;
}
