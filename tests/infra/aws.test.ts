import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uploadRelease } from '../../infra/operator/releases.ts';
import { packRelease, type Release } from '../../scripts/pack-release.ts';
import { type Functions, startFunctions } from '../support/functions.ts';
import { type SecretsManager, startSecretsManager } from '../support/secrets-manager.ts';

// The operator's commands as they are typed, in a process of their own; Terraform's answer is a file.

const root = mkdtempSync(join(tmpdir(), 'operator-'));
const program = resolve('infra/aws.ts');

const settings = {
  STORAGE: 's3',
  S3_HOT: 'solah-hot',
  S3_ARCHIVE: 'solah-archive',
  S3_REGION: 'us-east-1',
  DATABASE_URL: 'postgres://solah@database.example:5432/solah',
  DATABASE_AUTH: 'iam',
  SECRETS: 'aws',
};

let secrets: SecretsManager;
let functions: Functions;

beforeAll(() => {
  mkdirSync(join(root, 'infra'));
  writeFileSync(join(root, 'terraform'), '#!/bin/sh\ncat "$OUTPUTS"\n');
  chmodSync(join(root, 'terraform'), 0o755);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  secrets = await startSecretsManager(null);
  functions = await startFunctions('solah-dev-migrate');
  stands({});
});

afterEach(() => {
  secrets.close();
  functions.close();
});

/** Let Terraform say what stands there. */
function stands(more: Record<string, unknown>): void {
  const outputs = {
    stage: 'dev',
    settings: Object.entries({ ...settings, SECRET_ARN: secrets.arn })
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    secret_arn: secrets.arn,
    database: { address: 'database.example', master_secret_arn: secrets.arn },
    functions: { migrate: 'solah-dev-migrate' },
    releases_bucket: null,
    release: null,
    ...more,
  };
  const told = Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, { value }]),
  );
  writeFileSync(join(root, 'outputs.json'), JSON.stringify(told));
}

/** Type a command where Terraform stands first on the PATH. */
function aws(
  args: string,
  more: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const env = {
    ...secrets.environment,
    ...functions.environment,
    PATH: `${root}${delimiter}${process.env.PATH}`,
    OUTPUTS: join(root, 'outputs.json'),
    ...more,
  };
  return new Promise((done) => {
    const command = [program, ...args.split(' ').filter(Boolean)];
    const child = execFile(process.execPath, command, { cwd: root, env }, (_, out, problem) =>
      done({ code: child.exitCode ?? 1, said: out + problem }),
    );
  });
}

function write(lines: string): void {
  writeFileSync(join(root, 'infra/dev.secrets'), lines);
}

const held = () => JSON.parse(secrets.held ?? 'null');

describe('secrets', () => {
  test('puts a file there as one JSON object, with fresh keys, and shows no value', async () => {
    write('SMTP_URL=smtps://me:hunter2@mail.example\nMAIL_FROM=solah@mail.example\n');
    const { code, said } = await aws('secrets dev');
    expect(said).toContain('KEYS, MAIL_FROM, SMTP_URL');
    expect(code).toBe(0);
    expect(held()).toEqual({
      SMTP_URL: 'smtps://me:hunter2@mail.example',
      MAIL_FROM: 'solah@mail.example',
      KEYS: expect.stringContaining('"signing"'),
    });
    for (const value of [...Object.values<string>(held()), JSON.parse(held().KEYS).root]) {
      expect(said).not.toContain(value);
    }
  });

  test('keeps what the file does not name, the keys first of all, and takes out what is empty', async () => {
    write('SMTP_URL=smtps://mail.example\nMAIL_FROM=solah@mail.example\n');
    await aws('secrets dev');
    const { KEYS } = held();
    write('SMTP_URL=\n');
    expect(await aws('secrets dev')).toMatchObject({ code: 0 });
    expect(held()).toEqual({ KEYS, MAIL_FROM: 'solah@mail.example' });
  });

  test.each([
    ['a setting that nobody reads', 'SMTP_ULR=smtps://hunter2.example', 'SMTP_ULR'],
    ['a value that the site would refuse', 'SMTP_URL=ftp://hunter2.example', 'SMTP_URL'],
    ['keys that are none', 'KEYS={"root":"hunter2"}', 'KEYS'],
    ['what Terraform tells', 'S3_HOT=hunter2', 'S3_HOT'],
  ])('refuses %s, puts nothing and shows no value', async (_, line, name) => {
    secrets.held = '{"MAIL_FROM":"solah@mail.example"}';
    write(`${line}\n`);
    const { code, said } = await aws('secrets dev');
    expect(code).toBe(1);
    expect(said).toContain(name);
    expect(said).not.toContain('hunter2');
    expect(held()).toEqual({ MAIL_FROM: 'solah@mail.example' });
  });

  test('refuses to write over what it cannot read', async () => {
    secrets.held = 'hunter2';
    const { code, said } = await aws('secrets dev');
    expect(code).toBe(1);
    expect(said).not.toContain('hunter2');
    expect(secrets.held).toBe('hunter2');
  });

  test('works on no other stage than the one that infra/ holds', async () => {
    stands({ stage: 'prod' });
    expect(await aws('secrets dev')).toMatchObject({
      code: 1,
      said: expect.stringContaining('backend-config=dev.s3.tfbackend'),
    });
    expect(secrets.held).toBeNull();
  });
});

describe('migrate', () => {
  beforeEach(() => {
    secrets.held = JSON.stringify({ username: 'master', password: 'hunter2' });
  });

  test('calls the function and tells what it answered', async () => {
    functions.answer = { body: { migrations: 3 } };
    const { code, said } = await aws('migrate dev');
    expect(said).toContain('{"migrations":3}');
    expect(code).toBe(0);
    expect(functions.events).toEqual([{}]);
  });

  test('the first time brings the password that RDS keeps', async () => {
    const { code, said } = await aws('migrate dev --first');
    expect(code).toBe(0);
    expect(functions.events).toEqual([{ master: { username: 'master', password: 'hunter2' } }]);
    expect(said).not.toContain('hunter2');
  });

  test('a function that fails is called once, and its reason is told without the password', async () => {
    functions.answer = { failed: true, body: { errorMessage: 'no login with hunter2' } };
    const { code, said } = await aws('migrate dev --first');
    expect(code).toBe(1);
    expect(said).toContain('no login with …');
    expect(functions.events).toHaveLength(1);
  });

  test('without a database there is nothing to do', async () => {
    stands({ database: null, functions: {} });
    expect(await aws('migrate dev')).toMatchObject({ code: 1 });
  });
});

describe('releases', () => {
  const bucket = 'solah-releases';
  let s3: FauxqsServer;
  const made: Release[] = [];

  beforeAll(async () => {
    s3 = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    s3.createBucket(bucket);
    for (const words of ['older', 'newer']) {
      const folder = join(root, words);
      mkdirSync(join(folder, 'dist/lambda'), { recursive: true });
      writeFileSync(join(folder, 'dist/lambda/archive.zip'), words);
      writeFileSync(join(folder, 'dist/other'), words);
      made.push(await packRelease(folder, join(root, 'releases')));
    }
  });

  afterAll(() => s3.stop());

  const reach = () => ({ AWS_ENDPOINT_URL_S3: s3.address });
  const unpacked = join(root, 'dist/lambda/archive.zip');

  afterEach(() => rmSync(join(root, 'dist'), { recursive: true, force: true }));

  async function upload(release: Release): Promise<void> {
    Object.assign(process.env, reach(), functions.environment);
    await uploadRelease({ ...noOutputs, releases_bucket: bucket }, release);
  }

  test('the one before the running one is taken up, with its functions', async () => {
    const [older, newer] = made;
    if (!older || !newer) throw new Error('None was packed.');
    await upload(older);
    // S3 tells whole seconds.
    await new Promise((done) => setTimeout(done, 1_100));
    await upload(newer);
    // Again: it stays as old as it is.
    await upload(older);
    stands({ releases_bucket: bucket, release: newer.hash });
    const { code, said } = await aws('rollback dev', reach());
    expect(said).toContain(`-var release=${older.hash}`);
    expect(code).toBe(0);
    expect(readFileSync(unpacked, 'utf8')).toBe('older');
    expect(existsSync(join(root, 'dist/other'))).toBe(false);

    stands({ releases_bucket: bucket, release: older.hash });
    expect(await aws('rollback dev', reach())).toMatchObject({ code: 1 });
    expect(await aws(`rollback dev ${newer.hash}`, reach())).toMatchObject({ code: 0 });
    expect(readFileSync(unpacked, 'utf8')).toBe('newer');
  });

  test('other bytes under the name of a release are refused', async () => {
    const hash = 'f'.repeat(64);
    const client = new S3Client({ region: 'us-east-1', endpoint: s3.address });
    const Body = readFileSync(made[0]?.path ?? '');
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: `releases/${hash}.tar.gz`, Body }),
    );
    client.destroy();
    stands({ releases_bucket: bucket, release: null });
    const { code, said } = await aws(`rollback dev ${hash}`, reach());
    expect(said).toContain(`What lies under ${hash} is not it.`);
    expect(code).toBe(1);
    expect(existsSync(unpacked)).toBe(false);
  });

  test('where there are no machines nothing is built', async () => {
    expect(await aws('release dev')).toMatchObject({
      code: 1,
      said: expect.stringContaining('npm run build:lambda'),
    });
  });
});

const noOutputs = {
  stage: 'dev',
  settings: '',
  secret_arn: '',
  functions: {},
  told: {},
  region: 'us-east-1',
};

test.each(['', 'deploy dev', 'secrets', 'secrets test', 'migrate dev more', 'release dev --first'])(
  '"%s" is not understood',
  async (args) => {
    const { code, said } = await aws(args);
    expect(code).toBe(2);
    expect(said).toContain('Usage: npm run aws');
  },
);

test('without Terraform it says so', async () => {
  const { code, said } = await aws('migrate dev', { PATH: '/nowhere' });
  expect({ code, said }).toEqual({ code: 1, said: 'terraform is not on the PATH.\n' });
});
