import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import { freshKeyDocument } from '#adapters/secrets/document.ts';
import { migrateDatabase, openFunctionServices } from '../src/function-services.ts';
import { openServices } from '../src/services.ts';
import { readFunctionSettings, readSettings } from '../src/settings.ts';

// With DATABASE_AUTH=iam what stands for a password travels in clear inside TLS. Here is a server that
// speaks no TLS: whoever opens the database must notice, and tell it nothing.

/** What a client of Postgres says first when it wants TLS. */
const wantsTls = Buffer.from('0000000804d2162f', 'hex');

let server: Server;
let said: Buffer[];
let environment: Record<string, string>;
beforeEach(async () => {
  vi.stubEnv('AWS_REGION', 'ap-south-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  said = [];
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      said.push(bytes);
      // It has none.
      socket.write('N');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Of a TCP server it is never a path.
  const { port } = server.address() as AddressInfo;
  environment = {
    DATABASE_URL: `postgres://solah@127.0.0.1:${port}/solah`,
    DATABASE_AUTH: 'iam',
    STORAGE: 's3',
    S3_HOT: 'solah-hot',
    S3_ARCHIVE: 'solah-archive',
    S3_REGION: 'ap-south-1',
    KEYS: JSON.stringify(freshKeyDocument(new Date())),
  };
});
afterEach(() => {
  server.close();
  vi.unstubAllEnvs();
});

test.each([
  ['the site', () => openServices(readSettings(environment), { log: silentLog })],
  [
    'a function',
    async () => {
      const { database } = await openFunctionServices(readFunctionSettings(environment));
      await database.ping().finally(database.close);
    },
  ],
  ['the function that migrates', () => migrateDatabase(readFunctionSettings(environment))],
  [
    'the function that migrates, as the master',
    () =>
      migrateDatabase(readFunctionSettings(environment), { username: 'master', password: 'word' }),
  ],
])('%s says nothing to a database that has no TLS', async (_, open) => {
  await expect(open()).rejects.toThrow('does not support SSL');
  expect(said).toEqual([wantsTls]);
});
