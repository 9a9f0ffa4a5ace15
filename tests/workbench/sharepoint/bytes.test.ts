import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';

import { bytesOf, joined, noBytes } from '../../../workbench/sharepoint/http/bytes.js';
import { givesStream, jsonLimit, takesStream, uploadLimit } from '../../../workbench/sharepoint/http/streams.js';
import type { SharePointService } from '../../../workbench/sharepoint/index.js';
import { listen, serviceWithPeople } from '../../contract/target.js';

describe('bytes in pieces', () => {
  const pieces = [Uint8Array.of(0, 1, 2), Uint8Array.of(), Uint8Array.of(3, 4, 5, 6)];

  it('are the same however they are cut', () => {
    const bytes = bytesOf(pieces);
    expect(bytes.length).toBe(7);
    expect([...joined(bytes)]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (let from = 0; from <= 7; from += 1) {
      for (let to = from; to <= 7; to += 1) {
        const part = [...bytes.blocks(from, to)].flatMap((block) => [...block]);
        expect(part).toEqual([0, 1, 2, 3, 4, 5, 6].slice(from, to));
      }
    }
    expect([...noBytes.blocks()]).toEqual([]);
  });
});

describe('addresses that carry files', () => {
  it.each([
    ["web/getFileByServerRelativePath(decodedUrl='/sites/dev/a/$value')/$value", true, true],
    ["web/folders('a')/files/AddUsingPath(decodedurl='x',overwrite=true)", true, false],
    ["web/folders('a')/files/add(url='x')", true, false],
    ["web/lists('x')/items(1)/AttachmentFiles/add(FileName='n')", true, false],
    ["web/lists('x')/items(1)/AttachmentFiles('n')/%24value", true, true],
    ["web/getFileById('x')/continueUpload(uploadId=guid'…',fileOffset=3)", true, false],
    ["web/getFileByServerRelativePath(decodedUrl='/files/add')", false, false],
    ['web/siteusers/add', false, false],
    ["web/lists('x')/items", false, false],
  ])('%s', (path, takes, gives) => {
    expect([takesStream(path), givesStream(path)]).toEqual([takes, gives]);
  });
});

describe('the limit of a body', () => {
  let service: SharePointService;
  let server: Server;
  let port: number;

  beforeAll(async () => {
    service = serviceWithPeople(':memory:');
    server = createServer((request, response) => void service.handle(request, response));
    port = await listen(server);
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    service.close();
  });

  /** Sends a head that announces so many bytes, and none of them. */
  function announce(path: string, length: number): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /sites/dev/_api/${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer owner\r\n` +
            `Accept: application/json\r\nContent-Length: ${length}\r\n\r\n`,
        );
      });
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
        if (answer.includes('\r\n\r\n{') || answer.endsWith('}')) socket.destroy();
      });
      socket.once('close', () => resolve(answer));
      socket.once('error', reject);
    });
  }

  it.each([
    ['web/lists', jsonLimit],
    ["web/getFileByServerRelativePath(decodedUrl='/sites/dev/x')/$value", uploadLimit],
  ])('refuses more at %s before it has come', async (path, limit) => {
    const answer = await announce(path, limit + 1);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain(`reached the maximum of ${limit} bytes`);
  });

  it('refuses a body in pieces as soon as there is too much of it', async () => {
    const piece = new Uint8Array(700_000).fill(32);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let count = 0; count < 4; count += 1) controller.enqueue(piece);
        controller.close();
      },
    });
    const init = { method: 'POST', body, duplex: 'half', headers: { Authorization: 'Bearer owner' } };
    const answer = await fetch(`http://127.0.0.1:${port}/sites/dev/_api/web/lists`, init);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('maximum number of bytes');
  });

  it('answers a plain property as text at $value, whatever is accepted', async () => {
    const url = `http://127.0.0.1:${port}/sites/dev/_api/web/title/$value`;
    const answer = await fetch(url, { headers: { Authorization: 'Bearer owner', Accept: '*/*' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain;charset=utf-8']);
    expect(await answer.text()).toBe('Dev');
  });
});
