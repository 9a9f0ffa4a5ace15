/** The built web parts and the built Teams tab in a real browser, on one workbench for the whole run. */
const { projects } = require('./jest.config.cjs');

const [node] = projects;

module.exports = {
  ...node,
  displayName: 'e2e',
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/e2e/harness/globalSetup.mjs',
  globalTeardown: '<rootDir>/tests/e2e/harness/globalTeardown.mjs',
  testSequencer: '<rootDir>/tests/e2e/harness/byName.cjs',
  // Longer than all that one test waits for together: what fails names what it waited for.
  testTimeout: 240_000,
};
