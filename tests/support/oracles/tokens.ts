import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { base64url, decodeJwt, decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { encode } from '#lib/text/base64url.ts';
import { decode, isCanonical, undo } from '#lib/text/read-base64url.ts';
import { findFaults } from '#widgets/jwt-inspector/findings.ts';
import { readToken, spell } from '#widgets/jwt-inspector/token.ts';
import { sign, verify } from '#widgets/jwt-inspector/verify.ts';
import { compare } from './comparison.ts';

const secret = 'sixteen stones lie on the table of the child with sixteen stones';
const secretBytes = new TextEncoder().encode(secret);

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  EdDSA: generateKeyPairSync('ed25519'),
} as const;

type Alg = keyof typeof pairs;

const claims = fc.record({
  sub: fc.string({ unit: 'grapheme', maxLength: 12 }),
  exp: fc.integer({ min: 1_000, max: 3_000 }),
  aud: fc.constantFrom('solah', 'drive', ''),
  admin: fc.boolean(),
});

/** How a token is spoiled after it was signed: one bit of one of its parts, or not at all. */
const spoiled = fc.record({
  part: fc.constantFrom(null, null, 1, 2),
  at: fc.nat({ max: 1_000 }),
  bit: fc.nat({ max: 7 }),
});

function spoil(token: string, part: number | null, at: number, bit: number): string {
  if (part === null) return token;
  const parts = token.split('.');
  const bytes = Buffer.from(parts[part] ?? '', 'base64url');
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
  parts[part] = bytes.toString('base64url');
  return parts.join('.');
}

const publicText = (alg: Alg, form: 'jwk' | 'pem') =>
  form === 'pem'
    ? pairs[alg].publicKey.export({ type: 'spki', format: 'pem' }).toString()
    : JSON.stringify(pairs[alg].publicKey.export({ format: 'jwk' }));

const isFit = (token: string, key: Parameters<typeof jwtVerify>[1], now = new Date(0)) =>
  jwtVerify(token, key, { currentDate: now }).then(
    () => 'fits',
    // Whether a claim holds is asked elsewhere.
    (error: unknown) =>
      error instanceof errors.JWSSignatureVerificationFailed ? 'fails' : String(error),
  );

/** One bit of a payload turned may be no JSON any longer: jose looks at the stamp first, and so do we. */
const must = (token: string) => {
  const read = readToken(token);
  if (!read) throw new Error(`Not read: ${token}`);
  return read;
};

/** The inspector of tokens. */
export const tokenComparisons = [
  compare({
    model: 'jwt-inspector/base64url',
    oracle: 'Buffer, jose',
    share: 2,
    cases: fc.uint8Array({ maxLength: 40 }),
    ours: (bytes) => {
      const text = encode(bytes);
      return [text, decode(text), decode(Buffer.from(bytes).toString('base64')), isCanonical(text)];
    },
    theirs: (bytes) => [base64url.encode(bytes), bytes, bytes, true],
  }),
  compare({
    model: 'jwt-inspector/base64url, any spelling',
    oracle: 'Buffer, and back',
    cases: fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/),
    ours: (text) => {
      const bytes = decode(text);
      return [bytes && Buffer.from(bytes).toString('hex'), isCanonical(text)];
    },
    theirs: (text) => {
      const bytes = Buffer.from(text, 'base64url');
      // One symbol alone is six bits, and no byte: Node leaves it out, we refuse it.
      const isWhole = text.length % 4 !== 1;
      return [
        isWhole ? bytes.toString('hex') : null,
        isWhole && bytes.toString('base64url') === text,
      ];
    },
  }),
  compare({
    model: 'jwt-inspector/base64url, by hand',
    oracle: 'Buffer',
    cases: fc.uint8Array({ minLength: 3, maxLength: 3 }),
    ours: (bytes) => {
      const { sixes, eights } = undo(Buffer.from(bytes).toString('base64url'));
      return [
        sixes.map(({ bits }) => bits).join(''),
        eights.map(({ bits }) => bits).join(''),
        eights.map(({ hex }) => hex).join(''),
      ];
    },
    theirs: (bytes) => {
      const hex = Buffer.from(bytes).toString('hex');
      const bits = BigInt(`0x${hex}`).toString(2).padStart(24, '0');
      return [bits, bits, hex];
    },
  }),
  compare({
    model: 'jwt-inspector/token',
    oracle: 'jose, decodeJwt',
    cases: claims,
    ours: (said) => {
      const header = spell(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
      const token = must(`${header}.${spell(JSON.stringify(said))}.c3RhbXA`);
      return [token.header, token.claims];
    },
    theirs: (said) => {
      const header = base64url.encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
      const token = `${header}.${base64url.encode(JSON.stringify(said))}.c3RhbXA`;
      return [{ ...decodeProtectedHeader(token) }, { ...decodeJwt(token) }];
    },
  }),
  compare({
    model: 'jwt-inspector/verify, a secret',
    oracle: 'jose, jwtVerify',
    share: 0.3,
    cases: fc.record({ said: claims, alg: fc.constantFrom('HS256', 'HS384', 'HS512'), spoiled }),
    ours: async ({ said, alg, spoiled: { part, at, bit } }) => {
      const token = await new SignJWT(said).setProtectedHeader({ alg }).sign(secretBytes);
      return verify(must(spoil(token, part, at, bit)), secret);
    },
    theirs: async ({ said, alg, spoiled: { part, at, bit } }) => {
      const token = await new SignJWT(said).setProtectedHeader({ alg }).sign(secretBytes);
      return isFit(spoil(token, part, at, bit), secretBytes);
    },
  }),
  compare({
    model: 'jwt-inspector/verify, a pair of keys',
    oracle: 'jose, jwtVerify',
    share: 0.05,
    cases: fc.record({
      said: claims,
      alg: fc.constantFrom(...(Object.keys(pairs) as Alg[])),
      form: fc.constantFrom('jwk', 'pem'),
      spoiled,
    }),
    ours: async ({ said, alg, form, spoiled: { part, at, bit } }) => {
      const token = await signWith(said, alg);
      const verdict = await verify(must(spoil(token, part, at, bit)), publicText(alg, form));
      return verdict;
    },
    theirs: async ({ said, alg, spoiled: { part, at, bit } }) =>
      isFit(spoil(await signWith(said, alg), part, at, bit), pairs[alg].publicKey),
  }),
  compare({
    model: 'jwt-inspector/verify, signing',
    oracle: 'node:crypto, jose',
    share: 0.3,
    cases: claims,
    ours: async (said) => {
      const unsigned = `${spell(JSON.stringify({ alg: 'none' }))}.${spell(JSON.stringify(said))}.`;
      const token = await sign(must(unsigned), secret);
      return [token, await isFit(token, secretBytes)];
    },
    theirs: (said) => {
      const signed = [{ alg: 'HS256' }, said]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const stamp = createHmac('sha256', secret).update(signed).digest('base64url');
      return [`${signed}.${stamp}`, 'fits'];
    },
  }),
  compare({
    model: 'jwt-inspector/findings',
    oracle: 'jose, its errors',
    share: 0.3,
    cases: fc.record({
      said: claims,
      typ: fc.constantFrom('JWT', 'at+jwt'),
      after: fc.constantFrom(-500, -1, 0, 1, 500),
    }),
    ours: async ({ said, typ, after }) => {
      const token = await new SignJWT(said)
        .setProtectedHeader({ alg: 'HS256', typ })
        .sign(secretBytes);
      const checker = { key: secret, typ: 'JWT', aud: 'solah', now: (said.exp + after) * 1_000 };
      return (
        findFaults(must(token), checker).filter((one) => !['no-aud', 'short-secret'].includes(one))
          .length > 0
      );
    },
    theirs: async ({ said, typ, after }) => {
      const token = await new SignJWT(said)
        .setProtectedHeader({ alg: 'HS256', typ })
        .sign(secretBytes);
      const options = {
        typ: 'JWT',
        audience: 'solah',
        currentDate: new Date((said.exp + after) * 1_000),
      };
      return jwtVerify(token, secretBytes, options).then(
        () => false,
        () => true,
      );
    },
  }),
];

/** Signing with RSA takes a while, so equal claims are signed once. */
async function signWith(said: Record<string, unknown>, alg: Alg): Promise<string> {
  const key = JSON.stringify([alg, said]);
  const known = signedBefore.get(key);
  if (known) return known;
  const token = await new SignJWT(said).setProtectedHeader({ alg }).sign(pairs[alg].privateKey);
  if (signedBefore.size > 100) signedBefore.clear();
  signedBefore.set(key, token);
  return token;
}

const signedBefore = new Map<string, string>();
