import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A slow machine is no failure: what is waited for may take its time.
configure({ asyncUtilTimeout: 60_000 });

/** jsdom has no layout, so it has no ResizeObserver; Fluent and the virtual rows ask for one. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = NoResizeObserver;
