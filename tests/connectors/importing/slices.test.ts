import { ImportFileError, inSlices } from '@phb/connectors';

function* work(rows: number): Generator<number, string> {
  for (let done = 1; done <= rows; done += 1) yield done;
  return 'done';
}

/** How often the page had its turn while something ran. */
async function turnsDuring(run: Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const turn = (): void => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await run;
  running = false;
  return turns;
}

it('gives the page its turn between slices of 10,000 rows, and says how far it is', async () => {
  const progress: number[] = [];
  const turns = await turnsDuring(inSlices(work(10_000), 10_000, { onProgress: (done) => progress.push(done) }));
  expect(turns).toBeGreaterThanOrEqual(190);
  expect(progress).toEqual([...Array.from({ length: 200 }, (_, slice) => (slice + 1) * 50), 10_000]);
});

it('gives back what the work comes to, also when there is none', async () => {
  expect(await inSlices(work(3), 3)).toBe('done');
  expect(await inSlices(work(0), 0)).toBe('done');
});

it('stops between slices when told to', async () => {
  const controller = new AbortController();
  let last = 0;
  const running = inSlices(work(10_000), 10_000, {
    signal: controller.signal,
    onProgress(done) {
      last = done;
      if (done === 600) controller.abort();
    },
  });
  await expect(running).rejects.toThrow(ImportFileError);
  expect(last).toBe(600);
});
