import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { behavesLikeNotify, freshTold } from '#adapters/notify/notify.contract.ts';
import { snsNotify } from '#adapters/notify/sns.ts';
import { makeTopic, startMessages } from './support/aws.ts';
import { freePort } from './support/server.ts';

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

describe('snsNotify', () => {
  behavesLikeNotify(async () => {
    const { topicArn, heard } = makeTopic(server);
    return {
      notify: snsNotify(topicArn),
      heard: async () => heard().map(({ message }) => JSON.parse(message)),
    };
  });

  test('the job is the key of what is told, where a subscription can read it', async () => {
    const { topicArn, heard } = makeTopic(server);
    const told = freshTold();
    await snsNotify(topicArn).publish(told);
    expect(heard().map(({ attributes }) => attributes)).toMatchObject([
      { jobId: { Value: told.jobId }, state: { Value: 'archived' } },
    ]);
  });

  test('a topic that is gone, or a server that is not there, throws', async () => {
    const name = 'gone';
    const { topicArn } = makeTopic(server, name);
    server.deleteTopic(name);
    await expect(snsNotify(topicArn).publish(freshTold())).rejects.toThrow();
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', `http://127.0.0.1:${await freePort()}`);
    await expect(snsNotify(topicArn).publish(freshTold())).rejects.toThrow();
    vi.unstubAllEnvs();
  });
});
