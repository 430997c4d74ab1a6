import type { ColdObject } from './cold.ts';

/** Read what S3 says about the restore of an object, in its header `x-amz-restore`. */
export function parseRestore(text: string | undefined): ColdObject['restore'] {
  if (!text) return null;
  if (/ongoing-request="true"/.test(text)) return { ongoing: true };
  // The date holds a comma, so the text cannot be cut at commas.
  const expiresAt = new Date(/expiry-date="([^"]+)"/.exec(text)?.[1] ?? '');
  if (Number.isNaN(expiresAt.getTime())) throw new Error(`S3 says what nobody knows: ${text}`);
  return { ongoing: false, expiresAt };
}
