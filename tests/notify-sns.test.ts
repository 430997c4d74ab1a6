import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

  test('a topic is asked for in the region that its name says', async () => {
    const signed: string[] = [];
    const sns = createServer(({ headers }, response) => {
      signed.push(String(headers.authorization));
      response.end('<PublishResponse><PublishResult/></PublishResponse>');
    }).listen(0, '127.0.0.1');
    await once(sns, 'listening');
    // Of a TCP server it is never a path.
    const { port } = sns.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', `http://127.0.0.1:${port}`);
    await snsNotify('arn:aws:sns:ap-south-1:000000000000:jobs').publish(freshTold());
    vi.unstubAllEnvs();
    sns.closeAllConnections();
    sns.close();
    expect(signed).toEqual([expect.stringContaining('/ap-south-1/sns/aws4_request')]);
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
