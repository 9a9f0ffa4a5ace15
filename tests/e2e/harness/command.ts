import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..', '..');

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** A command that runs. */
export interface Running {
  /** Resolves with the line once the command prints one that fits; rejects if it ends before. */
  line(fits: RegExp): Promise<string>;
  /** Asks it to end, as Ctrl+C or a service manager does; SIGKILL does not ask. */
  stop(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  readonly ended: Promise<Ended>;
}

/** Runs `npm start`'s own command with the given options. */
export function runStart(...options: readonly string[]): Running {
  const script = path.join(root, 'workbench', 'start', 'start.mjs');
  const words = ['--disable-warning=ExperimentalWarning', script, '--no-open', ...options];
  return watch(spawn(process.execPath, words, { cwd: root }));
}

/** Runs `npm start` itself, which runs the command through a shell; it has ended when all that it started has. */
export function runNpmStart(...options: readonly string[]): Running {
  return watch(spawn('npm', ['start', '--silent', '--', '--no-open', ...options], { cwd: root }));
}

function watch(child: ChildProcessWithoutNullStreams): Running {
  let printed = '';
  const lines = (): string[] => printed.split('\n').filter((line) => line !== '');
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      printed += chunk;
      for (const watcher of watchers) watcher();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, lines: lines() }));
  });
  return {
    ended,
    stop: (signal) => void child.kill(signal),
    line: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines().find((line) => fits.test(line));
          if (found !== undefined) resolve(found);
        };
        watchers.add(look);
        look();
        void ended.then(() => reject(new Error(`The command ended without such a line:\n${printed}`)));
      }),
  };
}
