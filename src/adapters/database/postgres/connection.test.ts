import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toConnection, toMasterConnection } from './connection.ts';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(() => vi.unstubAllEnvs());

const address = 'postgres://solah@db.abc123.ap-south-1.rds.amazonaws.com:5433/solah';

test('by IAM each connection signs a token of its own, for this server, this name and that region', async () => {
  const { password, ...place } = toConnection(address, 'iam');
  if (typeof password !== 'function') throw new Error('There is no password to be asked for.');
  const token = new URL(`https://${await password()}`);
  expect(token.host).toBe('db.abc123.ap-south-1.rds.amazonaws.com:5433');
  expect(Object.fromEntries(token.searchParams)).toMatchObject({
    Action: 'connect',
    DBUser: 'solah',
    'X-Amz-Expires': '900',
    'X-Amz-Credential': expect.stringContaining('/ap-south-1/rds-db/'),
  });
  expect(place).toMatchObject({ port: 5433, user: 'solah', database: 'solah' });
});

test('by IAM nothing is said before the server has shown a certificate of Amazon', () => {
  const { ssl } = toConnection(address, 'iam');
  expect(ssl).toMatchObject({
    ca: expect.arrayContaining([expect.stringContaining('BEGIN CERT')]),
  });
  expect(ssl).not.toHaveProperty('rejectUnauthorized', false);
});

test('by IAM the password of RDS’s own account goes to Amazon’s server alone as well', () => {
  const master = { username: 'master', password: 'word' };
  const { ssl, ...place } = toMasterConnection(address, 'iam', master);
  expect(ssl).toBe(toConnection(address, 'iam').ssl);
  expect(place).toMatchObject({ user: 'master', password: 'word', port: 5433, database: 'solah' });
  expect(toMasterConnection(address, 'password', master)).not.toHaveProperty('ssl');
});

test('by password the address says all', () => {
  const connectionString = 'postgres://solah:word@localhost/solah';
  expect(toConnection(connectionString, 'password')).toEqual({ connectionString });
});
