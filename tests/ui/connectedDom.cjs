const { TestEnvironment } = require('jest-environment-jsdom');

/** What a browser has and jsdom lacks, taken from Node, so that a screen can work with the embedded service over HTTP. */
const names = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'TextEncoder',
  'TextDecoder',
  'ReadableStream',
  'TransformStream',
  'DecompressionStream',
  'Blob',
  'File',
  'structuredClone',
  'setImmediate',
  'clearImmediate',
];

module.exports = class ConnectedDom extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of names) this.global[name] = globalThis[name];
    Object.defineProperty(this.global, 'crypto', { configurable: true, value: globalThis.crypto });
    // Both worlds must agree on what a signal or a byte array is.
    this.global.AbortController = globalThis.AbortController;
    this.global.AbortSignal = globalThis.AbortSignal;
    this.global.Uint8Array = globalThis.Uint8Array;
    this.global.ArrayBuffer = globalThis.ArrayBuffer;
  }
};
