import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { freePort } from './server.ts';

/** A stand-in for AWS Secrets Manager, which knows one secret. */
export interface SecretsManager {
  /** What a process needs so that it asks here. */
  readonly environment: Record<string, string>;
  readonly arn: string;
  /** What the secret holds; null before anybody put anything there. */
  held: string | null;
  close(): void;
}

/** Start a Secrets Manager that keeps one text under one name. */
export async function startSecretsManager(secret: string | null): Promise<SecretsManager> {
  const arn = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:solah-AbCdEf';
  const port = await freePort();
  const server = createServer(async (request, response) => {
    const { SecretId, SecretString } = JSON.parse(await text(request));
    const asked = request.headers['x-amz-target'];
    if (asked === 'secretsmanager.PutSecretValue' && SecretId === arn) manager.held = SecretString;
    const isKnown = /Get|Put/.test(String(asked)) && SecretId === arn && manager.held !== null;
    response.writeHead(isKnown ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(
      JSON.stringify(
        isKnown
          ? { ARN: arn, Name: 'solah', SecretString: manager.held }
          : { __type: 'ResourceNotFoundException', message: 'no such secret' },
      ),
    );
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const manager: SecretsManager = {
    arn,
    held: secret,
    environment: {
      SECRETS: 'aws',
      SECRET_ARN: arn,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'testtest',
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return manager;
}
