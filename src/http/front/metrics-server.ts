import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Metrics } from '#adapters/metrics/metrics.ts';

/** A door of its own for who watches the process: it is never behind the site's address. */
export interface MetricsServer {
  listen(port: number, host: string): Promise<void>;
  close(): Promise<void>;
}

/** Make the server that answers `GET /metrics`, and nothing else. */
export function metricsServer(metrics: Metrics): MetricsServer {
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end();
    try {
      const { type, text } = await metrics.write();
      response.writeHead(200, { 'content-type': type }).end(text);
    } catch {
      // The database is away, which the site's own answers and its log tell.
      response.writeHead(503).end();
    }
  });
  return {
    listen: async (port, host) => {
      const listening = once(server, 'listening');
      server.listen(port, host);
      await listening;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
