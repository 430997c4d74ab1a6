import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { awsPatience } from '#lib/aws-patience.ts';

const texts = z.record(z.string(), z.string());

/**
 * Read the settings that a secret of AWS Secrets Manager holds: one JSON object of texts. A refusal
 * names the secret, and never says what stands in it.
 */
export async function readAwsSecret(arn: string): Promise<Record<string, string>> {
  const result = texts.safeParse(readJson(await readText(arn)));
  // What Zod found, and what JSON.parse says, may repeat a value: neither is kept as a cause.
  if (!result.success) throw new Error(`The secret ${arn} is not one JSON object of texts.`);
  return result.data;
}

async function readText(arn: string): Promise<string> {
  const region = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(arn)?.[1];
  const client = new SecretsManagerClient({
    ...(region && { region }),
    requestHandler: awsPatience,
  });
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return SecretString;
  } catch (cause) {
    throw new Error(`The secret ${arn} could not be read from Secrets Manager.`, { cause });
  } finally {
    client.destroy();
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
