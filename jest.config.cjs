/** Two projects: node (schemas, connectors, the embedded service) and dom (React). End-to-end tests have a configuration of their own. */
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'classic' } },
    },
    module: { type: 'commonjs' },
  },
];
// Jest looks up each global through the sandbox of a test file, which makes work with many days and rows three times as slow.
// These are handed to each module instead. None that a test replaces (Date, timers), and none that a package declares (Symbol).
const languageOwn = [
  ...['Math', 'Number', 'BigInt', 'Boolean', 'String', 'Object', 'Array', 'Map', 'Set', 'WeakMap', 'JSON', 'Reflect'],
  ...['RegExp', 'Error', 'TypeError', 'RangeError'],
];
const common = {
  rootDir: __dirname,
  moduleNameMapper: {
    '^@phb/(schemas|connectors|ui)$': '<rootDir>/$1/index.ts',
    // Relative imports carry .js because Node runs the built libraries; the sources are .ts.
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.(t|j)sx?$': swc },
  sandboxInjectedGlobals: languageOwn,
  // Packages published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(@pnp|d3-[a-z-]+|internmap|jose|temporal-polyfill|temporal-utils|strip-bom)/)',
  ],
  modulePathIgnorePatterns: [
    '<rootDir>/tests/bench/',
    '<rootDir>/.*/lib/',
    '<rootDir>/.*/dist/',
    '<rootDir>/.*/temp/',
    '<rootDir>/.tsc/',
  ],
};
module.exports = {
  // Both cores of a small machine: of two Jest would use one.
  maxWorkers: '100%',
  // Generous: a busy machine is not a fault of the product, and no test measures time.
  testTimeout: 300_000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{schemas,connectors,workbench,contract,docs}/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/setup-temporal.ts'],
    },
    {
      ...common,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/{ui,teams-app,spfx-webparts}/**/*.test.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/tests/setup-dom.ts', '<rootDir>/tests/setup-temporal.ts'],
    },
  ],
};
