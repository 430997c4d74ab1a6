import type { Tables } from '#adapters/database/schema.ts';

/** A session as it is stored. */
export type Session = Tables['sessions']['$inferSelect'];

/** Tell whether a session is before both of its ends. */
export function isAlive({ expiresAt, idleEndsAt }: Session, now: Date): boolean {
  return now < expiresAt && now < idleEndsAt;
}

/** Tell whether a session showed two factors: more than a password. */
export function isStrong({ amr }: Pick<Session, 'amr'>): boolean {
  return amr.split(' ').includes('mfa');
}

/** Tell whether a session may do dangerous acts: its password was given not long ago. */
export function isSudo({ sudoUntil }: Pick<Session, 'sudoUntil'>, now: Date): boolean {
  return sudoUntil !== null && now < sudoUntil;
}
