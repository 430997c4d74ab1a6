import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { maximumAttempts } from '#adapters/queue/queue.ts';
import { freshId } from '#lib/id.ts';

/** The region of everything that tests start themselves. */
export const region = 'us-east-1';

/**
 * Start a server that speaks SQS and SNS, on loopback, and point this process at it: AWS's own settings
 * are how others do it too.
 */
export async function startMessages(): Promise<FauxqsServer> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  process.env.AWS_ENDPOINT_URL_SQS = server.address;
  process.env.AWS_ENDPOINT_URL_SNS = server.address;
  process.env.AWS_ACCESS_KEY_ID ??= 'test';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'testtest';
  return server;
}

/** Make a queue with one for its dead letters, as Terraform does. */
export function makeQueues(server: FauxqsServer, name = freshId()) {
  const dead = server.createQueue(`${name}-dead`);
  const queue = server.createQueue(name, {
    attributes: {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: dead.queueArn,
        maxReceiveCount: maximumAttempts,
      }),
    },
  });
  return { name, queue: queue.queueUrl, dead: dead.queueUrl };
}

/** Make a topic, and answer what a subscriber of it has heard by now. */
export function makeTopic(server: FauxqsServer, name = freshId()) {
  const { topicArn } = server.createTopic(name);
  const queue = `${name}-heard`;
  server.createQueue(queue);
  server.subscribe({ topic: name, queue });
  return {
    topicArn,
    heard: (): { message: string; attributes: Record<string, { Value: string }> }[] =>
      (server.inspectQueue(queue)?.messages.ready ?? []).map(({ body }) => {
        const { Message: message, MessageAttributes: attributes } = JSON.parse(body);
        return { message, attributes };
      }),
  };
}
