import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.ts';

/** A place in a list: the rows after it or before it. Without `at`, the list's own end. */
export interface Cursor {
  readonly way: 'next' | 'prev';
  readonly at: readonly (string | number)[] | null;
}

const format = 1;
const seal = 16;

/**
 * Write a cursor that only this list of this owner takes back. `list` names both, and everything
 * that decides what the rows are and how they are sorted.
 */
export function signCursor(key: KeyObject, list: readonly string[], cursor: Cursor): string {
  const body = Buffer.from(JSON.stringify([format, cursor.way, cursor.at]));
  return Buffer.concat([sealOf(key, list, body), body]).toString('base64url');
}

/** Read a cursor back. Changed, foreign, or of another list: refused. */
export function readCursor(key: KeyObject, list: readonly string[], text: string): Cursor {
  const bytes = Buffer.from(text, 'base64url');
  const body = bytes.subarray(seal);
  // One spelling only: base64 readers skip what they do not know.
  const genuine =
    bytes.length > seal &&
    bytes.toString('base64url') === text &&
    timingSafeEqual(bytes.subarray(0, seal), sealOf(key, list, body));
  if (!genuine) throw new Problem('cursor-invalid');
  const [, way, at] = JSON.parse(body.toString()); // Ours: the seal fits.
  return { way, at };
}

function sealOf(key: KeyObject, list: readonly string[], body: Uint8Array): Buffer {
  // JSON keeps the parts apart: ['ab', 'c'] and ['a', 'bc'] have different seals.
  const hmac = createHmac('sha256', key).update(JSON.stringify(list)).update('\n');
  return hmac.update(body).digest().subarray(0, seal);
}
