import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');

/**
 * Starts a workbench with the demonstration set, as `npm start` does, and ends it afterwards. Its data stay in a folder of the
 * bench's own, so that the many cases that are added to it are there the next time.
 * @param {(origin: string) => Promise<void>} measure
 */
export async function withWorkbench(measure) {
  const data = path.join(root, 'tests', '.artifacts', 'bench');
  const script = path.join(root, 'workbench', 'start', 'start.mjs');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, '--port', '0', '--data', data, '--no-open'],
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
