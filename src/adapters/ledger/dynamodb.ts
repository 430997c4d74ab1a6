import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { atOnce } from '#lib/at-once.ts';
import { awsPatience } from '#lib/aws-patience.ts';
import { freshId } from '#lib/id.ts';
import { glances } from './glances.ts';
import type { Change, Counted, Item, ItemKey, ItemState, Ledger } from './ledger.ts';

/** A table of DynamoDB, as infra/modules/archive/ledger.tf makes it. */
export interface DynamodbSettings {
  readonly region: string;
  readonly table: string;
  /** Milliseconds that only go up, by which counts are shared. */
  readonly clock?: () => number;
}

type Attributes = Record<string, AttributeValue>;

/** The attributes of an item, by the names that it has here. */
const names = {
  archiveId: 'archive_id',
  blobId: 'blob_id',
  state: 'state',
  attempt: 'attempt',
  deliveries: 'deliveries',
  bytes: 'bytes',
  sha256: 'sha256',
  coldKey: 'cold_key',
  coldVersion: 'cold_version',
  problem: 'problem',
  changedAt: 'changed_at',
} as const satisfies Record<keyof Item, string>;

const callsAtOnce = 16;
/** So many items are read in one go; DynamoDB itself ends each go at a MiB, some five thousand. */
const page = 1_000;
/** Where one item is looked for that most likely is near. */
const nearby = 25;
/** Throttled, it waits longer each time, half a minute in all: less than any function has. */
const maxAttempts = 8;

/**
 * Keep the ledger in DynamoDB. Each item is written by itself, on a condition of its own: no transaction
 * spans two of them, and none is needed.
 */
export function dynamodbLedger({ region, table: TableName, clock }: DynamodbSettings): Ledger {
  const client = new DynamoDBClient({ region, maxAttempts, requestHandler: awsPatience });

  async function get(archiveId: string, blobId: string): Promise<Attributes | null> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: toKey({ archiveId, blobId }), ConsistentRead: true }),
    );
    return Item ?? null;
  }

  async function find(archiveId: string, blobId: string): Promise<Item | null> {
    const found = await get(archiveId, blobId);
    return found && toItem(found);
  }

  /** Read whatever a query finds, one go after the other. */
  async function* query(input: Omit<QueryCommandInput, 'TableName'>): AsyncGenerator<Attributes[]> {
    let from: Attributes | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({ TableName, ...input, ...(from && { ExclusiveStartKey: from }) }),
      );
      yield Items;
      from = LastEvaluatedKey;
    } while (from);
  }

  /** An index holds keys alone, and is a moment late: what it names is read as it is now. */
  async function listByIndex(IndexName: 'blob' | 'cold', value: string): Promise<Item[]> {
    const name = IndexName === 'blob' ? names.blobId : names.coldKey;
    const found: Item[] = [];
    for await (const keys of query({
      IndexName,
      KeyConditionExpression: '#of = :of',
      ExpressionAttributeNames: { '#of': name },
      ExpressionAttributeValues: { ':of': { S: value } },
    })) {
      for (const key of keys) {
        const item = await find(key[names.archiveId]?.S ?? '', key[names.blobId]?.S ?? '');
        if (item) found.push(item);
      }
    }
    return found;
  }

  async function moveOne(seen: Item, change: Change): Promise<boolean> {
    // An answer that is lost on its way makes the client ask again, and find the item moved by itself.
    const mover = freshId();
    const fields = { ...toAttributes(change), mover: { S: mover } };
    const cleared = Object.entries(change).flatMap(([field, value]) =>
      // Only fields of an item can be changed.
      value === null ? [names[field as keyof Item]] : [],
    );
    const set = Object.keys(fields).map((name) => `#${name} = :${name}`);
    const remove = cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`)}` : '';
    try {
      await client.send(
        new UpdateItemCommand({
          TableName,
          Key: toKey(seen),
          UpdateExpression: `SET ${set} ADD #deliveries :one${remove}`,
          ConditionExpression: '#state = :from AND #attempt = :n',
          ExpressionAttributeNames: Object.fromEntries(
            [...Object.keys(fields), ...cleared, 'deliveries', 'state', 'attempt'].map((name) => [
              `#${name}`,
              name,
            ]),
          ),
          ExpressionAttributeValues: {
            ...Object.fromEntries(
              Object.entries(fields).map(([name, value]) => [`:${name}`, value]),
            ),
            ':one': { N: '1' },
            ':from': { S: seen.state },
            ':n': { N: String(seen.attempt) },
          },
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return (await get(seen.archiveId, seen.blobId))?.mover?.S === mover;
    }
  }

  async function count(archiveId: string): Promise<Counted[]> {
    const sums = new Map<string, Counted>();
    for await (const items of query({
      ConsistentRead: true,
      KeyConditionExpression: '#archive = :archive',
      ProjectionExpression: '#state, #attempt, #bytes',
      ExpressionAttributeNames: {
        '#archive': names.archiveId,
        '#state': names.state,
        '#attempt': names.attempt,
        '#bytes': names.bytes,
      },
      ExpressionAttributeValues: { ':archive': { S: archiveId } },
    })) {
      for (const { state, attempt, bytes } of items.map(toItem)) {
        const key = `${state} ${attempt}`;
        const sum = sums.get(key) ?? { state, attempt, count: 0, bytes: 0 };
        sums.set(key, { ...sum, count: sum.count + 1, bytes: sum.bytes + bytes });
      }
    }
    return [...sums.values()];
  }

  return {
    put: async (items) => {
      await atOnce(callsAtOnce, items, async (item) => {
        const command = new PutItemCommand({
          TableName,
          Item: { ...toAttributes({ attempt: 0, deliveries: 0, ...item }) },
          ConditionExpression: `attribute_not_exists(${names.archiveId})`,
        });
        await client.send(command).catch((error: unknown) => {
          if (!(error instanceof ConditionalCheckFailedException)) throw error;
        });
      });
    },

    find,

    move: async (seen, change) => {
      const moved = await atOnce(callsAtOnce, seen, (item) => moveOne(item, change));
      return new Set(seen.filter((_, at) => moved[at]).map(({ blobId }) => blobId));
    },

    list: async ({ archiveId, states, after, limit, way = 'next' }) => {
      const values = states.map((state, at) => [`:state${at}`, { S: state }] as const);
      const found: Item[] = [];
      const beyond = way === 'next' ? '>' : '<';
      for await (const items of query({
        ConsistentRead: true,
        Limit: Math.min(limit, page),
        ScanIndexForward: way === 'next',
        KeyConditionExpression: `#archive = :archive${after ? ` AND #blob ${beyond} :after` : ''}`,
        FilterExpression: `#state IN (${values.map(([name]) => name)})`,
        ExpressionAttributeNames: {
          '#archive': names.archiveId,
          '#state': names.state,
          ...(after && { '#blob': names.blobId }),
        },
        ExpressionAttributeValues: {
          ':archive': { S: archiveId },
          ...(after && { ':after': { S: after } }),
          ...Object.fromEntries(values),
        },
      })) {
        found.push(...items.map(toItem));
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },

    hasAny: async (archiveId, state) => {
      // From the end: what is left of a long work is there.
      for await (const items of query({
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: nearby,
        KeyConditionExpression: '#archive = :archive',
        FilterExpression: '#state = :state',
        ExpressionAttributeNames: { '#archive': names.archiveId, '#state': names.state },
        ExpressionAttributeValues: { ':archive': { S: archiveId }, ':state': { S: state } },
      })) {
        if (items.length > 0) return true;
      }
      return false;
    },

    count,
    glance: glances(count, clock),

    listOfBlob: (blobId) => listByIndex('blob', blobId),

    listByColdKeys: async (coldKeys) =>
      (await atOnce(callsAtOnce, coldKeys, (key) => listByIndex('cold', key))).flat(),

    remove: async (items) => {
      await atOnce(callsAtOnce, items, (item) =>
        client.send(new DeleteItemCommand({ TableName, Key: toKey(item) })),
      );
    },
  };
}

function toKey({ archiveId, blobId }: ItemKey): Attributes {
  return { [names.archiveId]: { S: archiveId }, [names.blobId]: { S: blobId } };
}

/** Write what is known of an item; what is null is not there at all. */
function toAttributes(item: Partial<Item>): Attributes {
  return Object.fromEntries(
    Object.entries(item).flatMap(([field, value]): [string, AttributeValue][] => {
      if (value === null || value === undefined) return [];
      // Only fields of an item are given.
      const name = names[field as keyof Item];
      if (typeof value === 'string') return [[name, { S: value }]];
      return [[name, { N: String(Number(value)) }]];
    }),
  );
}

/** Read an item, or so much of it as was asked for. */
function toItem(attributes: Attributes): Item {
  const text = (field: keyof Item) => attributes[names[field]]?.S ?? null;
  const amount = (field: keyof Item) => Number(attributes[names[field]]?.N ?? 0);
  return {
    archiveId: text('archiveId') ?? '',
    blobId: text('blobId') ?? '',
    // Nobody but this file writes one.
    state: text('state') as ItemState,
    attempt: amount('attempt'),
    deliveries: amount('deliveries'),
    bytes: amount('bytes'),
    sha256: text('sha256') ?? '',
    coldKey: text('coldKey'),
    coldVersion: text('coldVersion'),
    problem: text('problem'),
    changedAt: new Date(amount('changedAt')),
  };
}
