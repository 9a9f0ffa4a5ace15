import * as React from 'react';

/** How long whoever takes the focused element away has to give the focus to something better, in milliseconds. */
const graceMilliseconds = 150;

/**
 * Where a button goes away with the press on it (a row is repaired, filters are cleared), the focus would fall to the top
 * of the page. It goes to the nearest element around that is still there, so that the Tab key goes on from the same place.
 * Give what it returns to the outermost element as its ref.
 */
export function useFocusRescue(): React.RefCallback<HTMLElement> {
  const [box, setBox] = React.useState<HTMLElement | null>(null);
  React.useEffect(() => (box === null ? undefined : rescueIn(box)), [box]);
  return setBox;
}

function rescueIn(box: HTMLElement): () => void {
  /** What had the focus last, and all that is around it, from the inside out. */
  let around: readonly Element[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const noteFocus = (event: FocusEvent): void => {
    const found: Element[] = [];
    for (let one = event.target instanceof Element ? event.target : null; one !== null; one = one.parentElement) {
      found.push(one);
      if (one === box) break;
    }
    // A grid looks after its own focus: its rows come and go as it is scrolled.
    around = found.some((one) => one.getAttribute('role') === 'grid') ? [] : found;
  };
  const noteLeaving = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) around = [];
  };
  const isLost = (): boolean => around[0]?.isConnected === false && document.activeElement === document.body;
  const rescue = (): void => {
    const nearest = isLost() ? around.find((one) => one.isConnected) : undefined;
    if (!(nearest instanceof HTMLElement)) return;
    if (!nearest.hasAttribute('tabindex')) {
      nearest.tabIndex = -1;
      nearest.addEventListener('blur', () => nearest.removeAttribute('tabindex'), { once: true });
    }
    nearest.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(waiting);
    waiting = setTimeout(rescue, graceMilliseconds);
  });
  observer.observe(box, { childList: true, subtree: true });
  box.addEventListener('focusin', noteFocus);
  box.addEventListener('focusout', noteLeaving);
  return () => {
    clearTimeout(waiting);
    observer.disconnect();
    box.removeEventListener('focusin', noteFocus);
    box.removeEventListener('focusout', noteLeaving);
  };
}
