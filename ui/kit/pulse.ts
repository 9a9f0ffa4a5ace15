/** How often what is on the screen asks quietly whether anything changed, in milliseconds. The one place to set it. */
export const pulse = {
  every: 30_000,
  /** After refusals the time between two beats doubles, up to this. */
  atMost: 600_000,
} as const;

type Ask = () => Promise<unknown>;

const asking = new Set<Ask>();
let wait: number = pulse.every;
let timer: ReturnType<typeof setTimeout> | undefined;

function stop(): void {
  clearTimeout(timer);
  timer = undefined;
}

function plan(): void {
  stop();
  if (asking.size > 0 && document.visibilityState === 'visible') timer = setTimeout(() => void beat(), wait);
}

/** Everybody asks at the same moment, so that sets of one site share one request. */
async function beat(): Promise<void> {
  stop();
  const answers = await Promise.allSettled([...asking].map((ask) => ask()));
  // Nobody asked for it: if it fails, what stands there stays, and says as before when it was read.
  const isRefused = answers.some(({ status }) => status === 'rejected');
  wait = isRefused ? Math.min(wait * 2, pulse.atMost) : pulse.every;
  plan();
}

function comeAndGo(): void {
  if (document.visibilityState === 'visible') void beat();
  else stop();
}

/**
 * Asks again and again while the page is visible, and at once when the person comes back to it. Rests while it is hidden, and
 * waits longer after a failure (the service is busy, or there is no network).
 * @returns the way to stop
 */
export function onPulse(ask: Ask): () => void {
  if (asking.size === 0) document.addEventListener('visibilitychange', comeAndGo);
  asking.add(ask);
  if (timer === undefined) plan();
  return () => {
    asking.delete(ask);
    if (asking.size > 0) return;
    stop();
    wait = pulse.every;
    document.removeEventListener('visibilitychange', comeAndGo);
  };
}
