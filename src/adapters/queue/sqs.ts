import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { awsPatience } from '#lib/aws-patience.ts';
import { Problem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import type { Dead, Outgoing, Queue } from './queue.ts';

/** One queue at SQS, with the one for its dead letters. */
export interface SqsSettings {
  readonly region: string;
  readonly queue: string;
  readonly dead: string;
}

const envelope = z.object({
  id: z.string(),
  topic: z.string(),
  key: z.string(),
  body: z.unknown(),
});

/** SQS takes and gives no more at once. */
const perRequest = 10;
/** So many dead letters are looked at: a person reads no more. */
const deadAtOnce = 1_000;

/** Write a message as it travels. */
export function toText({ id, topic, key, body }: Outgoing): string {
  return JSON.stringify({ id, topic, key, body });
}

/** Read a message that travelled. One that nobody can read throws, and becomes a dead letter. */
export function parseText(text: string): Outgoing {
  return envelope.parse(JSON.parse(text));
}

/** Use a queue of SQS. How often a message is tried before it is a dead letter, the queue itself says. */
export function sqsQueue({ region, queue, dead }: SqsSettings): Queue {
  // The address of a queue would win over AWS_ENDPOINT_URL_SQS.
  const client = new SQSClient({
    region,
    useQueueUrlAsEndpoint: false,
    requestHandler: awsPatience,
  });

  async function receiveFrom(QueueUrl: string, { limit, span }: { limit: number; span: number }) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(limit, perRequest),
        VisibilityTimeout: Math.ceil(span / second),
        MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
      }),
    );
    return Messages;
  }

  async function remove(QueueUrl: string, ReceiptHandle: string): Promise<void> {
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }

  async function show(QueueUrl: string, ReceiptHandle: string): Promise<void> {
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
    );
  }

  async function count(QueueUrl: string) {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return {
      waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
      inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    };
  }

  async function send(messages: readonly Outgoing[]): Promise<Set<string>> {
    const left = new Set<string>();
    for (let i = 0; i < messages.length; i += perRequest) {
      const batch = messages.slice(i, i + perRequest);
      const answer = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queue,
          Entries: batch.map((message, at) => ({
            Id: String(at),
            MessageBody: toText(message),
            MessageGroupId: message.key,
          })),
        }),
      );
      // Only what SQS names was taken: an answer that says nothing about one does not count.
      const taken = new Set(answer.Successful?.map(({ Id }) => Id));
      for (const [at, { id }] of batch.entries()) if (!taken.has(String(at))) left.add(id);
    }
    return left;
  }

  /** Look through the dead letters, and show again those that stay. */
  async function walkDead(
    visit: (message: Message, letter: Dead) => Promise<'stay' | 'go'>,
  ): Promise<void> {
    const held = new Set<string>();
    try {
      while (held.size < deadAtOnce) {
        const messages = await receiveFrom(dead, { limit: perRequest, span: minute });
        if (messages.length === 0) return;
        for (const { ReceiptHandle = '' } of messages) held.add(ReceiptHandle);
        for (const message of messages) {
          const { ReceiptHandle = '' } = message;
          if ((await visit(message, toDead(message))) === 'stay') continue;
          await remove(dead, ReceiptHandle);
          held.delete(ReceiptHandle);
        }
      }
    } finally {
      for (const handle of held) await show(dead, handle);
    }
  }

  async function takeDead(id: string, act: (message: Message) => Promise<void>): Promise<boolean> {
    let found = false;
    await walkDead(async (message, letter) => {
      if (letter.id !== id) return 'stay';
      await act(message);
      found = true;
      return 'go';
    });
    return found;
  }

  // Sent before it is removed: at worst it comes twice.
  async function sendAgain(message: Outgoing): Promise<void> {
    const left = await send([message]);
    if (left.size > 0) throw new Error('SQS did not take the message back.');
  }

  return {
    send,

    receive: async (how) => {
      const received = [];
      for (const message of await receiveFrom(queue, how)) {
        const { Body = '', ReceiptHandle: handle = '', Attributes } = message;
        const attempts = Number(Attributes?.ApproximateReceiveCount ?? 1);
        const read = tryToRead(Body);
        // What nobody can read comes again until it is a dead letter, and holds up no other.
        if (read) received.push({ ...read, handle, attempts });
      }
      return received;
    },

    finish: (handle) => remove(queue, handle),
    giveBack: (handle) => show(queue, handle),

    measure: async () => {
      const [live, buried] = await Promise.all([count(queue), count(dead)]);
      // What is for later waits in the outbox. How old the oldest is, only CloudWatch is told.
      return { ...live, later: 0, dead: buried.waiting + buried.inFlight };
    },

    listDead: async () => {
      const found: Dead[] = [];
      await walkDead(async (_, letter) => {
        found.push(letter);
        return 'stay';
      });
      return found;
    },

    redrive: (id) =>
      takeDead(id, async ({ Body = '' }) => {
        const message = tryToRead(Body);
        if (!message) throw new Problem('message-unreadable');
        await sendAgain(message);
      }),

    redriveAll: async () => {
      let redriven = 0;
      await walkDead(async ({ Body = '' }) => {
        const message = tryToRead(Body);
        // What dies again while we are here waits for the next time.
        if (!message || redriven === deadAtOnce) return 'stay';
        await sendAgain(message);
        redriven += 1;
        return 'go';
      });
      return redriven;
    },

    drop: (id) => takeDead(id, async () => {}),
  };
}

function tryToRead(text: string): Outgoing | null {
  try {
    return parseText(text);
  } catch {
    return null;
  }
}

function toDead({ Body = '', MessageId = '', Attributes }: Message): Dead {
  const message = tryToRead(Body);
  return {
    id: message?.id ?? MessageId,
    message,
    problem: message ? null : 'unreadable',
    sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)),
  };
}
