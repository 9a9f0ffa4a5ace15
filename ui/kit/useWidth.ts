import * as React from 'react';

/**
 * The width of an element in CSS pixels, undefined before it is measured. A web part may stand in a third of a page, so what
 * counts is its own width and never the window's.
 */
export function useWidth<E extends HTMLElement>(): readonly [React.RefCallback<E>, number | undefined] {
  const [width, setWidth] = React.useState<number | undefined>(undefined);
  const observer = React.useRef<ResizeObserver | undefined>(undefined);
  const measure = React.useCallback((element: E | null) => {
    observer.current?.disconnect();
    if (element === null) return;
    setWidth(element.clientWidth);
    observer.current = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.current.observe(element);
  }, []);
  return [measure, width];
}
