import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A wire between us and a server: it passes everything on, and a test can look at it. */
export interface Wire {
  readonly url: string;
  /** Everything that was sent to the server, as Latin-1 text. */
  sent(): string;
  /** How many bytes the server sent back. */
  received(): number;
  /** How many connections are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Lay a wire on loopback to the server at an address. */
export async function wireTo(address: string): Promise<Wire> {
  const { hostname, port } = new URL(address);
  const sockets = new Set<Socket>();
  const sent: Buffer[] = [];
  let received = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    sockets.add(near);
    near.on('data', (bytes) => sent.push(bytes));
    far.on('data', (bytes) => {
      received += bytes.byteLength;
    });
    near.pipe(far).pipe(near);
    // Whoever leaves first takes the other along.
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    for (const socket of [near, far]) socket.on('error', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo; // Of a TCP server it is never a path.
  return {
    url: `http://127.0.0.1:${own}`,
    sent: () => Buffer.concat(sent).toString('latin1'),
    received: () => received,
    open: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
