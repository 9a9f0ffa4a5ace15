/** Whatever is sent: an answer in the shape of SharePoint, never a fault, a crash or a hang. */
import { connect } from 'node:net';

import { send } from '../../../contract/wire.js';
import { rawRequest, running, sendRaw } from '../running.js';
import { api, useBench } from './bench.js';

const bench = useBench();

describe('connections', () => {
  it('that send many requests at once get the answers in order', async () => {
    const requests = Array.from({ length: 20 }, (_, index) =>
      rawRequest('GET', `${api}/web/lists?$top=0&$filter=BaseTemplate%20eq%20${index}`, {
        Connection: 'keep-alive',
        'X-N': `${index}`,
      }),
    );
    const last = rawRequest('GET', `${api}/web/nowhere`, { Connection: 'close' });
    const { text } = await readAll(requests.join('') + last);
    const statuses = [...text.matchAll(/HTTP\/1\.1 (\d+) /g)].map((match) => match[1]);
    expect(statuses).toEqual([...Array<string>(20).fill('200'), '404']);
  });

  it('that are slow hold up nobody', async () => {
    const head = `POST ${api}/web/lists HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer owner\r\n`;
    const slow = [head, `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`].map((text) => {
      const socket = connect(bench().run.port, '127.0.0.1');
      socket.write(text);
      return socket;
    });
    // The server gives them a minute and more: this answer comes before, or never.
    expect((await send(bench().run.target, { path: 'web/title' })).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it('that are too slow are ended', async () => {
    const limits = { headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 50 };
    const slow = await running(':memory:', {}, limits);
    const head = `POST ${api}/web/lists HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer owner\r\n`;
    const stalled = [head, `${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`];
    const waiting = stalled.map((text) => sendRaw(slow.port, text));
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([408, 408]);
    const { faults } = slow;
    await slow.close();
    expect(faults).toEqual([]);
  });

  function readAll(text: string): Promise<{ text: string }> {
    return new Promise((resolve, reject) => {
      const socket = connect(bench().run.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.once('end', () => resolve({ text: answer }));
      socket.once('error', reject);
      socket.write(text);
    });
  }
});
