/** What was answered is there after the process was killed, whole and once. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Target } from '../../contract/target.js';
import { at, column, send, sendBatch } from '../../contract/wire.js';

const entry = path.resolve(__dirname, '../../../workbench/lib/sharepoint/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'sharepoint-killed-'));
const items = "web/lists/getByTitle('Killed')/items";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<{ service: ChildProcess; target: Target }> {
  const options = ['--port', '0', '--data', folder, '--owner-token', 'T'];
  const service = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...options]);
  const [line] = (await once(service.stdout, 'data')).map(String);
  const webUrl = /http:\S+/.exec(line ?? '')?.[0] ?? '';
  return {
    service,
    target: { webUrl, embedded: true, authorization: () => 'Bearer T', close: () => Promise.resolve() },
  };
}

/** Adds items in batches of ten until the process dies, and answers the titles that were acknowledged. */
async function writeUntilKilled(target: Target, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let batch = 0; ; batch += 1) {
    const titles = Array.from({ length: 10 }, (_, index) => `${round}-${batch}-${index}`);
    try {
      const url = `${target.webUrl}/_api/${items}`;
      const { parts } = await sendBatch(
        target,
        titles.map((Title) => ({ method: 'POST', url, body: { Title } })),
      );
      acknowledged.push(...titles.filter((_, index) => parts[index]?.status === 201));
    } catch {
      return acknowledged; // the connection was cut: nothing of this batch was answered
    }
  }
}

it('three times in a row', async () => {
  const acknowledged: string[] = [];
  const first = await start();
  await send(first.target, { method: 'POST', path: 'web/lists', body: { Title: 'Killed' } });
  let current = first;
  for (let round = 0; round < 3; round += 1) {
    const writing = writeUntilKilled(current.target, round);
    await new Promise((resolve) => setTimeout(resolve, 150));
    current.service.kill('SIGKILL');
    acknowledged.push(...(await writing));
    current = await start();
    const { json } = await send(current.target, { path: `${items}?$select=Id,Title&$top=5000`, odata: 'nometadata' });
    const stored = column(json, 'Title');
    expect(new Set(stored).size).toBe(stored.length);
    expect(stored).toEqual(expect.arrayContaining(acknowledged));
    const count = await send(current.target, { path: "web/lists/getByTitle('Killed')?$select=ItemCount" });
    expect(at(count.json, 'ItemCount')).toBe(stored.length);
  }
  expect(acknowledged.length).toBeGreaterThan(30);
  current.service.kill('SIGTERM');
  await once(current.service, 'exit');
}, 30_000);
