import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import { freshKeyDocument, readKeyDocument } from '#adapters/secrets/document.ts';
import { readSettings } from '#settings.ts';
import type { Outputs } from './outputs.ts';

type Texts = Record<string, string>;

/**
 * Lay a file's settings over those that the secret holds, and put them there when the site would start
 * with them. An empty one is taken out. Says names, never a value.
 */
export async function putSecrets(
  { secret_arn: arn, region, told }: Outputs,
  path: string,
): Promise<string> {
  const client = new SecretsManagerClient({ region });
  try {
    const held = await readHeld(client, arn);
    const settings = withKeys(layOver(held, readGiven(path)));
    refuseWrong(settings, told);
    await client.send(
      new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify(settings) }),
    );
    const names = Object.keys(settings).sort().join(', ');
    const fresh = held.KEYS ? '' : ' KEYS were made now.';
    return `The secret holds ${names}.${fresh} The site reads it when it starts.`;
  } finally {
    client.destroy();
  }
}

/** What a file says; without one, nothing: the keys alone are worth a secret. */
function readGiven(path: string): Texts {
  if (!existsSync(path)) return {};
  return Object.fromEntries(
    Object.entries(parseEnv(readFileSync(path, 'utf8'))).map(([name, value]) => [
      name,
      value ?? '',
    ]),
  );
}

async function readHeld(client: SecretsManagerClient, arn: string): Promise<Texts> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return z.record(z.string(), z.string()).parse(JSON.parse(SecretString));
  } catch (error) {
    // Terraform makes the place only; the first value is ours.
    if (error instanceof ResourceNotFoundException) return {};
    // What Zod and JSON.parse say may repeat a value.
    if (error instanceof z.ZodError || error instanceof SyntaxError) {
      throw new Error(`The secret ${arn} is not one JSON object of texts. Mend it by hand.`);
    }
    throw error;
  }
}

function layOver(held: Texts, given: Texts): Texts {
  return Object.fromEntries(
    Object.entries({ ...held, ...given }).filter(([, value]) => value !== ''),
  );
}

/** Passwords and sessions hang on the keys: made once, and kept. */
function withKeys(settings: Texts): Texts {
  if (settings.KEYS) return settings;
  return { ...settings, KEYS: JSON.stringify(freshKeyDocument(new Date())) };
}

function refuseWrong(settings: Texts, told: Outputs['told']): void {
  const taken = Object.keys(settings).filter((name) => told[name] !== undefined);
  if (taken.length > 0) throw new Error(`Terraform tells these already: ${taken.join(', ')}.`);
  readKeyDocument(settings.KEYS ?? '', 'KEYS');
  const known = readSettings({ ...told, ...settings });
  const unknown = Object.keys(settings).filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`The site knows no setting ${unknown.join(', ')}.`);
}
