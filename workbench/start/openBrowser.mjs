import { spawn } from 'node:child_process';

/**
 * Opens the address in the person's browser where there is a desktop; a machine without one just keeps the address.
 * @param {string} address
 */
export function openBrowser(address) {
  if (process.env.CI !== undefined || !process.stdout.isTTY) return;
  const [program, args] = {
    darwin: ['open', [address]],
    win32: ['cmd', ['/c', 'start', '', address]],
  }[process.platform] ?? [process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? 'xdg-open' : undefined, [address]];
  if (program === undefined) return;
  // No program to open a browser with is no fault: the address has been printed.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
