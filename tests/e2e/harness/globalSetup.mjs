import { spawn } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** Starts a workbench with data in memory, as `npm start` does, and waits for its line. */
function startWorkbench() {
  const script = path.join(root, 'workbench', 'start', 'start.mjs');
  const options = ['--port', '0', '--data', ':memory:', '--no-open'];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...options], { cwd: root });
  let printed = '';
  return new Promise((resolve, reject) => {
    const read = (chunk) => {
      printed += chunk;
      const ready = /^Workbench ready: (http:\/\/localhost:\d+)\/$/m.exec(printed);
      if (ready !== null) resolve({ child, origin: ready[1] });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The workbench ended with ${code}:\n${printed}`)));
  });
}

/**
 * One workbench and one browser for the whole run. PHB_E2E_ORIGIN names a workbench that runs already, for a quick look
 * at one test; its data are then not fresh.
 */
export default async function globalSetup() {
  if (process.env.PHB_E2E_ORIGIN === undefined) {
    const { child, origin } = await startWorkbench();
    process.env.PHB_E2E_ORIGIN = origin;
    globalThis.phbWorkbench = child;
  }
  // Compiled by the start of the workbench.
  const { browserOptions } = await import('../../../workbench/lib/look/chromium.js');
  const server = await chromium.launchServer(await browserOptions());
  globalThis.phbBrowser = server;
  process.env.PHB_E2E_BROWSER = server.wsEndpoint();
}
