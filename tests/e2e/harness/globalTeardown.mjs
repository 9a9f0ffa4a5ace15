import { once } from 'node:events';

export default async function globalTeardown() {
  await globalThis.phbBrowser?.close();
  const child = globalThis.phbWorkbench;
  if (child === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
