import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNpmStart, runStart } from './harness/command.js';
import type { Ended, Running } from './harness/command.js';
import { freePorts, release, takePort } from './harness/ports.js';

describe('npm start says in one sentence what is wrong', () => {
  it.each([
    [['--port', 'abc'], '--port takes a number'],
    [['--port', '70000'], '--port takes a number'],
    [['--today', '2019-02-30'], '--today takes a day'],
    [['--today', '30 April 2019'], '--today takes a day'],
    [['--preset', 'C'], '--preset takes one of'],
    [['--cases', 'many'], '--cases takes a number'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--data', ''], '--data takes a folder'],
    [['somewhere'], "Unexpected argument 'somewhere'"],
  ])('with %p', async (options, sentence) => {
    const { code, lines } = await runStart(...options).ended;
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(sentence);
  });

  describe('with a port that is taken', () => {
    let other: Server;
    let port: number;
    beforeAll(async () => {
      // The one below it must be free: it is the pages' where this one is the tab's.
      port = (await freePorts(2)) + 1;
      other = await takePort(port);
    });
    afterAll(() => release(other));

    it.each([
      ['the pages', 0],
      ['the Teams tab', 1],
    ])('by %s', async (use, above) => {
      const { code, lines } = await runStart('--port', String(port - above)).ended;
      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`Port ${port} (for ${use}) is in use`);
    });
  });
});

describe('npm start on a data folder', () => {
  let filled: string;
  let folder: string;
  let begun: Ended;
  const started: Running[] = [];
  const start = (run: typeof runStart, ...options: readonly string[]): Running => {
    const running = run('--port', '0', ...options);
    started.push(running);
    return running;
  };
  /** Starts it, asks it to end once it is ready, and tells what it said. */
  async function startAndEnd(running: Running, signal: 'SIGINT' | 'SIGTERM'): Promise<Ended> {
    await running.line(/^Workbench ready: http:\/\/localhost:\d+\/$/);
    running.stop(signal);
    return running.ended;
  }
  beforeAll(async () => {
    filled = await mkdtemp(path.join(tmpdir(), 'phb-filled-'));
    begun = await startAndEnd(start(runStart, '--data', filled), 'SIGTERM');
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'phb-start-'));
  });
  // Whatever a failed test left running writes into the folder.
  afterEach(async () => {
    for (const running of started) running.stop('SIGKILL');
    await Promise.all(started.splice(0).map(({ ended }) => ended));
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(() => rm(filled, { recursive: true, force: true }));

  const loading = 'Provisioning the sites and loading the demonstration set …';

  it('loads the demonstration set once, keeps it, and ends cleanly when asked to', async () => {
    expect(begun.code).toBe(0);
    expect(begun.lines).toContain(loading);
    const again = await startAndEnd(start(runStart, '--data', filled), 'SIGINT');
    expect(again.code).toBe(0);
    expect(again.lines).not.toContain(loading);
  });

  it('does so by npm too', async () => {
    expect((await startAndEnd(start(runNpmStart, '--data', filled), 'SIGTERM')).lines).not.toContain(loading);
  });

  it('loads it again for another day', async () => {
    await cp(filled, folder, { recursive: true });
    const other = start(runStart, '--data', folder, '--today', '2019-05-01');
    expect((await startAndEnd(other, 'SIGINT')).lines).toContain(loading);
  });

  it('says that a file in it is damaged', async () => {
    await writeFile(path.join(folder, 'sharepoint.sqlite'), 'not a database '.repeat(1000));
    const { code, lines } = await runStart('--port', '0', '--data', folder).ended;
    expect(code).toBe(1);
    expect(lines.at(-1)).toContain('is damaged and cannot be read');
  });

  it('says that it is a file', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const { code, lines } = await runStart('--port', '0', '--data', file).ended;
    expect(code).toBe(1);
    expect(lines.at(-1)).toContain('is a file; name a folder instead');
  });
});
