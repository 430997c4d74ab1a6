import { hour } from '#lib/units.ts';

/** A link that was opened need not be opened again for so long. */
export const shareSpan = 1 * hour;

/** An account has at most this many links that work. */
export const sharesPerAccount = 1_000;
