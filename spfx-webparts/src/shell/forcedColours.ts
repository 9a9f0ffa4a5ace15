const forcedColours = '(forced-colors: active)';

/** Whether the operating system has replaced the page's colours (Windows contrast themes). */
export function forcedColoursActive(): boolean {
  return window.matchMedia(forcedColours).matches;
}

/** Calls back when the person switches a contrast theme of the operating system on or off. */
export function watchForcedColours(changed: () => void): () => void {
  const query = window.matchMedia(forcedColours);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
