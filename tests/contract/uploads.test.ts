/** Uploads in chunks: any cut gives the same bytes, and nothing is half there. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';

import { sendBytes, TestLibrary } from './library.js';
import type { Target } from './target.js';
import { itEmbedded, listen, openTarget, serviceWithPeople } from './target.js';
import { at, errorOf, members, send } from './wire.js';

let target: Target;
let library: TestLibrary;

beforeAll(async () => {
  target = await openTarget();
  library = await TestLibrary.create(target, 'uploads');
});

afterAll(async () => {
  await library.remove();
  await target.close();
});

/** Sends one step of an upload and answers the offset, or the error. */
async function step(name: string, method: string, guid: string, offset: number | undefined, bytes: Uint8Array) {
  const place = offset === undefined ? '' : `,fileOffset=${offset}`;
  const address = library.file(name, `${method}(uploadId=guid'${guid}'${place})`);
  return sendBytes(target, { method: 'POST', path: address, bytes: new Uint8Array(bytes) });
}

/** Uploads pieces one after the other, as PnPjs does. */
async function uploadInPieces(name: string, pieces: readonly Uint8Array[]): Promise<void> {
  const guid = randomUUID();
  const [first = new Uint8Array(), ...rest] = pieces;
  let answer = await step(name, 'startUpload', guid, undefined, first);
  let offset = first.length;
  for (const [index, piece] of rest.entries()) {
    expect([answer.status, at(answer.json, 'value')]).toEqual([200, String(offset)]);
    const isLast = index === rest.length - 1;
    answer = await step(name, isLast ? 'finishUpload' : 'continueUpload', guid, offset, piece);
    offset += piece.length;
  }
  expect([answer.status, at(answer.json, 'Length')]).toEqual([200, String(offset)]);
}

it('gives the same bytes however they are cut (section 12)', async () => {
  await library.upload('cut.bin', '');
  const cut = fc.tuple(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(cut, async ([bytes, places]) => {
      const at = [...places.map((place) => Math.floor(place * bytes.length)), bytes.length].sort((a, b) => a - b);
      const pieces = at.map((end, index) => bytes.subarray(at[index - 1] ?? 0, end));
      await uploadInPieces('cut.bin', pieces);
      const read = await library.read('cut.bin');
      expect(Buffer.compare(read.bytes, bytes)).toBe(0);
    }),
    { numRuns: 60 },
  );
});

it('crosses the size of a stored block in every way (section 12)', async () => {
  const block = 262_144;
  const bytes = Uint8Array.from({ length: 3 * block + 7 }, (_, index) => (index * 31) % 256);
  for (const cuts of [[block], [block - 1, block + 1], [1, 2 * block], [3 * block, 3 * block + 7]]) {
    const at = [...cuts, bytes.length];
    await uploadInPieces(
      'cut.bin',
      at.map((end, index) => bytes.subarray(at[index - 1] ?? 0, end)),
    );
    expect(Buffer.compare((await library.read('cut.bin')).bytes, bytes)).toBe(0);
  }
});

it('keeps what the file had until the last chunk, and through a cancellation (section 12)', async () => {
  await library.upload('kept.txt', 'before');
  const guid = randomUUID();
  const bytes = new TextEncoder().encode('after');
  await step('kept.txt', 'startUpload', guid, undefined, bytes);
  await step('kept.txt', 'continueUpload', guid, 5, bytes);
  expect((await library.read('kept.txt')).text).toBe('before');
  const cancel = library.file('kept.txt', `cancelUpload(uploadId=guid'${guid}')`);
  expect((await send(target, { method: 'POST', path: cancel })).status).toBe(200);
  expect((await step('kept.txt', 'finishUpload', guid, 10, bytes)).status).toBe(404);
  expect((await library.read('kept.txt')).text).toBe('before');
  expect((await send(target, { path: library.file('kept.txt') })).json).toMatchObject({ UIVersionLabel: '1.0' });
});

it('refuses a chunk that does not begin where the last one ended (section 12)', async () => {
  await library.upload('offset.txt', '');
  const guid = randomUUID();
  const bytes = new TextEncoder().encode('12345');
  await step('offset.txt', 'startUpload', guid, undefined, bytes);
  for (const offset of [0, 4, 6]) {
    const refused = await step('offset.txt', 'continueUpload', guid, offset, bytes);
    expect([refused.status, errorOf(refused).code]).toEqual([400, '-2147024809, System.ArgumentException']);
  }
  expect((await step('offset.txt', 'finishUpload', guid, 5, bytes)).status).toBe(200);
  expect((await library.read('offset.txt')).text).toBe('1234512345');
});

itEmbedded('belongs to whoever began it', async () => {
  await library.upload('whose.txt', 'before');
  const guid = randomUUID();
  await step('whose.txt', 'startUpload', guid, undefined, new TextEncoder().encode('mine'));
  const address = library.file('whose.txt', `finishUpload(uploadId=guid'${guid}',fileOffset=4)`);
  const other = await sendBytes(target, { method: 'POST', path: address, bytes: 'yours', person: 'member' });
  expect(other.status).toBe(404);
  expect((await library.read('whose.txt')).text).toBe('before');
});

itEmbedded('leaves no half file if the service ends in the middle, and can go on after it', async () => {
  const data = mkdtempSync(path.join(tmpdir(), 'uploads-'));
  const open = async () => {
    const service = serviceWithPeople(data);
    const server = createServer((request, response) => void service.handle(request, response));
    const webUrl = `http://127.0.0.1:${await listen(server)}/sites/dev`;
    const close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      service.close();
    };
    return { ...target, webUrl, close };
  };
  const guid = randomUUID();
  const file = "web/getFileByServerRelativePath(decodedUrl='/sites/dev/Shared Documents/a.txt')";
  const first = await open();
  const add = "web/defaultDocumentLibrary/rootFolder/files/add(url='a.txt')";
  await sendBytes(first, { method: 'POST', path: add, bytes: 'before' });
  await sendBytes(first, { method: 'POST', path: `${file}/startUpload(uploadId=guid'${guid}')`, bytes: 'aft' });
  await first.close();

  const second = await open();
  expect((await sendBytes(second, { path: `${file}/$value` })).text).toBe('before');
  const versions = await send(second, { path: `${file}/versions` });
  expect(members(versions.json)).toEqual([]);
  const finish = `${file}/finishUpload(uploadId=guid'${guid}',fileOffset=3)`;
  await sendBytes(second, { method: 'POST', path: finish, bytes: 'er' });
  expect((await sendBytes(second, { path: `${file}/$value` })).text).toBe('after');
  await second.close();
  rmSync(data, { recursive: true });
});
