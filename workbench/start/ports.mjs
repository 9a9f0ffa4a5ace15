import net from 'node:net';
import { CommandError } from './options.mjs';

function free(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: chosen } = probe.address();
      probe.close(() => resolve(chosen));
    });
  });
}

/**
 * The two ports of the workbench: the pages' and, one above, the Teams tab's.
 * @param {number} port 0 for any two
 * @returns {Promise<{ port: number, tabPort: number }>}
 * @throws {CommandError} when one of them is taken
 */
export async function choosePorts(port) {
  for (let tries = 0; port === 0 && tries < 20; tries++) {
    const first = await free(0);
    if (first !== undefined && first < 65535 && (await free(first + 1)) !== undefined)
      return { port: first, tabPort: first + 1 };
  }
  for (const [wanted, use] of [
    [port, 'the pages'],
    [port + 1, 'the Teams tab'],
  ]) {
    if ((await free(wanted)) === undefined)
      throw new CommandError(
        `Port ${wanted} (for ${use}) is in use by another program; end that program or choose another with "npm start -- --port N".`,
      );
  }
  return { port, tabPort: port + 1 };
}
