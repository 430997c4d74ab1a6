import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { behavesLikeQueue } from '#adapters/queue/queue.contract.ts';
import { sqsQueue, toText } from '#adapters/queue/sqs.ts';
import { freshId } from '#lib/id.ts';
import { makeQueues, region, startMessages } from './support/aws.ts';

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

const message = () => ({ id: freshId(), topic: 'planted', key: 'k', body: {} });

describe('sqsQueue', () => {
  behavesLikeQueue(async () => ({
    queue: sqsQueue({ region, ...makeQueues(server) }),
    pass: (span) => wait(span + 200),
  }));

  test('what nobody can read holds up no other, and is a dead letter that can only be dropped', async () => {
    const { name, ...urls } = makeQueues(server);
    const queue = sqsQueue({ region, ...urls });
    server.sendMessage(name, 'no JSON');
    const readable = message();
    await queue.send([readable]);
    const found = [];
    for (let tries = 0; tries <= 6; tries++) {
      const received = await queue.receive({ limit: 10, span: 0 });
      for (const one of received) {
        found.push(one.id);
        await queue.finish(one.handle);
      }
    }
    expect(found).toEqual([readable.id]);
    const [letter] = await queue.listDead();
    expect(letter).toMatchObject({ message: null, problem: 'unreadable' });
    await expect(queue.redrive(letter?.id ?? '')).rejects.toMatchObject({
      code: 'message-unreadable',
    });
    expect(await queue.redriveAll()).toBe(0);
    expect(await queue.drop(letter?.id ?? '')).toBe(true);
    expect(await queue.measure()).toMatchObject({ dead: 0 });
  });

  test('each message of an answer that SQS did not take, or did not speak of, is told', async () => {
    const [one, two, three] = [message(), message(), message()];
    const md5 = createHash('md5').update(toText(two)).digest('hex');
    const answer = {
      Successful: [{ Id: '1', MessageId: 'm', MD5OfMessageBody: md5 }],
      Failed: [{ Id: '0', SenderFault: false, Code: 'InternalError' }],
    };
    const stub = createServer((request, response) => {
      request.resume().on('end', () => response.end(JSON.stringify(answer)));
    });
    await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', resolve));
    // A server on a port always has such an address.
    const { port } = stub.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_SQS', `http://127.0.0.1:${port}`);
    const queue = sqsQueue({ region, queue: 'http://sqs/q', dead: 'http://sqs/d' });
    expect(await queue.send([one, two, three])).toEqual(new Set([one.id, three.id]));
    vi.unstubAllEnvs();
    stub.close();
  });
});
