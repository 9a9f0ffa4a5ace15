/** Calls listeners at most once a frame: many pages may arrive between two pictures. */
export interface Notifier {
  /** Something changed. */
  tell(): void;
  subscribe(listener: () => void): () => void;
  end(): void;
}

const frame = 16;

/** Runs before the next picture; in a hidden page, where there is none, or outside a browser, shortly. */
function soon(run: () => void): void {
  const hasFrames = typeof requestAnimationFrame === 'function' && typeof document === 'object' && !document.hidden;
  if (hasFrames) requestAnimationFrame(run);
  else setTimeout(run, frame);
}

export function notifier(): Notifier {
  const listeners = new Set<() => void>();
  let isPlanned = false;
  return {
    tell() {
      if (isPlanned || listeners.size === 0) return;
      isPlanned = true;
      soon(() => {
        isPlanned = false;
        for (const listener of [...listeners]) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    end: () => listeners.clear(),
  };
}
