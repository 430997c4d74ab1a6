import { createHmac, createPublicKey, sign } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { freshKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import type { Session } from '#domain/accounts/session.ts';
import { minute } from '#lib/units.ts';
import { mintAccessToken, verifyAccessToken } from './access-token.ts';

const now = new Date('2026-05-01T10:00:00Z');
const later = (span: number) => new Date(now.getTime() + span);
const document = freshKeyDocument(now);
const secrets = toSecrets(document, 'test');
const issuer = 'https://solah.example.org';
const session: Session = {
  id: 'sid',
  accountId: 'account',
  expiresAt: later(60 * minute),
  idleEndsAt: later(60 * minute),
  remember: false,
  agent: '',
  authenticatedAt: now,
  amr: 'pwd',
  sudoUntil: null,
  createdAt: now,
  usedAt: now,
};
const claims = { accountId: 'account', sessionId: 'sid', authEpoch: 3 };
const token = await mintAccessToken(secrets, { session, authEpoch: 3, issuer, now });
const read = (text: string, at = now) =>
  verifyAccessToken(secrets, { token: text, issuer, now: at });

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const [head = '', body = '', signature = ''] = token.split('.');
const header = { alg: 'EdDSA', typ: 'at+jwt', kid: secrets.signing.kid };
const payload = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;

/** Sign anything with our real key: only what a check refuses is refused. */
function signed(changes: Record<string, unknown>, headerChanges: Record<string, unknown> = {}) {
  const told = Object.entries({ ...payload, ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  const text = `${encode({ ...header, ...headerChanges })}.${encode(Object.fromEntries(told))}`;
  return `${text}.${sign(null, Buffer.from(text), secrets.signing.key).toString('base64url')}`;
}

test('a token of ours is believed for ten minutes', async () => {
  expect(await read(token)).toEqual(claims);
  expect(await read(signed({}))).toEqual(claims);
  expect(await read(token, later(10 * minute))).toEqual(claims);
  expect(await read(token, later(10 * minute + 6_000))).toBe('old');
});

test('a token that says it lives longer is old after ten minutes all the same', async () => {
  const iat = Number(payload.iat);
  expect(await read(signed({ exp: iat + 86_400, iat: iat - 1_200 }))).toBe('old');
});

test('what was believed once is checked again in all that can change', async () => {
  const text = signed({ jti: 'believed' });
  expect(await read(text)).toEqual(claims);
  expect(await read(text)).toEqual(claims);
  expect(await read(text, later(10 * minute + 6_000))).toBe('old');
  expect(await read(text, later(-minute))).toBe('forged');
  const elsewhere = { token: text, issuer: 'https://other.example', now };
  expect(await verifyAccessToken(secrets, elsewhere)).toBe('forged');
  const retired = toSecrets(freshKeyDocument(now), 'test');
  expect(await verifyAccessToken(retired, { token: text, issuer, now })).toBe('forged');
  // One letter of the signature, and of what is signed.
  for (const at of [text.length - 10, text.indexOf('.') + 20]) {
    const letter = text[at] === 'A' ? 'B' : 'A';
    expect(await read(text.slice(0, at) + letter + text.slice(at + 1))).toBe('forged');
  }
});

test('it tells no role, address or name', () => {
  expect(Object.keys(payload).sort()).toEqual(
    ['amr', 'aud', 'auth_time', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub', 'ver'].sort(),
  );
});

describe('claims, signed with our own key', () => {
  test.each([
    ['without exp', { exp: undefined }],
    ['with a text for exp', { exp: '9999999999' }],
    ['without iat', { iat: undefined }],
    ['from the future', { iat: Number(payload.iat) + 60, exp: Number(payload.iat) + 600 }],
    ['without iss', { iss: undefined }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['without aud', { aud: undefined }],
    ['for another audience', { aud: 'https://evil.example' }],
    ['without sub', { sub: undefined }],
    ['without sid', { sid: undefined }],
    ['with a number for sid', { sid: 7 }],
    ['without jti', { jti: undefined }],
    ['without ver', { ver: undefined }],
    ['with a text for ver', { ver: '3' }],
  ])('%s are refused', async (_name, changes) => {
    expect(await read(signed(changes))).toBe('forged');
  });
});

describe('headers, signed with our own key', () => {
  test.each([
    ['another type', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['an unknown kid', { kid: 'other' }],
    ['no kid', { kid: undefined }],
    ['a kid that is a path', { kid: '../../keys.json' }],
    ['a kid that is __proto__', { kid: '__proto__' }],
    ['an unknown crit', { crit: ['x'], x: 1 }],
    ['alg none', { alg: 'none' }],
    ['alg HS256', { alg: 'HS256' }],
    // The same signature under the name of RFC 9864: right, and still not what we sign with.
    ['alg Ed25519', { alg: 'Ed25519' }],
  ])('%s is refused', async (_name, changes) => {
    expect(await read(signed({}, changes))).toBe('forged');
  });
});

describe('keys', () => {
  test.each(['none', 'None', 'NONE', 'nOnE'])(
    'alg %s without a signature is refused',
    async (alg) => {
      expect(await read(`${encode({ ...header, alg })}.${body}.`)).toBe('forged');
    },
  );

  test('HS256 with our public key as the secret is refused', async () => {
    const publicKey = createPublicKey(secrets.signing.key);
    for (const secret of [
      publicKey.export({ format: 'pem', type: 'spki' }),
      publicKey.export({ format: 'der', type: 'spki' }),
    ]) {
      const text = `${encode({ ...header, alg: 'HS256' })}.${body}`;
      const mac = createHmac('sha256', secret).update(text).digest('base64url');
      expect(await read(`${text}.${mac}`)).toBe('forged');
    }
  });

  test('a key that comes with the token is not looked at', async () => {
    const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = await crypto.subtle.exportKey('jwk', publicKey);
    for (const extra of [
      { jwk },
      { jku: 'https://evil.example/keys' },
      { x5u: 'https://evil.example' },
    ]) {
      const forged = await new SignJWT(payload)
        .setProtectedHeader({ ...header, ...extra } as { alg: string })
        .sign(privateKey);
      expect(await read(forged)).toBe('forged');
    }
  });

  test('the key before this one still verifies; one that is retired does not', async () => {
    const next = freshKeyDocument(now);
    const both = { ...next, signing: [...next.signing, ...document.signing] };
    const asked = { token, issuer, now };
    expect(await verifyAccessToken(toSecrets(both, 'test'), asked)).toEqual(claims);
    expect(await verifyAccessToken(toSecrets(next, 'test'), asked)).toBe('forged');
  });
});

describe('spellings', () => {
  const last = signature.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // 64 bytes fill 85 characters and two bits: the last character has 16 spellings of the same bits.
  const twin = alphabet[alphabet.indexOf(last) ^ 1] ?? '';
  test.each([
    ['another last character', `${head}.${body}.${signature.slice(0, -1)}${twin}`],
    ['padding', `${token}==`],
    ['a blank behind', `${token} `],
    ['a line break behind', `${token}\n`],
    ['plain base64', `${head}.${body}.${signature.replaceAll('-', '+').replaceAll('_', '/')}=`],
    ['an edited body', `${head}.${encode({ ...payload, sid: 'other' })}.${signature}`],
    ['two parts', `${head}.${body}`],
    ['four parts', `${token}.x`],
    ['five parts', `${token}.x.y`],
    ['nothing', ''],
    ['dots', '..'],
    ['a megabyte', `${head}.${'A'.repeat(1_000_000)}.${signature}`],
  ])('%s is refused', async (_name, text) => {
    expect(await read(text)).toBe('forged');
  });

  test('more than two kilobytes are refused, even when signed', async () => {
    expect(await read(signed({ more: 'x'.repeat(2_048) }))).toBe('forged');
  });
});
