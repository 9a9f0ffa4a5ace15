const rowsLooked = 12;
const quiet = 500;
const patience = 60_000;

/**
 * Runs in the page: the time from a click (as the browser took it in) to the picture in which the first rows stand as they will
 * stay. What a grid draws beforehand further down is not waited for.
 * @param {{ row: string, first: number, count: number, quiet: number, patience: number }} options `row` is a selector, with # for
 * the number of the row; the first row has the number `first`
 */
function paintedAfterClick({ row, first, count, quiet, patience }) {
  const look = () =>
    Array.from(
      { length: count },
      (_, at) => document.querySelector(row.replace('#', String(first + at)))?.textContent,
    ).join('\n');
  return new Promise((resolve, reject) => {
    let clicked;
    let last = look();
    let painted;
    let timer = setTimeout(() => reject(new Error('Nothing changed after the click')), patience);
    const observer = new MutationObserver(() => {
      if (clicked === undefined) return;
      const now = look();
      if (now === last) return;
      last = now;
      painted = undefined;
      // Posted from a frame's callback, a message arrives when that frame has been painted.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        if (last === now) painted = performance.now();
      };
      requestAnimationFrame(() => channel.port2.postMessage(0));
      clearTimeout(timer);
      timer = setTimeout(function settle() {
        if (painted === undefined) timer = setTimeout(settle, quiet);
        else {
          observer.disconnect();
          resolve(painted - clicked);
        }
      }, quiet);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    addEventListener('click', (event) => (clicked = event.timeStamp), { capture: true, once: true });
  });
}

/** Clicks in the middle of an element, as a mouse does, and answers the milliseconds until it is painted. */
async function clickToPainted(page, target, rows) {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await target.boundingBox();
  const measured = page.evaluate(paintedAfterClick, { ...rows, count: rowsLooked, quiet, patience });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  await page.mouse.click(x + width / 2, y + height / 2);
  return measured;
}

/**
 * The sorted milliseconds of so many clicks on one place, after some to warm up. Each click must change the first rows.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} target
 * @param {{ row: string, first: number }} rows selector of a row, with # for its number, and the number of the first
 */
export async function manyClicks(page, target, rows, rounds, warmUp = 4) {
  const times = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const time = await clickToPainted(page, target, rows);
    if (round >= 0) times.push(time);
  }
  return times.sort((a, b) => a - b);
}
