/** Make an id: 16 random bytes as 22 base64url characters. */
export function freshId(): string {
  // The global and not node:crypto: islands import this file for `isId`.
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
}

/** Tell whether a text has the shape of an id, before any query sees it. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{22}$/.test(text);
}
