import '@testing-library/jest-dom';

/** jsdom has no layout, so it has no ResizeObserver; Fluent and the virtual rows ask for one. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = NoResizeObserver;
