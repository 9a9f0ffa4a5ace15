import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { listen, serviceWithPeople } from '../../contract/target.js';

let data: string;
let server: Server;
let stop: () => Promise<void>;
let api: string;

beforeEach(async () => {
  data = mkdtempSync(path.join(tmpdir(), 'contents-'));
  const service = serviceWithPeople(data);
  server = createServer((request, response) => void service.handle(request, response));
  api = `http://127.0.0.1:${await listen(server)}/sites/dev/_api`;
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    service.close();
  };
});

afterEach(() => rmSync(data, { recursive: true }));

async function send(method: string, address: string, body?: string, more: Record<string, string> = {}) {
  const headers = { Authorization: 'Bearer owner', Accept: 'application/json', ...more };
  const answer = await fetch(`${api}/${address}`, body === undefined ? { method, headers } : { method, headers, body });
  expect(answer.status).toBeLessThan(300);
  return answer.text();
}

/** What is left of streams and their blocks, besides the home pages of the sites. */
function leftOver(): unknown[] {
  const database = new DatabaseSync(path.join(data, 'sharepoint.sqlite'), { readOnly: true });
  const counts = database.prepare(
    `SELECT (SELECT count(*) FROM streams WHERE length <> 42) AS streams, (SELECT count(*) FROM uploads) AS uploads,
       (SELECT count(*) FROM stream_blocks WHERE stream_id NOT IN (SELECT id FROM streams)) AS blocks,
       (SELECT count(*) FROM attachments) AS attachments, (SELECT count(*) FROM comments) AS comments`,
  );
  const row = counts.get();
  database.close();
  return Object.values(row ?? {});
}

const files = 'web/defaultDocumentLibrary/rootFolder/files';
const guid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const json = { 'Content-Type': 'application/json' };

it('leaves no bytes behind when files, versions, uploads, items and lists are deleted for good', async () => {
  const big = 'x'.repeat(600_000);
  for (const text of ['one', big, 'three']) await send('POST', `${files}/add(url='a.txt',overwrite=true)`, text);
  await send('POST', `${files}('a.txt')/startUpload(uploadId=guid'${guid}')`, big);
  await send('POST', `${files}('a.txt')/cancelUpload(uploadId=guid'${guid}')`);
  await send('POST', `${files}('a.txt')/startUpload(uploadId=guid'${guid}')`, big);
  await send('POST', `${files}('a.txt')/versions/deleteAll`);
  await send('DELETE', `${files}('a.txt')`);

  for (const title of ['Kept', 'Gone']) {
    await send('POST', 'web/lists', JSON.stringify({ Title: title, BaseTemplate: 100 }), json);
    const item = `web/lists/getByTitle('${title}')/items(1)`;
    await send('POST', `web/lists/getByTitle('${title}')/items`, '{"Title":"x"}', json);
    await send('POST', `${item}/AttachmentFiles/add(FileName='a.txt')`, big);
    await send('PUT', `${item}/AttachmentFiles('a.txt')/$value`, 'small');
    await send('POST', `${item}/Comments`, '{"text":"x"}', json);
  }
  await send('DELETE', "web/lists/getByTitle('Kept')/items(1)");
  await send('DELETE', "web/lists/getByTitle('Gone')");
  await stop();
  expect(leftOver()).toEqual([0, 0, 0, 0, 0]);
});

it('keeps the bytes of versions that are listed, and drops those of versions beyond the limit', async () => {
  await send('PATCH', 'web/defaultDocumentLibrary', '{"MajorVersionLimit":3}', json);
  for (let number = 0; number < 8; number += 1) {
    await send('POST', `${files}/add(url='a.txt',overwrite=true)`, `number ${number}`);
  }
  const versions = await send('GET', `${files}('a.txt')/versions`);
  expect(versions.match(/"VersionLabel":"\d\.0"/g)).toEqual(['"VersionLabel":"6.0"', '"VersionLabel":"7.0"']);
  expect(await send('GET', `${files}('a.txt')/versions(3072)/$value`)).toBe('number 5');
  await stop();
  expect(leftOver()).toEqual([3, 0, 0, 0, 0]);
});
