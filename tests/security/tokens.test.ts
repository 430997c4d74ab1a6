import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { change } from '../support/dump.ts';
import { newMember, type Person, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Access tokens over HTTP, made with the real keys of the running house: what is forged is nobody,
// and what is real stops to count when its session, its account or its epoch does.

let server: RunningServer;
let asha: Person;
let bina: Person;
let secrets: Secrets;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'asha@example.org');
  bina = await newMember(server, 'bina@example.org');
  const file = join(server.dataDir, 'keys.json');
  secrets = toSecrets(readKeyDocument(readFileSync(file, 'utf8'), file), file);
});
afterAll(() => server.stop());

const access = '__Host-Http-at';
type Fields = Record<string, unknown>;

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string): Fields => JSON.parse(Buffer.from(part, 'base64url').toString());
const tokenOf = ({ cookies }: Person) => cookies.get(access) ?? '';

/** Take somebody's token apart, change it and sign it again with the real key. */
function signed(someone: Person, claims: Fields = {}, header: Fields = {}): string {
  const [head = '', body = ''] = tokenOf(someone).split('.');
  const text = [
    encode({ ...decode(head), ...header }),
    encode({ ...decode(body), ...claims }),
  ].join('.');
  return `${text}.${sign(null, Buffer.from(text), secrets.signing.key).toString('base64url')}`;
}

/** Whether a browser that has this access token and nothing else is somebody. */
async function opens(token: string): Promise<boolean> {
  const thief = person(server.origin, new Map([[access, token]]));
  const { account } = await thief.session();
  const { status } = await thief.send('/api/drive');
  expect(status).toBe(account ? 200 : 401);
  return account !== null;
}

test('a token that we sign again opens what it opened before', async () => {
  expect(await opens(signed(asha))).toBe(true);
});

describe('forged', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const forgeries: [string, () => string][] = [
    [
      'one without a signature',
      () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${tokenOf(asha).split('.')[1]}.`,
    ],
    [
      'one that takes our public key for a secret',
      () => {
        const key = createPublicKey(secrets.signing.key).export({ format: 'pem', type: 'spki' });
        const { kid } = secrets.signing;
        const text = `${encode({ alg: 'HS256', typ: 'at+jwt', kid })}.${tokenOf(asha).split('.')[1]}`;
        return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
      },
    ],
    [
      'one that brings its own key',
      () => {
        const { publicKey, privateKey } = generateKeyPairSync('ed25519');
        const jwk = publicKey.export({ format: 'jwk' });
        const head = { alg: 'EdDSA', typ: 'at+jwt', kid: secrets.signing.kid, jwk };
        const text = `${encode(head)}.${tokenOf(asha).split('.')[1]}`;
        return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`;
      },
    ],
    ['one of another type', () => signed(asha, {}, { typ: 'JWT' })],
    ['one that has expired', () => signed(asha, { iat: now() - 700, exp: now() - 100 })],
    [
      'one that was made too long ago, whatever its end',
      () => signed(asha, { iat: now() - 700, exp: now() + 700 }),
    ],
    ['one of tomorrow', () => signed(asha, { iat: now() + 86_400, exp: now() + 86_700 })],
    ['one of another house', () => signed(asha, { iss: 'https://evil.example' })],
    ['one for another house', () => signed(asha, { aud: 'https://evil.example' })],
    ['one of a session that never was', () => signed(asha, { sid: 'A'.repeat(43) })],
    ['one of an older epoch', () => signed(asha, { ver: -1 })],
    ['one of a newer epoch', () => signed(asha, { ver: 1 })],
    ['one that fills the whole header', () => `${'A'.repeat(14_000)}.A.A`],
  ];
  test.each(forgeries)('%s is nobody', async (_name, make) => {
    expect(await opens(make())).toBe(false);
  });

  test('one that names somebody else in the session of its owner is nobody', async () => {
    const { account } = await bina.session();
    expect(await opens(signed(asha, { sub: account?.id }))).toBe(false);
  });

  test('a role or an address in a token is not read', async () => {
    const thief = person(
      server.origin,
      new Map([[access, signed(asha, { role: 'owner', email: 'bina@example.org' })]]),
    );
    expect((await thief.session()).account).toMatchObject({
      email: 'asha@example.org',
      role: 'member',
    });
  });
});

test('a good token counts in its cookie alone: not as a Bearer, in an address or in a body', async () => {
  const stranger = person(server.origin);
  const token = tokenOf(asha);
  const bearer = await stranger.send('/api/drive', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(bearer.status).toBe(401);
  for (const name of ['access_token', 'token', access, 'at']) {
    expect((await stranger.send(`/api/drive?${name}=${token}`)).status).toBe(401);
  }
  const other = await stranger.send('/api/drive', { headers: { cookie: `at=${token}` } });
  expect(other.status).toBe(401);
});

describe('a good token is worth nothing', () => {
  /** Let something happen to a new member, and see whether her tokens still open anything. */
  async function suffer(name: string, sql: string): Promise<Person> {
    const guest = await newMember(server, `${name.replaceAll(' ', '-')}@example.org`);
    const token = tokenOf(guest);
    expect(await opens(token)).toBe(true);
    const { account } = await guest.session();
    await change(server.dataDir, sql, account?.id);
    expect(await opens(token)).toBe(false);
    return guest;
  }

  test.each([
    ['once its account is disabled', "UPDATE accounts SET status = 'disabled' WHERE id = ?"],
    ['once its session is gone', 'DELETE FROM sessions WHERE account_id = ?'],
    ['at the idle end of its session', 'UPDATE sessions SET idle_ends_at = 1 WHERE account_id = ?'],
    ['at the absolute end', 'UPDATE sessions SET expires_at = 1 WHERE account_id = ?'],
  ])('%s, and the refresh token beside it neither', async (name, sql) => {
    const guest = await suffer(name, sql);
    expect((await guest.act('/api/auth/refresh')).status).toBe(401);
  });

  test('once the epoch of its account rose; a session that was kept makes a new one', async () => {
    const sql = 'UPDATE accounts SET auth_epoch = auth_epoch + 1 WHERE id = ?';
    const guest = await suffer('epoch', sql);
    expect((await guest.act('/api/auth/refresh')).status).toBe(200);
    expect(await opens(tokenOf(guest))).toBe(true);
  });
});
