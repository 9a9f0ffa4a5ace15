import { createServer } from 'node:net';
import type { Server } from 'node:net';

/** Below those that systems hand out by themselves, to a connection as to a server: nobody takes one of these by chance. */
const lowest = 20_000;
const howMany = 10_000;

/**
 * Takes a port.
 * @throws when another program has it
 */
export function takePort(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

/** Gives a port back. */
export function release(server: Server): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))));
}

/** The first of that many ports in a row that nobody has, and that nobody is given by chance before they are used. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = lowest + Math.floor(Math.random() * howMany);
    const wanted = Array.from({ length: count }, (_, at) => first + at);
    const tried = await Promise.allSettled(wanted.map(takePort));
    const taken = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    await Promise.all(taken.map(release));
    if (taken.length === count) return first;
  }
}
