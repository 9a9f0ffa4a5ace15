import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { listen } from '../../contract/target.js';

const entry = path.resolve(__dirname, '../../../workbench/lib/sharepoint/cli.js');
const command = (...options: string[]) => ['--disable-warning=ExperimentalWarning', entry, ...options];

beforeAll(() => {
  if (!existsSync(entry)) throw new Error('The workbench is not built: run npx tsc -b workbench first');
});

it('prints its address, acts as the owner for the token, and ends cleanly', async () => {
  const service = spawn(process.execPath, command('--port', '0', '--data', ':memory:', '--owner-token', 'T0'));
  const [line] = (await once(service.stdout, 'data')).map(String);
  const address = /^SharePoint ready: (http:\/\/localhost:\d+\/sites\/dev)\n$/.exec(line ?? '')?.[1] ?? '';
  const ask = (token: string) =>
    fetch(`${address}/_api/web/currentuser`, {
      headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
    });
  expect(await (await ask('T0')).json()).toMatchObject({ IsSiteAdmin: true });
  expect((await ask('T1')).status).toBe(401);
  service.kill('SIGTERM');
  expect(await once(service, 'exit')).toEqual([0, null]);
});

it('says in one sentence what is wrong, and exits with 1', async () => {
  const busy = createServer();
  const port = await listen(busy);
  for (const [options, sentence] of [
    [['--port', String(port), '--owner-token', 'T'], /^Port \d+ is in use; choose another with --port\.\n$/],
    [['--port', 'many', '--owner-token', 'T'], /^The port must be a number from 0 to 65535\. .*\n$/],
    [['--data', ':memory:'], /^An owner token is needed\. .*\n$/],
    [['--nope'], /^An option is not known\. .*\n$/],
    [['--owner-token', 'T', '--data', entry], /is a file; name a folder instead\.\n$/],
  ] as const) {
    const run = spawnSync(process.execPath, command(...options), { encoding: 'utf8', timeout: 10_000 });
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(sentence);
  }
  busy.close();
});

it('has a control endpoint for refusals only if it was started with it', async () => {
  for (const [options, expected] of [
    [[], [404, 200]],
    [['--refusals'], [201, 503]],
  ] as const) {
    const service = spawn(process.execPath, command('--port', '0', '--owner-token', 'T0', ...options));
    const [line] = (await once(service.stdout, 'data')).map(String);
    const address = /http:\S+/.exec(line ?? '')?.[0] ?? '';
    const body = JSON.stringify({ answer: 503, times: 1 });
    const control = await fetch(new URL('/_refusals', address), { method: 'POST', body });
    const headers = { Accept: 'application/json', Authorization: 'Bearer T0' };
    const answer = await fetch(`${address}/_api/web/title`, { headers });
    expect([control.status, answer.status]).toEqual(expected);
    service.kill('SIGTERM');
    await once(service, 'exit');
  }
});
