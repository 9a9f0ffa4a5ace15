import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNpmStart, runStart } from './harness/command.js';
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
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'phb-start-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const loading = 'Provisioning the sites and loading the demonstration set …';

  it('loads the demonstration set once, keeps it, and ends cleanly when asked to, by npm too', async () => {
    const first = runStart('--port', '0', '--data', folder);
    await first.line(/^Workbench ready: http:\/\/localhost:\d+\/$/);
    first.stop('SIGTERM');
    const begun = await first.ended;
    expect(begun.code).toBe(0);
    expect(begun.lines).toContain(loading);

    const second = runStart('--port', '0', '--data', folder);
    await second.line(/^Workbench ready: /);
    second.stop('SIGINT');
    const again = await second.ended;
    expect(again.code).toBe(0);
    expect(again.lines).not.toContain(loading);

    const third = runStart('--port', '0', '--data', folder, '--today', '2019-05-01');
    await third.line(/^Workbench ready: /);
    third.stop('SIGINT');
    expect((await third.ended).lines).toContain(loading);

    const throughNpm = runNpmStart('--port', '0', '--data', folder, '--today', '2019-05-01');
    await throughNpm.line(/^Workbench ready: /);
    throughNpm.stop('SIGTERM');
    expect((await throughNpm.ended).lines).not.toContain(loading);
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
