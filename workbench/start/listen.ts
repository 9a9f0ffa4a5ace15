import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/** The workbench cannot be started; the message is one sentence for the person. */
class StartError extends Error {
  override readonly name = 'StartError';
}

/** A server that listens. */
export interface Listening {
  /** Ends open connections too: a browser keeps its own open for minutes. */
  close(): Promise<void>;
}

/** Addresses that a machine may not have: there is no IPv6 everywhere. */
const noSuchAddress = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

function listenOn(host: string, port: number, answer: RequestListener): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new StartError(`Port ${port} is in use by another program; choose another with "npm start -- --port N".`),
        );
      else if (noSuchAddress.has(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

/** Listens on this machine's loopback addresses only, so that nothing outside it can ask. */
export async function listen(port: number, answer: RequestListener): Promise<Listening> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    for (const server of servers) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    }
  };
  try {
    for (const host of ['127.0.0.1', '::1']) {
      const server = await listenOn(host, port, answer);
      if (server !== undefined) servers.push(server);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}
