import * as React from 'react';

interface Resize {
  readonly cell: React.RefObject<HTMLDivElement>;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
  /** The edge that is drawn. */
  readonly edge: { readonly onPointerDown: (event: React.PointerEvent<HTMLElement>) => void };
}

/** In CSS pixels. */
const narrowest = 56;
const widest = 800;
const step = 16;

/** Drawing a column wider or narrower by its edge, or by Shift with the left and right arrows on its heading. */
export function useResize(onResize: ((width: number) => void) | undefined): Resize {
  const cell = React.useRef<HTMLDivElement>(null);
  const resizeTo = (width: number): void => onResize?.(Math.round(Math.min(Math.max(width, narrowest), widest)));
  const widthNow = (): number => cell.current?.offsetWidth ?? narrowest;
  return {
    cell,
    onKeyDown: (event) => {
      if (onResize === undefined || !event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight'))
        return;
      event.preventDefault();
      resizeTo(widthNow() + (event.key === 'ArrowRight' ? step : -step));
    },
    edge: {
      onPointerDown: (event) => {
        event.preventDefault();
        const { currentTarget: edge, clientX: from, pointerId } = event;
        const width = widthNow();
        const draw = (moved: PointerEvent): void => resizeTo(width + moved.clientX - from);
        edge.setPointerCapture(pointerId);
        edge.addEventListener('pointermove', draw);
        edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', draw), {
          once: true,
        });
      },
    },
  };
}
