import { generateKeyPairSync, sign as signNode } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Checker, findFaults } from './findings.ts';
import { looksLive, readToken, spell } from './token.ts';
import { sign, verify } from './verify.ts';

const claims =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';

/** RFC 7515, appendix A, and RFC 8037, appendix A.4. */
const vectors = [
  {
    name: 'RFC 7515 A.1, HS256',
    token: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${claims}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    key: {
      kty: 'oct',
      k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    },
  },
  {
    name: 'RFC 7515 A.2, RS256',
    token: `eyJhbGciOiJSUzI1NiJ9.${claims}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`,
    key: {
      kty: 'RSA',
      n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
      e: 'AQAB',
    },
  },
  {
    name: 'RFC 7515 A.3, ES256',
    token: `eyJhbGciOiJFUzI1NiJ9.${claims}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
  },
  {
    name: 'RFC 8037 A.4, Ed25519',
    token:
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    key: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  },
];

const must = (text: string) => {
  const token = readToken(text);
  if (!token) throw new Error(`Not a token: ${text}`);
  return token;
};

describe('signatures', () => {
  test.each(vectors)('$name fits, and one changed symbol does not', async ({ token, key }) => {
    const jwk = JSON.stringify(key);
    expect(await verify(must(token), jwk)).toBe('fits');
    const [head, body = '', stamp] = token.split('.');
    const other = `${body.slice(0, 4)}${body[4] === 'A' ? 'B' : 'A'}${body.slice(5)}`;
    expect(await verify(must([head, other, stamp].join('.')), jwk)).toBe('fails');
  });

  test('a private half in a JWK, and what it says it is for, are left out', async () => {
    const [vector] = vectors;
    const key = JSON.stringify({ ...vector?.key, d: 'x', use: 'enc', key_ops: ['sign'] });
    expect(await verify(must(vector?.token ?? ''), key)).toBe('fits');
  });

  test('RFC 7515 A.5 is not signed at all', async () => {
    expect(await verify(must(`eyJhbGciOiJub25lIn0.${claims}.`), 'secret')).toBe('unsigned');
  });

  test.each([
    ['RS256', 'sha256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
    ['EdDSA', null, generateKeyPairSync('ed25519')],
  ] as const)('a PEM is read, for %s, even on one line', async (alg, hash, pair) => {
    const signed = `${spell(JSON.stringify({ alg }))}.${claims}`;
    const stamp = signNode(hash, Buffer.from(signed), pair.privateKey).toString('base64url');
    const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const token = must(`${signed}.${stamp}`);
    expect(await verify(token, pem)).toBe('fits');
    expect(await verify(token, pem.replaceAll('\n', ''))).toBe('fits');
    // The public key as a secret is the oldest confusion of all.
    const confused = must(`${spell(JSON.stringify({ alg: 'HS256' }))}.${claims}.${stamp}`);
    expect(await verify(confused, pem)).toBe('wrong-key');
    expect(await verify(token, 'a secret')).toBe('wrong-key');
  });

  test.each([
    ['', 'no-key'],
    ['{"kty":"oct"', 'wrong-key'],
    ['-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----', 'wrong-key'],
  ])('the key "%s" is %s', async (key, verdict) => {
    expect(await verify(must(vectors[2]?.token ?? ''), key)).toBe(verdict);
  });

  test('what is signed again fits again, and keeps its claims', async () => {
    for (const { token } of vectors) {
      const signed = must(await sign(must(token), 'sixteen sticks and sixteen stones'));
      expect(await verify(signed, 'sixteen sticks and sixteen stones')).toBe('fits');
      expect(signed.texts[1]).toBe(must(token).texts[1]);
      expect(signed.header?.alg).toBe('HS256');
    }
  });
});

const checker: Checker = { key: '', typ: '', aud: '', now: 1_700_000_000_000 };
const made = (header: object, body: object) =>
  must(`${spell(JSON.stringify(header))}.${spell(JSON.stringify(body))}.AAAA`);
const good = { alg: 'HS256', typ: 'at+jwt', kid: 'demo-1' };
const whole = { exp: 1_800_000_000, aud: ['solah'] };

test.each<[string, object, object, Partial<Checker>, string[]]>([
  ['nothing', good, whole, { typ: 'AT+JWT', aud: 'solah' }, []],
  ['no exp', good, { aud: 'x' }, {}, ['no-exp']],
  ['an exp in words', good, { ...whole, exp: 'soon' }, {}, ['no-exp']],
  ['the second it ends', good, { ...whole, exp: 1_700_000_000 }, {}, ['expired']],
  ['the second before', good, { ...whole, exp: 1_700_000_001 }, {}, []],
  ['not yet', good, { ...whole, nbf: 1_700_000_001 }, {}, ['not-yet']],
  ['signed tomorrow', good, { ...whole, iat: 1_700_000_001 }, {}, ['not-yet']],
  ['signed this second', good, { ...whole, iat: 1_700_000_000 }, {}, []],
  ['no clock, no time', good, { ...whole, exp: 1 }, { now: null }, []],
  ['none', { ...good, alg: 'nOnE' }, whole, {}, ['alg-none']],
  ['an algorithm of its own', { ...good, alg: 'XX256' }, whole, {}, ['alg-unlisted']],
  ['no algorithm', { kid: 'a' }, whole, {}, ['alg-unlisted']],
  ['another type', good, whole, { typ: 'JWT' }, ['wrong-typ']],
  ['no audience', good, { exp: whole.exp }, {}, ['no-aud']],
  ['another audience', good, whole, { aud: 'other' }, ['wrong-aud']],
  ['a path', { ...good, kid: '../../key' }, whole, {}, ['kid-steers']],
  ['a query', { ...good, kid: "1' OR 1" }, whole, {}, ['kid-steers']],
  ['its own key', { ...good, jku: 'x' }, whole, {}, ['key-inside']],
  ['31 bytes', good, whole, { key: 'x'.repeat(31) }, ['short-secret']],
  ['32 bytes', good, whole, { key: 'x'.repeat(32) }, []],
])('%s', (_what, header, body, knows, found) => {
  expect(findFaults(made(header, body), { ...checker, ...knows })).toEqual(found);
});

test('a spelling that is not canonical is found in each part', () => {
  const [head = '', body = ''] = made(good, whole).parts;
  expect(findFaults(must(`${head}.${body}.AAAB`), checker)).toEqual([]);
  expect(findFaults(must(`${head}.${body}.AAB`), checker)).toEqual(['spelling']);
  expect(findFaults(must(`${head}=.${body}.AAAA`), checker)).toEqual(['spelling']);
});

test('three parts make a token, whatever they say', () => {
  for (const text of ['', 'a.b', 'eyJh', 'ä.b.c', `${claims}.x.y.z`]) {
    expect(readToken(text)).toBeNull();
  }
  expect(findFaults(must('Zm9v.Zm9v.'), checker)).toContain('not-json');
});

test('a token is alive when it is stamped and has not ended', () => {
  const now = 1_700_000_000_000;
  expect(looksLive(made(good, whole), now)).toBe(true);
  expect(looksLive(made(good, {}), now)).toBe(true);
  expect(looksLive(made(good, { exp: 1_700_000_000 }), now)).toBe(false);
  expect(looksLive(must(`${spell('{}')}.${spell('{}')}.`), now)).toBe(false);
});
