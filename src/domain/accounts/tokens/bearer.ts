import { timingSafeEqual } from 'node:crypto';
import { hashToken } from '#domain/accounts/token.ts';

/** The two parts of a token: a name in clear, and what proves that its bearer was given it. */
export interface Bearer {
  readonly id: string;
  readonly secret: string;
}

/** Write a token as its holder keeps it. */
export function formatBearer({ id, secret }: Bearer): string {
  return `slh_${id}_${secret}`;
}

/** Read a token, or answer null. The lengths are fixed: ids and secrets may hold `_` themselves. */
export function parseBearer(text: string): Bearer | null {
  const [, id, secret] = /^slh_([A-Za-z0-9_-]{22})_([A-Za-z0-9_-]{43})$/.exec(text) ?? [];
  return id && secret ? { id, secret } : null;
}

/** Tell whether a secret is the one whose hash was kept. */
export function isSecret(secret: string, hash: string): boolean {
  const [given, kept] = [hashToken(secret), hash].map((text) => Buffer.from(text));
  return given !== undefined && kept?.length === given.length && timingSafeEqual(given, kept);
}
