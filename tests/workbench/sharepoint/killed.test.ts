/** The process is killed fifty times while clients write: what was answered is there, whole and once. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { chance } from '../../../workbench/sharepoint/refusals/rule.js';
import type { Target } from '../../contract/target.js';
import { at, members, send, sendBatch } from '../../contract/wire.js';

const rounds = 50;
const clients = 3;
const entry = path.resolve(__dirname, '../../../workbench/lib/sharepoint/cli.js');
const folder = mkdtempSync(path.join(tmpdir(), 'sharepoint-killed-'));
const items = "web/lists/getByTitle('Killed')/items";
const random = chance(2026);
const upTo = (limit: number) => Math.floor(random() * limit);

let service: ChildProcess;
afterAll(() => {
  service.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Target> {
  const options = ['--port', '0', '--data', folder, '--owner-token', 'T'];
  service = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...options]);
  const [line] = (await once(service.stdout ?? service, 'data')).map(String);
  const webUrl = /http:\S+/.exec(line ?? '')?.[0] ?? '';
  return { webUrl, embedded: true, authorization: () => 'Bearer T', close: () => Promise.resolve() };
}

/** What a client knows of one of its items. `value` is what was last acknowledged. */
interface Known {
  readonly title: string;
  id: number | undefined;
  etag: string | undefined;
  value: number | undefined;
  gone: 'deleted' | 'recycled' | undefined;
}

type Kind = 'add' | 'update' | 'delete' | 'recycle';

/** One request of a batch, and the item that it is about. */
interface Operation {
  readonly kind: Kind;
  readonly item: Known;
  readonly value: number;
}

/** A client's items, and the batch that it sent last without hearing of it. */
interface Client {
  readonly name: string;
  readonly known: Known[];
  unanswered: Operation[];
  batches: number;
}

function nextBatch(client: Client): Operation[] {
  client.batches += 1;
  const operations: Operation[] = [];
  const touched = client.known.filter((item) => item.id !== undefined && item.gone === undefined);
  for (let index = 0; index < 8; index += 1) {
    const value = client.batches * 100 + index;
    const [old] = touched.length > 20 || random() < 0.5 ? touched.splice(upTo(touched.length), 1) : [];
    if (old === undefined) {
      const title = `${client.name}-${client.batches}-${index}`;
      const item = { title, id: undefined, etag: undefined, value: undefined, gone: undefined };
      operations.push({ kind: 'add', item, value });
    } else {
      const kinds: Kind[] = ['update', 'update', 'delete', 'recycle'];
      operations.push({ kind: kinds[upTo(kinds.length)] ?? 'update', item: old, value });
    }
  }
  return operations;
}

function requestOf({ webUrl }: Target, { kind, item, value }: Operation) {
  const url = `${webUrl}/_api/${items}${item.id === undefined ? '' : `(${item.id})`}`;
  switch (kind) {
    case 'add':
      return { method: 'POST', url, body: { Title: item.title, Value: value } };
    case 'update':
      return { method: 'MERGE', url, body: { Value: value }, headers: { 'if-match': item.etag ?? '*' } };
    case 'delete':
      return { method: 'DELETE', url, headers: { 'if-match': item.etag ?? '*' } };
    case 'recycle':
      return { method: 'POST', url: `${url}/recycle` };
  }
}

const expected: Record<Kind, number> = { add: 201, update: 204, delete: 200, recycle: 200 };

/** Sends batches until the process dies; what was answered becomes knowledge. */
async function write(target: Target, client: Client): Promise<void> {
  for (;;) {
    client.unanswered = nextBatch(client);
    let parts;
    try {
      ({ parts } = await sendBatch(
        target,
        client.unanswered.map((operation) => requestOf(target, operation)),
      ));
    } catch {
      return; // the connection was cut: what became of this batch is not known
    }
    const answered = client.unanswered;
    client.unanswered = [];
    answered.forEach((operation, index) => {
      const part = parts[index];
      expect([operation.kind, part?.status]).toEqual([operation.kind, expected[operation.kind]]);
      learn(client, operation, part?.json, part?.etag);
    });
  }
}

function learn(client: Client, { kind, item, value }: Operation, json?: unknown, etag?: string): void {
  if (kind === 'add') {
    item.id = Number(at(json, 'Id'));
    client.known.push(item);
  }
  if (kind === 'add' || kind === 'update') [item.value, item.etag] = [value, etag];
  else item.gone = kind === 'delete' ? 'deleted' : 'recycled';
}

interface StoredItem {
  readonly id: number;
  readonly title: string;
  readonly value: number;
  readonly version: number;
  readonly guid: string;
}

/** What the file holds, read while no service has it open. */
class DataFile {
  readonly #database = new DatabaseSync(path.join(folder, 'sharepoint.sqlite'));
  readonly #list = this.#number("SELECT id AS n FROM lists WHERE title = 'Killed'");
  readonly byTitle = new Map<string, StoredItem>();

  constructor() {
    const column = (name: string) =>
      String(
        this.#database
          .prepare('SELECT column_name AS c FROM fields WHERE list_id = ? AND internal_name = ?')
          .get(this.#list, name)?.['c'],
      );
    const sql = `SELECT id, guid, version, ${column('Title')} AS title, ${column('Value')} AS value FROM list_${this.#list}`;
    const rows = this.#database.prepare(sql).all();
    for (const row of rows) {
      const [id, value, version] = [Number(row['id']), Number(row['value']), Number(row['version'])];
      const item = { id, value, version, title: String(row['title']), guid: String(row['guid']) };
      this.byTitle.set(item.title, item);
    }
    expect(this.byTitle.size).toBe(rows.length);
  }

  #number(sql: string, ...parameters: (string | number)[]): number {
    return Number(this.#database.prepare(sql).get(...parameters)?.['n']);
  }

  recycled(id: number): boolean {
    return this.#number('SELECT count(*) AS n FROM recycle_bin WHERE item_id = ?', id) === 1;
  }

  /** Rows, versions, change log, counts and indexes agree. */
  expectWhole(): void {
    expect(this.#database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const { size } = this.byTitle;
    expect(this.#number('SELECT item_count AS n FROM lists WHERE id = ?', this.#list)).toBe(size);
    const log = this.#database
      .prepare(
        `SELECT item_id AS id, sum(change = 1) AS adds, sum(change = 2) AS updates, sum(change = 3) AS deletes
         FROM changes WHERE list_id = ? AND item_id IS NOT NULL GROUP BY item_id`,
      )
      .all(this.#list);
    const stored = new Map([...this.byTitle.values()].map((item) => [item.id, item]));
    const versions = this.#database
      .prepare('SELECT item_id AS id, count(*) AS n FROM item_versions WHERE list_id = ? GROUP BY item_id')
      .all(this.#list);
    const kept = new Map(versions.map((row) => [row['id'], Number(row['n'])]));
    let alive = 0;
    for (const { id, adds, updates, deletes } of log) {
      const item = stored.get(Number(id));
      // No id is given twice: one add for each, and after its deletion nothing.
      expect([id, adds, deletes]).toEqual([id, 1, item === undefined ? 1 : 0]);
      if (item === undefined) continue;
      alive += 1;
      expect([id, updates, kept.get(Number(id)) ?? 0]).toEqual([id, item.version - 1, item.version - 1]);
    }
    expect(alive).toBe(size);
  }

  close(): void {
    this.#database.close();
  }
}

/** Files of a document library and attachments of an item, each of its own bytes, sent until the process dies. */
interface Uploader {
  readonly kept: Map<string, string>;
  unanswered: string | undefined;
  count: number;
}

async function upload({ webUrl }: Target, uploader: Uploader): Promise<void> {
  for (;;) {
    uploader.count += 1;
    const name = `f${uploader.count}.txt`;
    const where =
      uploader.count % 2 === 0
        ? `web/lists/getByTitle('Files')/rootFolder/files/add(url='${name}',overwrite=false)`
        : `web/lists/getByTitle('Attached')/items(1)/AttachmentFiles/add(FileName='${name}')`;
    const read =
      uploader.count % 2 === 0
        ? `web/lists/getByTitle('Files')/rootFolder/files('${name}')/$value`
        : `web/lists/getByTitle('Attached')/items(1)/AttachmentFiles('${name}')/$value`;
    uploader.unanswered = read;
    const headers = { Authorization: 'Bearer T', Accept: 'application/json' };
    let status;
    try {
      ({ status } = await fetch(`${webUrl}/_api/${where}`, { method: 'POST', headers, body: contentOf(read) }));
    } catch {
      return;
    }
    expect([where, status]).toEqual([where, 200]);
    uploader.kept.set(read, contentOf(read));
    uploader.unanswered = undefined;
  }
}

/** Some tens of KB, different for each file. */
const contentOf = (name: string) => `${name};`.repeat(300 + (name.length % 7) * 100);

/** The last few that were answered are there, and what was not answered is there whole or not at all. */
async function expectFiles({ webUrl }: Target, uploader: Uploader): Promise<void> {
  const read = async (path: string) => {
    const headers = { Authorization: 'Bearer T', Accept: 'application/json' };
    const answer = await fetch(`${webUrl}/_api/${path}`, { headers });
    return answer.status === 404 ? undefined : await answer.text();
  };
  for (const [path, content] of [...uploader.kept].slice(-4)) expect(await read(path)).toBe(content);
  const open = uploader.unanswered;
  uploader.unanswered = undefined;
  if (open === undefined) return;
  const stored = await read(open);
  if (stored === undefined) return;
  expect(stored).toBe(contentOf(open));
  uploader.kept.set(open, stored);
}

/** True if the operation was carried out, false if not; fails if it was half. */
function isDone(file: DataFile, { kind, item, value }: Operation): boolean {
  const stored = file.byTitle.get(item.title);
  switch (kind) {
    case 'add':
      if (stored !== undefined) expect(stored.value).toBe(value);
      return stored !== undefined;
    case 'update':
      expect([value, item.value]).toContain(stored?.value);
      return stored?.value === value;
    case 'delete':
      if (stored !== undefined) expect(stored.value).toBe(item.value);
      return stored === undefined;
    case 'recycle':
      expect(file.recycled(item.id ?? 0)).toBe(stored === undefined);
      return stored === undefined;
  }
}

/** Everything that a client knows is so, and of its last batch a beginning was carried out. */
function expectKnowledge(file: DataFile, client: Client): void {
  const open = new Set(client.unanswered.map(({ item }) => item));
  for (const item of client.known) {
    if (open.has(item)) continue;
    const stored = file.byTitle.get(item.title);
    if (item.gone === undefined) {
      expect(stored).toMatchObject({ id: item.id, value: item.value });
      expect(`"${stored?.guid},${stored?.version}"`).toBe(item.etag);
    } else {
      expect(stored).toBeUndefined();
      expect(file.recycled(item.id ?? 0)).toBe(item.gone === 'recycled');
    }
  }
  const done = client.unanswered.map((operation) => isDone(file, operation));
  const many = done.filter(Boolean).length;
  expect(done).toEqual(done.map((_, index) => index < many));
  client.unanswered.forEach((operation, index) => {
    if (done[index] !== true) return;
    const stored = file.byTitle.get(operation.item.title);
    const etag = stored === undefined ? undefined : `"${stored.guid},${stored.version}"`;
    learn(client, operation, { Id: stored?.id ?? operation.item.id }, etag);
  });
  client.unanswered = [];
}

it(`keeps what was answered, over ${rounds} deaths`, async () => {
  let target = await start();
  await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Killed' } });
  const SchemaXml = '<Field Type="Number" Name="Value" DisplayName="Value" Indexed="TRUE" />';
  const parameters = { SchemaXml, Options: 8 };
  const fields = "web/lists/getByTitle('Killed')/fields/createfieldasxml";
  await send(target, { method: 'POST', path: fields, body: { parameters } });
  const writers = Array.from({ length: clients }, (_, index): Client => {
    return { name: `c${index}`, known: [], unanswered: [], batches: 0 };
  });
  await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Files', BaseTemplate: 101 } });
  await send(target, { method: 'POST', path: 'web/lists', body: { Title: 'Attached' } });
  await send(target, { method: 'POST', path: "web/lists/getByTitle('Attached')/items", body: { Title: 'one' } });
  const uploader: Uploader = { kept: new Map(), unanswered: undefined, count: 0 };
  let cutShort = 0;
  for (let round = 0; round < rounds; round += 1) {
    const writing = [...writers.map((client) => write(target, client)), upload(target, uploader)];
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 130));
    const died = once(service, 'exit');
    service.kill('SIGKILL');
    await Promise.all([died, ...writing]);
    cutShort += writers.filter(({ unanswered }) => unanswered.length > 0).length;
    const file = new DataFile();
    try {
      file.expectWhole();
      for (const client of writers) expectKnowledge(file, client);
    } finally {
      file.close();
    }
    target = await start();
    await expectFiles(target, uploader);
  }
  const { json } = await send(target, { path: "web/lists/getByTitle('Killed')?$select=ItemCount" });
  const alive = writers.flatMap(({ known }) => known).filter(({ gone }) => gone === undefined);
  expect(at(json, 'ItemCount')).toBe(alive.length);
  expect(uploader.kept.size).toBeGreaterThan(1);
  for (const [title, path] of [
    ['Files', "web/lists/getByTitle('Files')/rootFolder/files?$select=Name"],
    ['Attached', "web/lists/getByTitle('Attached')/items(1)/AttachmentFiles?$select=FileName"],
  ] as const) {
    const stored = members((await send(target, { path })).json);
    expect(stored).toHaveLength([...uploader.kept.keys()].filter((each) => each.includes(`'${title}'`)).length);
  }
  expect(cutShort).toBeGreaterThan(rounds / 2);
  expect(writers.flatMap(({ known }) => known).length).toBeGreaterThan(rounds);
});
