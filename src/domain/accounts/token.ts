import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** Make a bearer secret of 256 bits, as 43 base64url characters. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which a bearer secret is kept: whoever reads it cannot use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Make a refresh token. */
export function freshRefreshToken(): string {
  return `rt1.${freshToken()}`;
}

/** Tell whether a text has the shape of a refresh token, before any query sees it. */
export function isRefreshToken(text: unknown): text is string {
  return typeof text === 'string' && /^rt1\.[A-Za-z0-9_-]{43}$/.test(text);
}

/** Tell whether a text has the shape of a link's secret. */
export function isToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Seal the successor of a token so that only who holds that token can read it. */
export function sealNext(old: string, next: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(old), nonce);
  const sealed = Buffer.concat([cipher.update(next, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Open what `sealNext` sealed. Another token, or a changed byte, throws. */
export function unsealNext(old: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(old), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

function sealingKey(old: string): Buffer {
  return Buffer.from(hkdfSync('sha256', old, '', 'solah refresh successor', 32));
}
