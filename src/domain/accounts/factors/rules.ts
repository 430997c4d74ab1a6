import { minute } from '#lib/units.ts';

/** A sign-in waits this long for its second factor, */
export const pendingSpan = 5 * minute;

/** and dies after this many tries. */
export const pendingTries = 5;

/** What one account may try, over all its sign-ins: whoever knows its password cannot guess on. */
export const factorBudget = { name: 'second factor', tries: 10, per: 15 * minute } as const;

/** A seed that no code confirmed is forgotten after this. */
export const enrolSpan = 15 * minute;

/** What a passkey is asked to sign counts this long. */
export const challengeSpan = 10 * minute;

/** How many recovery codes an account has. */
export const recoveryCodes = 10;

/** An account keeps this many passkeys. */
export const passkeysPerAccount = 20;

/** How long the name of a passkey may be, in UTF-16 units. */
export const labelLimit = 60;
