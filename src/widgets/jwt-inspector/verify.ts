import { encode } from '#lib/text/base64url.ts';
import { decode } from '#lib/text/read-base64url.ts';
import { spell, type Token } from './token.ts';

/** What the signature is worth: it fits, it does not, or why nobody can say. */
export type Verdict = 'fits' | 'fails' | 'unsigned' | 'no-key' | 'wrong-key' | 'unknown';

/** The algorithms that are checked here. */
export const algorithms = /^([HRPE]S(256|384|512)|EdDSA|Ed25519)$/;

const utf8 = new TextEncoder();

/** Say an algorithm as WebCrypto wants it; it reads what it needs and leaves the rest. */
function toWebCrypto(alg: string) {
  const bits = alg.slice(2);
  const names: Readonly<Record<string, string>> = {
    H: 'HMAC',
    R: 'RSASSA-PKCS1-v1_5',
    P: 'RSA-PSS',
    E: 'ECDSA',
  };
  return {
    name: alg[1] === 'd' ? 'Ed25519' : (names[alg[0] ?? ''] ?? ''),
    hash: `SHA-${bits}`,
    namedCurve: bits === '512' ? 'P-521' : `P-${bits}`,
    saltLength: Number(bits) / 8,
  };
}

/** Which kind of key a text is: a JWK, a public key as PEM, or a secret as it stands. */
export function kindOf(key: string): 'jwk' | 'pem' | 'secret' {
  const text = key.trim();
  return text.startsWith('{') ? 'jwk' : text.startsWith('-----BEGIN') ? 'pem' : 'secret';
}

async function importKey(key: string, alg: string): Promise<CryptoKey> {
  const how = toWebCrypto(alg);
  const kind = kindOf(key);
  if (kind === 'secret') {
    return crypto.subtle.importKey('raw', utf8.encode(key), how, false, ['sign', 'verify']);
  }
  if (kind === 'pem') {
    const body = decode(key.replace(/-----.*?-----|\s/g, '')) ?? new Uint8Array();
    return crypto.subtle.importKey('spki', body, how, false, ['verify']);
  }
  // Only what is public of it, and without what it says it is for.
  const { kty, crv, x, y, n, e, k } = JSON.parse(key);
  const jwk = { kty, crv, x, y, n, e, k };
  return crypto.subtle.importKey('jwk', JSON.parse(JSON.stringify(jwk)), how, false, ['verify']);
}

/** Check the third part of a token against a key, as the header asks, within our own list. */
export async function verify({ parts, header }: Token, key: string): Promise<Verdict> {
  const [head, body, signature] = parts;
  const alg = String(header?.alg);
  if (signature === '') return 'unsigned';
  if (!algorithms.test(alg)) return 'unknown';
  if (key.trim() === '') return 'no-key';
  try {
    // A public key is never a secret, whatever the header says. A JWK says itself what it is.
    const kind = kindOf(key);
    if (kind !== 'jwk' && (kind === 'secret') !== (alg[0] === 'H')) return 'wrong-key';
    const imported = await importKey(key, alg);
    const stamp = decode(signature) ?? new Uint8Array();
    const signed = utf8.encode(`${head}.${body}`);
    return (await crypto.subtle.verify(toWebCrypto(alg), imported, stamp, signed))
      ? 'fits'
      : 'fails';
  } catch {
    return 'wrong-key';
  }
}

/** Spell header and claims, and sign them with a secret: HMAC with SHA-256, whatever stood there. */
export async function sign({ header, texts }: Token, secret: string): Promise<string> {
  const head = header?.alg === 'HS256' ? texts[0] : JSON.stringify({ ...header, alg: 'HS256' });
  const signed = `${spell(head)}.${spell(texts[1])}`;
  const key = await importKey(secret, 'HS256');
  const stamp = await crypto.subtle.sign('HMAC', key, utf8.encode(signed));
  return `${signed}.${encode(new Uint8Array(stamp))}`;
}
