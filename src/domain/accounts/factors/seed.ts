import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Secrets } from '#adapters/secrets/secrets.ts';

/** What every app understands: the library's own hash of RFC 6238, six digits, 30 seconds each. */
const form = { digits: 6, period: 30 } as const;

/** Names the key that seals new seeds. */
const currentKid = 'totp1';

/** A seed as it is stored: sealed, with the name of its key. */
export interface SealedSeed {
  readonly sealedSeed: string;
  readonly kid: string;
}

/** Make the seed of an app's codes: 160 bits, in base32 as apps read it. */
export function freshSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** Seal a seed for one account: copied into the row of another it cannot be opened. */
export function sealSeed(
  { derive }: Pick<Secrets, 'derive'>,
  { accountId, seed }: { accountId: string; seed: string },
): SealedSeed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(currentKid), nonce);
  cipher.setAAD(Buffer.from(`${accountId}!${currentKid}`));
  const sealed = Buffer.concat([cipher.update(seed, 'utf8'), cipher.final()]);
  const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  return { sealedSeed: bytes.toString('base64url'), kid: currentKid };
}

/** Open what `sealSeed` sealed. Another account, another key or a changed byte throws. */
export function unsealSeed(
  { derive }: Pick<Secrets, 'derive'>,
  { accountId, sealedSeed, kid }: SealedSeed & { accountId: string },
): string {
  const bytes = Buffer.from(sealedSeed, 'base64url');
  const nonce = bytes.subarray(0, 12);
  const decipher = createDecipheriv('aes-256-gcm', derive(kid), nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`${accountId}!${kid}`));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** Find the step whose code this is, one before and one after now included; null when none. */
export function findStep(seed: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const totp = new TOTP({ ...form, secret: seed });
  const timestamp = now.getTime();
  const delta = totp.validate({ token, timestamp, window: 1 });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** Write a seed as the address that an app takes, from a link or a picture. */
export function toSeedUri(seed: string, { issuer, email }: { issuer: string; email: string }) {
  return new TOTP({ ...form, issuer, label: email, secret: seed }).toString();
}
