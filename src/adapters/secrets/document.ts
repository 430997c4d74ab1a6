import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';
import { freshId } from '#lib/id.ts';
import { day } from '#lib/units.ts';
import type { Secrets } from './secrets.ts';

/** Less than 256 bits is not a key. */
const secret = z
  .base64url()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length >= 32, { error: 'is shorter than 32 bytes' });

const signingKey = z
  .base64url()
  .transform((text, context) => {
    try {
      return createPrivateKey({
        key: Buffer.from(text, 'base64url'),
        format: 'der',
        type: 'pkcs8',
      });
    } catch {
      context.addIssue({ code: 'custom', message: 'is not a private key' });
      return z.NEVER;
    }
  })
  .refine((key) => key.asymmetricKeyType === 'ed25519', { error: 'is not an Ed25519 key' });

const kid = z.string().regex(/^[A-Za-z0-9_-]{4,64}$/);

const parsed = z.strictObject({
  /** The current key first, then the one before it. */
  signing: z
    .array(z.strictObject({ kid, madeAt: z.iso.datetime(), key: signingKey }))
    .min(1)
    .max(2),
  /** The current pepper first; an older one stays as long as a stored password names it. */
  pepper: z.array(z.strictObject({ kid, key: secret })).min(1),
  root: secret,
});

/** The keys as they are written down: JSON whose secrets are base64url. */
export type KeyDocument = z.input<typeof parsed>;

/** A signing key is changed this often. */
const signingLifetime = 90 * day;

/** Make all keys anew. */
export function freshKeyDocument(now: Date): KeyDocument {
  return {
    signing: [freshSigningKey(now)],
    pepper: [{ kid: freshId(), key: randomBytes(32).toString('base64url') }],
    root: randomBytes(32).toString('base64url'),
  };
}

/** Put a new signing key before the current one when that has grown old; else answer null. */
export function renewSigningKey(document: KeyDocument, now: Date): KeyDocument | null {
  const [current] = document.signing;
  if (!current || now.getTime() - Date.parse(current.madeAt) < signingLifetime) return null;
  return { ...document, signing: [freshSigningKey(now), current] };
}

/**
 * Read a key document. The message of a refusal names the place and the field, never a value.
 */
export function readKeyDocument(text: string, place: string): KeyDocument {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // JSON.parse repeats what it read in its message, so it is not kept as a cause.
    throw new Error(`${place} is not JSON.`);
  }
  refuseWrongKeys(document, place);
  return document as KeyDocument; // Parsed above: it has this shape.
}

function refuseWrongKeys(document: unknown, place: string): z.output<typeof parsed> {
  const result = parsed.safeParse(document);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${place} has keys that cannot be used:\n${wrong.join('\n')}`);
}

/** Make the keys of a document ready for use. */
export function toSecrets(document: KeyDocument, place: string): Secrets {
  const { signing, pepper, root } = refuseWrongKeys(document, place);
  const [current] = signing;
  const [seasoning] = pepper;
  if (!current || !seasoning) throw new Error(`${place} has no current key.`);
  return {
    signing: current,
    verifying: new Map(signing.map(({ kid, key }) => [kid, createPublicKey(key)])),
    pepper: seasoning,
    peppers: new Map(pepper.map(({ kid, key }) => [kid, key])),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', root, '', `solah ${purpose}`, 32)),
    renew: () => {},
  };
}

function freshSigningKey(now: Date) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
  return { kid: freshId(), madeAt: now.toISOString(), key };
}
