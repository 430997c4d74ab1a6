import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dynamodbLedger } from '#adapters/ledger/dynamodb.ts';
import { freshTold } from '#adapters/notify/notify.contract.ts';
import { snsNotify } from '#adapters/notify/sns.ts';
import { sqsQueue } from '#adapters/queue/sqs.ts';
import { readAwsSecret } from '#adapters/secrets/aws.ts';
import { minute } from '#lib/units.ts';
import { region } from './support/aws.ts';

// Whoever asks AWS does not wait for ever when it takes a connection and then says nothing: the call
// is made again, on a new connection.

const services = ['SNS', 'SQS', 'DYNAMODB', 'SECRETS_MANAGER'] as const;
const taken = new Map<string, number>();
const servers = services.map((service) => {
  taken.set(service, 0);
  return createServer((socket) => {
    const calls = (taken.get(service) ?? 0) + 1;
    taken.set(service, calls);
    // The second call has proved it; the rest need not be waited for.
    if (calls > 1) socket.destroy();
  });
});

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  for (const [at, server] of servers.entries()) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    vi.stubEnv(`AWS_ENDPOINT_URL_${services[at]}`, `http://127.0.0.1:${port}`);
  }
});
afterAll(() => {
  vi.unstubAllEnvs();
  for (const server of servers) server.close();
});

const queue = 'https://sqs.us-east-1.amazonaws.com/000000000000/archive';
const calls: Record<(typeof services)[number], () => Promise<unknown>> = {
  SNS: () => snsNotify(`arn:aws:sns:${region}:000000000000:jobs`).publish(freshTold()),
  SQS: () => sqsQueue({ region, queue, dead: queue }).receive({ limit: 1, span: minute }),
  DYNAMODB: () => dynamodbLedger({ region, table: 'ledger' }).find('a', 'b'),
  SECRETS_MANAGER: () =>
    readAwsSecret(`arn:aws:secretsmanager:${region}:000000000000:secret:solah`),
};

describe.concurrent('a service that never answers is asked again', () => {
  test.each(services)('%s', { timeout: 30_000 }, async (service) => {
    await expect(calls[service]()).rejects.toThrow();
    expect(taken.get(service)).toBeGreaterThan(1);
  });
});
