import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { loadSettings } from '../src/services.ts';
import { type SecretsManager, startSecretsManager } from './support/secrets-manager.ts';

// Settings that come from AWS Secrets Manager; the environment has the last word.

let manager: SecretsManager | undefined;
afterEach(() => {
  manager?.close();
  vi.unstubAllEnvs();
});

/** Read the settings of an environment while a secret holds a text. */
async function load(secret: string, environment: Record<string, string> = {}) {
  manager = await startSecretsManager(secret);
  // The SDK reads its own settings from the process.
  for (const [name, value] of Object.entries(manager.environment)) vi.stubEnv(name, value);
  return loadSettings({ ...manager.environment, ...environment });
}

test('a secret gives what the environment does not say, and no more', async () => {
  const secret = JSON.stringify({ SMTP_URL: 'smtps://mail.example', PORT: '1600' });
  expect(await load(secret, { PORT: '16', SMTP_URL: '' })).toMatchObject({
    SMTP_URL: 'smtps://mail.example',
    PORT: 16,
  });
});

test.each([
  ['no JSON', '{"SMTP_URL": "smtps://somebody:hush@mail.example'],
  ['no object', '["smtps://somebody:hush@mail.example"]'],
  ['no texts', '{"SMTP_URL": {"is": "smtps://somebody:hush@mail.example"}}'],
  ['a wrong setting', '{"SMTP_URL": "http://somebody:hush@mail.example"}'],
])('a secret with %s stops the start, which never says what stood in it', async (_, secret) => {
  const error: unknown = await load(secret).catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error('It was taken.');
  expect(error.message).toMatch(/secretsmanager|SMTP_URL/);
  expect(`${error.stack} ${String(error.cause)}`).not.toContain('hush');
});

test('a secret that is not there stops the start by its name', async () => {
  const SECRET_ARN = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:other-AbCdEf';
  await expect(load('{}', { SECRET_ARN })).rejects.toThrow(SECRET_ARN);
});

test('without a secret nobody is asked', async () => {
  await expect(loadSettings({ SECRETS: 'aws' })).rejects.toThrow('SECRET_ARN');
  expect(await loadSettings({})).toMatchObject({ SECRETS: 'environment' });
});

test('each purpose has a key of its own', () => {
  const sources = globSync('src/**/*.ts').filter((path) => !path.endsWith('.test.ts'));
  const purposes = sources.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/\.derive\('([^']+)'\)/g),
  ]);
  const names = purposes.map(([, name]) => name);
  expect(names).toContain('manifests of archives');
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
