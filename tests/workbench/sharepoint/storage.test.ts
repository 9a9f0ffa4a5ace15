import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { createHandler } from '../../../workbench/sharepoint/http/handler.js';
import { DataFolderError } from '../../../workbench/sharepoint/index.js';
import { serviceOver } from '../../../workbench/sharepoint/service-state.js';
import { createAdmin } from '../../../workbench/sharepoint/sites/tenant-admin.js';
import { openDatabase } from '../../../workbench/sharepoint/storage/database.js';
import { listen, loginOf, serviceWithPeople } from '../../contract/target.js';
import { at, errorOf, send, TestList } from '../../contract/wire.js';
import type { Target } from '../../contract/target.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sharepoint-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs work against a service over the folder, then closes it. */
async function withService(work: (target: Target) => Promise<void>): Promise<void> {
  const service = serviceWithPeople(folder);
  const server = createServer((request, response) => void service.handle(request, response));
  const webUrl = `http://127.0.0.1:${await listen(server)}/sites/dev`;
  const authorization = (person: string) => `Bearer ${person}`;
  try {
    await work({ webUrl, embedded: true, authorization, close: () => Promise.resolve() });
  } finally {
    server.closeAllConnections();
    server.close();
    service.close();
  }
}

/** The sentence with which opening the folder fails. */
function refusal(data = folder): string {
  try {
    serviceWithPeople(data).close();
  } catch (error) {
    if (error instanceof DataFolderError) return error.message;
    throw error;
  }
  return 'opened';
}

it('keeps lists, items, versions, people and digests over a restart', async () => {
  let digest = '';
  let token: unknown;
  const cookie = { Cookie: 'person=owner', Authorization: '' };
  await withService(async (target) => {
    await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Kept' } });
    await send(target, { method: 'POST', path: "web/lists/getByTitle('Kept')/items", body: { Title: 'one' } });
    const info = await send(target, { method: 'POST', path: 'contextinfo', headers: cookie });
    digest = String(at(info.json, 'FormDigestValue'));
    token = at((await send(target, { path: 'web' })).json, 'CurrentChangeToken');
  });
  await withService(async (target) => {
    const item = await send(target, { path: "web/lists/getByTitle('Kept')/items(1)" });
    expect(at(item.json, 'Title')).toBe('one');
    expect(at((await send(target, { path: 'web' })).json, 'CurrentChangeToken')).toEqual(token);
    const answer = await send(target, {
      method: 'POST',
      path: "web/lists/getByTitle('Kept')/items",
      headers: { ...cookie, 'X-RequestDigest': digest },
      body: { Title: 'two' },
    });
    expect(at(answer.json, 'Id')).toBe(2);
  });
});

it('keeps stamps', () => {
  const first = serviceWithPeople(folder);
  expect(first.stamp.get('schema')).toBeUndefined();
  first.stamp.set('schema', 'a');
  first.stamp.set('schema', 'b');
  first.close();
  const second = serviceWithPeople(folder);
  expect(second.stamp.get('schema')).toBe('b');
  second.close();
});

it('makes the folder if it is not there, and refuses one that is a file', () => {
  expect(refusal(path.join(folder, 'new', 'deeper'))).toBe('opened');
  const file = path.join(folder, 'file');
  writeFileSync(file, 'x');
  expect(refusal(file)).toBe(`The data folder ${file} is a file; name a folder instead.`);
});

it('refuses a damaged file with a sentence', () => {
  serviceWithPeople(folder).close();
  const file = path.join(folder, 'sharepoint.sqlite');
  const content = readFileSync(file);
  writeFileSync(file, 'this is no database at all, only text');
  expect(refusal()).toMatch(/^The data file .*sharepoint\.sqlite is damaged and cannot be read; .*\.$/);
  content.fill(0x5a, 4096, content.length - 100);
  writeFileSync(file, content);
  expect(refusal()).toMatch(/is damaged and cannot be read/);
});

it('refuses the file of another program, and that of another version', () => {
  const file = path.join(folder, 'sharepoint.sqlite');
  const foreign = new DatabaseSync(file);
  foreign.exec('CREATE TABLE t (a)');
  foreign.close();
  expect(refusal()).toMatch(/was written by another program/);
  rmSync(file);
  serviceWithPeople(folder).close();
  const other = new DatabaseSync(file);
  other.exec('PRAGMA user_version = 99');
  other.close();
  expect(refusal()).toMatch(/was written by another version of this service/);
});

it('refuses a folder that another process has open, and takes it when that process is killed', async () => {
  serviceWithPeople(folder).close();
  const holder = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '-e',
      `const { DatabaseSync } = require('node:sqlite');
       const d = new DatabaseSync(process.argv[1]);
       d.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
       console.log('held'); setInterval(() => {}, 1000);`,
      path.join(folder, 'sharepoint.sqlite'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(holder.stdout, 'data');
  expect(refusal()).toMatch(/is open in another process; stop that one or use another data folder\.$/);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(refusal()).toBe('opened');
});

it('undoes a whole write that fails half-way', async () => {
  await withService(async (target) => {
    await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Whole' } });
    const list = "web/lists/getByTitle('Whole')";
    const before = await send(target, { path: `${list}?$select=ItemCount,CurrentChangeToken` });
    for (const body of [{ Title: 'x', AuthorId: 'y', nope: 1 }, { Title: 'x'.repeat(256) }]) {
      await send(target, { method: 'POST', path: `${list}/items`, body });
    }
    const after = await send(target, { path: `${list}?$select=ItemCount,CurrentChangeToken` });
    expect(after.json).toEqual(before.json);
    expect(loginOf('owner')).toContain('owner');
  });
});

it('refuses a file that was cut short, and one whose pages were swapped', () => {
  serviceWithPeople(folder).close();
  const file = path.join(folder, 'sharepoint.sqlite');
  const content = readFileSync(file);
  for (const length of [100, 512, 5_000, Math.floor(content.length / 2), content.length - 4096]) {
    writeFileSync(file, content.subarray(0, length));
    expect([length, refusal()]).toEqual([length, expect.stringMatching(/ is damaged and cannot be read; /)]);
  }
  const swapped = Buffer.from(content);
  content.copy(swapped, 4096 * 3, 4096 * 5, 4096 * 6);
  writeFileSync(file, swapped);
  expect(refusal()).toMatch(/ is damaged and cannot be read; /);
  writeFileSync(file, content);
  expect(refusal()).toBe('opened');
});

it('keeps what the file holds when rubbish lies where its journal was', async () => {
  await withService(async (target) => {
    await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Kept' } });
  });
  writeFileSync(path.join(folder, 'sharepoint.sqlite-wal'), Buffer.alloc(50_000, 0x5a));
  await withService(async (target) => {
    expect((await send(target, { path: "web/lists/getByTitle('Kept')" })).status).toBe(200);
  });
});

it('refuses a folder that cannot be made, and one in which the file cannot be opened', () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, 'x');
  const below = path.join(file, 'deeper');
  expect(refusal(below)).toBe(`The data folder ${below} cannot be made.`);
  mkdirSync(path.join(folder, 'sharepoint.sqlite'));
  expect(refusal()).toBe(`The data file ${path.join(folder, 'sharepoint.sqlite')} cannot be opened.`);
});

it('says that the disk is full, stores nothing of that write, and goes on reading', async () => {
  const database = openDatabase(folder);
  const state = serviceOver(database, false);
  const owner = { loginName: loginOf('owner'), title: 'Owner', email: 'owner@contoso.example' };
  const notes: (string | undefined)[] = [];
  const handle = createHandler(state, {
    data: folder,
    authenticate: () => owner,
    log: ({ note }) => notes.push(note),
  });
  const admin = createAdmin(state);
  admin.ensureUser(owner);
  admin.ensureSite({ path: '/sites/dev', title: 'Dev', owner: owner.loginName });
  const server = createServer((request, response) => void handle(request, response));
  const webUrl = `http://127.0.0.1:${await listen(server)}/sites/dev`;
  const target = { webUrl, embedded: true, authorization: () => 'Bearer x', close: () => Promise.resolve() };
  const list = await TestList.create(target, 'full');
  await list.field('<Field Type="Note" Name="Notes" DisplayName="Notes" />');
  // A file that may have no more pages behaves as one on a full disk.
  const pages = Number(database.get('PRAGMA page_count')?.['page_count']);
  database.define(`PRAGMA max_page_count = ${pages + 20}`);
  const add = () => list.send({ method: 'POST', path: 'items', body: { Title: 'x', Notes: 'n'.repeat(20_000) } });
  const statuses: number[] = [];
  let last = await add();
  for (let round = 0; round < 20 && last.status === 201; round += 1) {
    statuses.push(last.status);
    last = await add();
  }
  expect(statuses.length).toBeGreaterThan(1);
  expect([last.status, errorOf(last).code]).toEqual([500, '-2147024784, System.IO.IOException']);
  expect(notes.filter((note) => note?.startsWith('fault'))).toEqual([]);
  const count = at((await list.send({ path: 'ItemCount' })).json, 'value');
  expect(count).toBe(statuses.length);
  expect(await list.query('$select=Id&$top=100')).toHaveLength(statuses.length);
  const changes = await list.send({ method: 'POST', path: 'getchanges', body: { query: { Item: true, Add: true } } });
  expect(at(changes.json, 'value')).toHaveLength(statuses.length);
  database.define(`PRAGMA max_page_count = ${pages + 2_000}`);
  expect((await add()).status).toBe(201);
  server.closeAllConnections();
  server.close();
  database.close();
});
