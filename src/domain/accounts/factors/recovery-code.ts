import { randomBytes } from 'node:crypto';
import { hashToken } from '#domain/accounts/token.ts';

/** Crockford's base32: no letter that is taken for a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 24;

/** Make a recovery code of 120 bits, in groups that can be copied by hand. */
export function freshRecoveryCode(): string {
  // 256 is a multiple of 32: each character is as likely as any other.
  const text = [...randomBytes(length)].map((byte) => alphabet[byte % 32]).join('');
  return text.match(/.{6}/g)?.join('-') ?? text;
}

/** The form in which a recovery code is kept; null for what cannot be one. Read as people write. */
export function hashRecoveryCode(code: string): string | null {
  const text = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== length || [...text].some((letter) => !alphabet.includes(letter))) return null;
  return hashToken(text);
}
