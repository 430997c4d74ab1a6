import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readFunctionSettings, readSettings, toLedgerTable } from './settings.ts';

test('nothing need be set', () => {
  expect(readSettings({})).toMatchObject({
    PORT: 4321,
    ORIGINS: ['http://localhost:4321', 'http://127.0.0.1:4321', 'http://[::1]:4321'],
    STORAGE: 'disk',
    SIGN_UP: 'open',
    METRICS_PORT: 0,
    METRICS_HOST: '127.0.0.1',
    METRICS_LOG: 'off',
  });
});

test('an empty setting is one that was not given', () => {
  expect(readSettings({ PORT: '', DATA_DIR: '' }).PORT).toBe(4321);
});

test.each([
  [{ PORT: 'sixteen' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ ORIGINS: 'http://solah.example' }, 'ORIGINS'],
  [{ ORIGINS: 'https://solah.example/path' }, 'ORIGINS'],
  [{ ORIGINS: 'solah.example' }, 'ORIGINS'],
  [{ SOURCE_URL: 'http://source.example/solah/' }, 'SOURCE_URL'],
  [{ SOURCE_URL: 'https://source.example/solah' }, 'SOURCE_URL'],
  [{ TRUSTED_PROXIES: '10.0.0.0/99' }, 'TRUSTED_PROXIES'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ STORAGE: 'tape' }, 'STORAGE'],
  [{ SIGN_UP: 'maybe' }, 'SIGN_UP'],
  [{ DATABASE_URL: 'postgres://x/y' }, 'KEYS'],
  [{ DATABASE_AUTH: 'iam' }, 'DATABASE_AUTH'],
  [{ DATABASE_AUTH: 'iam', DATABASE_URL: 'postgres://x:word@y/z', KEYS: '{}' }, 'DATABASE_URL'],
  [{ SMTP_URL: 'http://mail.example' }, 'SMTP_URL'],
  [{ RATE_LIMITS: 'off', ORIGINS: 'https://solah.example' }, 'RATE_LIMITS'],
  [{ FILE_GIB: '-1' }, 'FILE_GIB'],
])('%o stops the program and names %s', (environment, name) => {
  expect(() => readSettings(environment)).toThrow(name);
});

test('every mistake is named at once', () => {
  expect(() => readSettings({ PORT: 'x', STORAGE: 'tape' })).toThrow(
    /PORT[\s\S]*STORAGE|STORAGE[\s\S]*PORT/,
  );
});

test.each(['http://localhost:80', 'https://solah.example', 'https://solah.example:8443'])(
  '%s may be an origin',
  (origin) => {
    // A default port is no part of an origin: http://localhost:80 is written without it.
    const written = new URL(origin).origin;
    expect(readSettings({ ORIGINS: written }).ORIGINS).toEqual([written]);
  },
);

describe('STORAGE=s3', () => {
  const s3 = { STORAGE: 's3', S3_HOT: 'solah-hot', S3_REGION: 'ap-south-1' };
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const AMPLIFY_OUTPUTS = join(folder, 'amplify_outputs.json');
  const photos = { name: 'photos', bucket_name: 'app-photos', aws_region: 'eu-west-1' };
  const notes = { name: 'notes', bucket_name: 'app-notes', aws_region: 'ap-south-1' };
  const open = { ...photos, name: 'open', paths: { '*': { authenticated: ['read'] } } };
  writeFileSync(
    AMPLIFY_OUTPUTS,
    JSON.stringify({ storage: { ...photos, buckets: [photos, notes, open] } }),
  );

  test('a bucket and its region are enough', () => {
    expect(readSettings(s3)).toMatchObject({
      ...s3,
      S3_ARCHIVE: '',
      S3_PREFIX: 'solah/',
      S3_ENDPOINT: '',
      S3_PATH_STYLE: 'off',
    });
  });

  test.each([
    [{}, 'app-photos', 'eu-west-1'],
    [{ AMPLIFY_BUCKET: 'notes' }, 'app-notes', 'ap-south-1'],
    [{ S3_HOT: 'app-photos' }, 'app-photos', 'eu-west-1'],
  ])('a bucket made by Amplify is named by its file: %o', (more, bucket, region) => {
    const settings = readSettings({ STORAGE: 's3', AMPLIFY_OUTPUTS, ...more });
    expect(settings).toMatchObject({ S3_HOT: bucket, S3_REGION: region });
  });

  test.each([
    [{ ...s3, S3_HOT: '' }, 'S3_HOT'],
    [{ ...s3, S3_HOT: 'Not_A_Bucket' }, 'S3_HOT'],
    [{ ...s3, S3_REGION: '' }, 'S3_REGION'],
    [{ ...s3, S3_ARCHIVE: s3.S3_HOT }, 'S3_ARCHIVE'],
    [{ ...s3, S3_PREFIX: 'solah' }, 'S3_PREFIX'],
    [{ ...s3, S3_PREFIX: '../' }, 'S3_PREFIX'],
    [{ ...s3, S3_ENDPOINT: 'ftp://files' }, 'S3_ENDPOINT'],
    [{ ...s3, S3_PATH_STYLE: 'yes' }, 'S3_PATH_STYLE'],
    [{ ...s3, FILE_GIB: '79' }, 'FILE_GIB'],
    [{ ...s3, AMPLIFY_BUCKET: 'photos' }, 'AMPLIFY_BUCKET'],
    [{ STORAGE: 's3', AMPLIFY_OUTPUTS: join(folder, 'gone.json') }, 'AMPLIFY_OUTPUTS'],
    [{ STORAGE: 's3', AMPLIFY_OUTPUTS, AMPLIFY_BUCKET: 'music' }, 'music'],
    [{ STORAGE: 's3', AMPLIFY_OUTPUTS, AMPLIFY_BUCKET: 'open' }, 'lets browsers reach our files'],
    [{ STORAGE: 's3', AMPLIFY_OUTPUTS, S3_HOT: 'another-one' }, 'S3_HOT'],
    [{ STORAGE: 's3', AMPLIFY_OUTPUTS, S3_REGION: 'us-east-1' }, 'S3_REGION'],
  ])('%o stops the program and names %s', (environment, name) => {
    expect(() => readSettings(environment)).toThrow(name);
  });

  const functions = {
    ...s3,
    S3_ARCHIVE: 'solah-archive',
    DATABASE_URL: 'postgres://solah@database/solah',
    LEDGER: 'dynamodb',
    DYNAMODB_LEDGER: 'solah-ledger',
    QUEUE: 'sqs',
    SQS_ARCHIVE: 'https://sqs/archive',
    SQS_RESTORE: 'https://sqs/restore',
    SQS_CHECK: 'https://sqs/check',
    SQS_ARCHIVE_DEAD: 'https://sqs/archive-dead',
    SQS_RESTORE_DEAD: 'https://sqs/restore-dead',
    SQS_CHECK_DEAD: 'https://sqs/check-dead',
    NOTIFY: 'sns',
    SNS_NOTIFY: 'arn:aws:sns:ap-south-1:123456789012:solah-notify',
  };

  test('the functions of the cloud read the same settings, and hold no keys', () => {
    expect(readFunctionSettings(functions)).toMatchObject({ ...functions, KEYS: '' });
    expect(() => readSettings(functions)).toThrow('KEYS');
  });

  test('the ledger lies in the region of the buckets, or in the database', () => {
    const table = { region: functions.S3_REGION, table: 'solah-ledger' };
    expect(toLedgerTable(readFunctionSettings(functions))).toEqual(table);
    expect(toLedgerTable(readFunctionSettings({ ...functions, LEDGER: 'sql' }))).toBeNull();
    expect(toLedgerTable(readSettings({}))).toBeNull();
  });

  test.each([
    [{ ...functions, SQS_CHECK: '' }, 'SQS_CHECK'],
    [{ ...functions, SQS_RESTORE_DEAD: '' }, 'SQS_RESTORE_DEAD'],
    [{ ...functions, S3_ARCHIVE: '' }, 'QUEUE'],
    [{ ...functions, DATABASE_URL: '' }, 'QUEUE'],
    [{ ...functions, STORAGE: 'disk' }, 'QUEUE'],
    [{ ...functions, QUEUE: 'embedded', S3_ARCHIVE: '' }, 'S3_ARCHIVE'],
    [{ ...functions, SNS_NOTIFY: '' }, 'SNS_NOTIFY'],
    [{ ...functions, SNS_NOTIFY: 'solah-notify' }, 'SNS_NOTIFY'],
    [{ ...functions, SNS_NOTIFY: `${functions.SNS_NOTIFY}.fifo` }, 'SNS_NOTIFY'],
    [{ ...functions, LEDGER: 'paper' }, 'LEDGER'],
    [{ ...functions, DYNAMODB_LEDGER: '' }, 'DYNAMODB_LEDGER'],
    [{ ...functions, DYNAMODB_LEDGER: 'a table' }, 'DYNAMODB_LEDGER'],
    [{ LEDGER: 'dynamodb', DYNAMODB_LEDGER: 'solah-ledger' }, 'LEDGER'],
  ])('%o stops a function and names %s', (environment, name) => {
    expect(() => readFunctionSettings(environment)).toThrow(name);
  });

  test('78 GiB is the largest file of 10,000 parts', () => {
    expect(readSettings({ ...s3, FILE_GIB: '78' }).FILE_GIB).toBe(78 * 1024 ** 3);
  });

  test('every mistake is named at once, also those about S3', () => {
    const read = () => readSettings({ STORAGE: 's3', PORT: 'x', S3_PREFIX: 'x' });
    expect(read).toThrow('PORT');
    expect(read).toThrow('S3_PREFIX');
    expect(() => readSettings({ STORAGE: 's3' })).toThrow(/S3_HOT[\s\S]*S3_REGION/);
  });
});
