/** Why a password is refused; each has its row among the problems. */
export type PasswordFault = 'too-short' | 'too-long' | 'context' | 'common' | 'breached';

/** How long a password may be, in characters (code points). */
export const passwordLimits = { fewest: 15, most: 256, bytes: 1_024 } as const;

/** Words that are no secret here, whoever chooses them. */
const houseWords = ['solah', 'password', 'passwort'];

/**
 * Find what is wrong with a new password, or null. `context` holds what others know about the
 * account: its name, its address, the host.
 */
export function findPasswordFault(
  password: string,
  context: readonly string[],
): PasswordFault | null {
  const text = password.normalize('NFC');
  const characters = [...text].length;
  if (characters < passwordLimits.fewest) return 'too-short';
  if (characters > passwordLimits.most) return 'too-long';
  if (Buffer.byteLength(text) > passwordLimits.bytes) return 'too-long';
  if (isMostlyContext(text, context)) return 'context';
  if (new Set(text).size < 5) return 'common';
  return null;
}

/** List the words that are no secret, the longest first. */
export function listContextWords(context: readonly string[]): string[] {
  return [...houseWords, ...context.flatMap(toWords)].sort((a, b) => b.length - a.length);
}

/** A password is a context word in disguise when less than a short password remains without it. */
function isMostlyContext(password: string, context: readonly string[]): boolean {
  const plain = password.toLowerCase();
  let rest = plain;
  for (const word of listContextWords(context)) rest = rest.replaceAll(word, '');
  return rest.length < plain.length && rest.length * 2 <= plain.length;
}

function toWords(text: string): string[] {
  const whole = text.toLowerCase().trim();
  const parts = whole.split(/[^\p{L}\p{N}]+/u);
  return [whole, ...parts].filter((word) => word.length >= 4);
}
