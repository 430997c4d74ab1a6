import { afterEach, expect, test } from 'vitest';
import { type MetricsServer, metricsServer } from '#http/front/metrics-server.ts';
import { freePort } from './support/server.ts';

let server: MetricsServer;
afterEach(() => server.close());

test('while the database is away the door says so, and no word of why', async () => {
  server = metricsServer({
    answered: () => {},
    write: () => Promise.reject(new Error('connect ECONNREFUSED db.internal')),
    embed: async () => ({}),
  });
  const port = await freePort();
  await server.listen(port, '127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect([answer.status, await answer.text()]).toEqual([503, '']);
});
