import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { KiB, second } from '#lib/units.ts';
import { rawAnswers } from './answer-raw.ts';

const limits = {
  maxHeaderSize: 16 * KiB,
  headersTimeout: 10 * second,
  connectionsCheckingInterval: 2 * second,
  // Node's own clock would count the whole body of an upload; the front keeps its own.
  requestTimeout: 0,
  keepAliveTimeout: 5 * second,
  // What is promised to last five seconds lasts ten: a request that is on its way is not cut.
  keepAliveTimeoutBuffer: 5 * second,
};

/** How long answers in hand may take to finish once the process is told to end. */
const patience = 4 * second;
/** How long a handler whose client was cut may take to write down how far it came. */
const settling = 3 * second;

export interface HttpServer {
  listen(port: number, host: string): Promise<void>;
  /** Take no more connections, let answers finish for a while, cut the rest, wait for the handlers. */
  close(): Promise<void>;
}

/** Make the server of the process around its one listener; with a certificate it speaks TLS. */
export function httpServer(
  listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  { tls, https }: { tls: { cert: Buffer; key: Buffer } | null; https: boolean },
): HttpServer {
  const { answerRaw, answerClientError } = rawAnswers({ https });
  const inHand = new Set<Promise<void>>();
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    const handled = listener(request, response).finally(() => inHand.delete(handled));
    inHand.add(handled);
  };
  const server: Server = tls
    ? createTlsServer({ ...limits, ...tls }, listen)
    : createServer(limits, listen);
  server.maxConnections = 2_000;
  // Uploads and downloads live as long as a byte moves now and then.
  server.timeout = 60 * second;
  server.on('clientError', answerClientError);
  for (const event of ['connect', 'upgrade'] as const) {
    server.on(event, (_request, socket: Socket) => answerRaw(socket, '405 Method Not Allowed'));
  }

  return {
    listen: async (port, host) => {
      const listening = once(server, 'listening');
      server.listen(port, host);
      await listening;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearTimeout(cut);
      const settled = new AbortController();
      const latest = setTimeout(() => settled.abort(), settling);
      await Promise.race([Promise.allSettled(inHand), once(settled.signal, 'abort')]);
      clearTimeout(latest);
    },
  };
}
