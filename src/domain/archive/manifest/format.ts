import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type Hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';

// A manifest is the proof of an archive: JSON Lines that can be checked without our database.
//
//   1          what was archived, and with which key the rest is signed
//   2 … n-2    one line a file: where it stood, its SHA-256, and the object that holds it now
//   n-1        how many they are, and the SHA-256 of every byte before this line
//   n          an Ed25519 signature of line n-1, as bytes
//
// So a changed byte is told by the hash, a changed hash by the signature, and a signature with another
// key by the key, which who checks has from us and not from the manifest.

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const amount = z.number().int().min(0);

export const manifestHead = z.strictObject({
  manifest: z.literal('solah archive 1'),
  archive: z.string(),
  folder: z.strictObject({ id: z.string(), path: z.string() }),
  class: z.string(),
  finishedAt: z.iso.datetime(),
  key: z.string(),
});

export const manifestFile = z.strictObject({
  path: z.string(),
  id: z.string(),
  bytes: amount,
  sha256: hex,
  modifiedAt: z.iso.datetime().nullable(),
  object: z.string(),
  version: z.string(),
});

export const manifestEnd = z.strictObject({ files: amount, bytes: amount, sha256: hex });
export const manifestSignature = z.strictObject({ signature: z.base64url() });

export type ManifestHead = z.infer<typeof manifestHead>;
export type ManifestFile = z.infer<typeof manifestFile>;
export type ManifestEnd = z.infer<typeof manifestEnd>;

/** What precedes the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Make the key that signs manifests, and nothing else, of 32 secret bytes. */
export function toSigner(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

/** Write the public half of a key, as a manifest names it. */
export function writePublicKey(key: KeyObject): string {
  return String(createPublicKey(key).export({ format: 'jwk' }).x);
}

function readPublicKey(text: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' });
}

/** Write a manifest, line by line. */
export async function* writeManifest(
  head: Omit<ManifestHead, 'key' | 'manifest'>,
  files: AsyncIterable<ManifestFile>,
  signer: KeyObject,
): AsyncIterable<string> {
  const hash = createHash('sha256');
  const line = (value: unknown) => toLine(value, hash);
  const end = { files: 0, bytes: 0 };
  yield line({ manifest: 'solah archive 1', ...head, key: writePublicKey(signer) });
  for await (const file of files) {
    end.files += 1;
    end.bytes += file.bytes;
    yield line(file);
  }
  const last = JSON.stringify({ ...end, sha256: hash.digest('hex') });
  yield `${last}\n`;
  yield `${JSON.stringify({ signature: sign(null, Buffer.from(last), signer).toString('base64url') })}\n`;
}

function toLine(value: unknown, hash: Hash): string {
  const line = `${JSON.stringify(value)}\n`;
  hash.update(line);
  return line;
}

/** Tell whether the last line is a signature of the line before it with this key. */
export function isSigned(last: string, signature: string, publicKey: string): boolean {
  try {
    const bytes = Buffer.from(signature, 'base64url');
    return verify(null, Buffer.from(last), readPublicKey(publicKey), bytes);
  } catch {
    return false;
  }
}
