import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '../../workbench/start/buildSteps.mjs';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The bench's own data, so that the many cases are there the next time; of another version of the lists they are thrown away. */
async function dataFolder() {
  const hash = await contentHash(['schemas', 'connectors', 'workbench/data', 'workbench/identity']);
  const all = path.join(root, 'tests', '.artifacts', 'bench');
  const folder = path.join(all, hash.slice(0, 16));
  if (!existsSync(folder)) await rm(all, { recursive: true, force: true });
  return folder;
}

/**
 * Starts a workbench with the demonstration set, as `npm start` does, and ends it afterwards.
 * @param {(origin: string) => Promise<void>} measure
 * @param {number} [cases] a large register, whose data stay for the next time; without it, the usual set in memory
 */
export async function withWorkbench(measure, cases) {
  const large = cases === undefined ? ['--data', ':memory:'] : ['--cases', String(cases), '--data', await dataFolder()];
  const script = path.join(root, 'workbench', 'start', 'start.mjs');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, '--port', '0', '--no-open', ...large],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const origin = await new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const ready = /^Workbench ready: (http:\/\/localhost:\d+)\/$/m.exec(printed);
      if (ready !== null) resolve(ready[1]);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The workbench ended with ${code}:\n${printed}`)));
  });
  try {
    await measure(origin);
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}
