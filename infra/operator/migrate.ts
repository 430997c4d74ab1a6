import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import type { Outputs } from './outputs.ts';

const master = z.object({ username: z.string(), password: z.string() });

const failure = z.object({ errorMessage: z.string() });

/**
 * Call the function that brings the tables up to date, and wait for its answer. The first call of all
 * brings the master's password, which RDS keeps: nobody is in the database yet who could be let in.
 */
export async function migrate(outputs: Outputs, { first = false } = {}): Promise<string> {
  const name = outputs.functions.migrate;
  if (!name || !outputs.database) throw new Error('There is no database (database.enabled).');
  const event = first ? { master: await readMaster(outputs, outputs.database) } : {};
  // Once: a call that broke off may still be at work.
  const client = new LambdaClient({ region: outputs.region, maxAttempts: 1 });
  try {
    const { FunctionError, Payload = new Uint8Array() } = await client.send(
      new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
    );
    const said = Buffer.from(Payload).toString();
    if (!FunctionError) return `${name} answered ${said}`;
    const why = failure.safeParse(JSON.parse(said)).data?.errorMessage ?? FunctionError;
    throw new Error(`${name} failed: ${withoutPassword(why, event.master?.password)}`);
  } finally {
    client.destroy();
  }
}

async function readMaster(
  { region }: Outputs,
  { master_secret_arn: arn }: { master_secret_arn: string },
) {
  const client = new SecretsManagerClient({ region });
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const result = master.safeParse(JSON.parse(SecretString));
    if (!result.success) throw new Error(`${arn} does not hold a username and a password.`);
    return result.data;
  } finally {
    client.destroy();
  }
}

const withoutPassword = (text: string, password: string | undefined) =>
  password ? text.replaceAll(password, '…') : text;
