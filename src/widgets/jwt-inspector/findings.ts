import { isCanonical } from '#lib/text/read-base64url.ts';
import type { Token } from './token.ts';
import { algorithms, kindOf } from './verify.ts';

/** What is wrong with a token, or with how one would check it. */
export type Finding =
  | 'not-json'
  | 'no-exp'
  | 'expired'
  | 'not-yet'
  | 'alg-none'
  | 'alg-unlisted'
  | 'wrong-typ'
  | 'no-aud'
  | 'wrong-aud'
  | 'kid-steers'
  | 'key-inside'
  | 'short-secret'
  | 'spelling';

/** What the checker knows by itself: its key, and what it expects. */
export type Checker = {
  readonly key: string;
  /** Empty where nothing is expected. */
  readonly typ: string;
  readonly aud: string;
  /** The moment in milliseconds; null while nobody knows it, as in a page that was made before. */
  readonly now: number | null;
};

/** List what a careful verifier would say. Whether the signature fits is another question. */
export function findFaults(
  { parts, header, claims }: Token,
  { key, typ, aud, now }: Checker,
): Finding[] {
  const alg = String(header?.alg);
  const isPast = (moment: unknown) =>
    now !== null && typeof moment === 'number' && moment * 1000 <= now;
  const isToCome = (moment: unknown) =>
    now !== null && typeof moment === 'number' && moment * 1000 > now;
  const audience = [claims?.aud].flat();
  const found: Readonly<Record<Finding, boolean>> = {
    'not-json': !header || !claims,
    'alg-none': /^none$/i.test(alg),
    'alg-unlisted': !algorithms.test(alg) && !/^none$/i.test(alg),
    'key-inside': ['jwk', 'jku', 'x5u', 'x5c'].some((name) => header?.[name] !== undefined),
    // An id is letters and digits. A path, a quote or a blank wants to be more than that.
    'kid-steers': header?.kid !== undefined && !/^[\w:-]+(\.[\w:-]+)*$/.test(String(header.kid)),
    'wrong-typ': typ !== '' && String(header?.typ).toLowerCase() !== typ.toLowerCase(),
    'no-aud': claims?.aud === undefined,
    'wrong-aud': claims?.aud !== undefined && aud !== '' && !audience.includes(aud),
    'no-exp': typeof claims?.exp !== 'number',
    expired: isPast(claims?.exp),
    'not-yet': isToCome(claims?.nbf) || isToCome(claims?.iat),
    'short-secret':
      alg[0] === 'H' &&
      key !== '' &&
      kindOf(key) === 'secret' &&
      new TextEncoder().encode(key).length * 8 < Number(alg.slice(2)),
    spelling: !parts.every(isCanonical),
  };
  return (Object.keys(found) as Finding[]).filter((name) => found[name]);
}
