import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { runStart } from './harness/command.js';

describe('npm start says in one sentence what is wrong', () => {
  it.each([
    [['--port', 'abc'], '--port takes a number'],
    [['--port', '70000'], '--port takes a number'],
    [['--today', '2019-02-30'], '--today takes a day'],
    [['--today', '30 April 2019'], '--today takes a day'],
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
      other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const address = other.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
    });
    afterAll(() => new Promise((resolve) => other.close(resolve)));

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
