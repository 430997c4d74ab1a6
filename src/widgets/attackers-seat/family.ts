/** The refresh tokens of one sign-in: R1 brings R2, R2 brings R3; when each was first used. */
export type Family = { readonly alive: boolean; readonly usedAt: readonly number[] };

/** What the server answers to who shows a refresh token. */
export type Answer =
  | { readonly kind: 'next' | 'again'; readonly token: number }
  | { readonly kind: 'reuse' | 'dead' };

/** A sign-in that was just made; its first token is number one. */
export const freshFamily: Family = { alive: true, usedAt: [] };

/**
 * Show a refresh token at a moment. Used once it brings its successor; used again, the same
 * successor within the grace, and after it the end of the family.
 */
export function show(
  family: Family,
  { token, at, grace }: { token: number; at: number; grace: number },
): { family: Family; answer: Answer } {
  if (!family.alive) return { family, answer: { kind: 'dead' } };
  const usedAt = family.usedAt[token - 1];
  if (usedAt === undefined) {
    return {
      family: { alive: true, usedAt: [...family.usedAt, at] },
      answer: { kind: 'next', token: token + 1 },
    };
  }
  if (grace > 0 && at - usedAt <= grace) {
    return { family, answer: { kind: 'again', token: token + 1 } };
  }
  return { family: { ...family, alive: false }, answer: { kind: 'reuse' } };
}
