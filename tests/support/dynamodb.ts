import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { dynamodbLedger } from '#adapters/ledger/dynamodb.ts';
import type { Ledger } from '#adapters/ledger/ledger.ts';
import { freshId } from '#lib/id.ts';
import { region } from './aws.ts';

/** What a server that speaks DynamoDB is asked, and what becomes of it on the way. */
export interface Dynamodb {
  readonly url: string;
  /** Make a table as infra/modules/archive/ledger.tf does, and answer its name. */
  makeTable(): Promise<string>;
  /** Open a ledger on a table of its own. */
  freshLedger(): Promise<Ledger>;
  /** The operations that it was asked for since it was asked last. */
  operations(): string[];
  /** Decide what becomes of each request: passed on, refused as too many, or its answer lost. */
  weather: (operation: string, body: string) => 'calm' | 'throttled' | 'answer lost';
  close(): Promise<void>;
}

/**
 * Start a server that speaks DynamoDB, on loopback and behind a way that a test can disturb, and point
 * this process at it.
 */
export async function startDynamodb(): Promise<Dynamodb> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server on a port always has such an address.
  const { port } = server.address() as AddressInfo;
  const operations: string[] = [];

  const way = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const body = Buffer.concat(await Array.fromAsync(request));
    operations.push(operation);
    const weather = dynamodb.weather(operation, body.toString());
    if (weather === 'throttled') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: throttled, message: 'Too many at once.' }));
      return;
    }
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      method: 'POST',
      headers: pick(request.headers, [
        'content-type',
        'x-amz-target',
        'authorization',
        'x-amz-date',
      ]),
      body,
    });
    const text = await answer.text();
    if (weather === 'answer lost') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(text);
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  const { port: outer } = way.address() as AddressInfo; // As above.
  const url = `http://127.0.0.1:${outer}`;
  process.env.AWS_ENDPOINT_URL_DYNAMODB = url;
  process.env.AWS_ACCESS_KEY_ID ??= 'test';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'testtest';

  const dynamodb: Dynamodb = {
    url,
    makeTable: () => makeTable(),
    // Its clock stands: no count is shared with who looks later, since tests look again at once.
    freshLedger: async () => dynamodbLedger({ region, table: await makeTable(), clock: () => 0 }),
    operations: () => operations.splice(0),
    weather: () => 'calm',
    close: async () => {
      way.closeAllConnections();
      way.close();
      server.closeAllConnections();
      server.close();
    },
  };
  return dynamodb;
}

const throttled =
  'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' as const;

function pick(headers: NodeJS.Dict<string | string[]>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
}

/** Make a table as Terraform does, at the server that this process is pointed at. */
export async function makeTable(name = `solah-${freshId()}`): Promise<string> {
  const client = new DynamoDBClient({ region });
  const index = (IndexName: string, AttributeName: string) => ({
    IndexName,
    KeySchema: [{ AttributeName, KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  });
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['archive_id', 'blob_id', 'cold_key'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'archive_id', KeyType: 'HASH' },
        { AttributeName: 'blob_id', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [index('blob', 'blob_id'), index('cold', 'cold_key')],
    }),
  );
  client.destroy();
  return name;
}
