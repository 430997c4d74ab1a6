import type { Tables } from '#adapters/database/schema.ts';

/** A session as it is stored. */
export type Session = Tables['sessions']['$inferSelect'];

/** Tell whether a session is before both of its ends. */
export function isAlive({ expiresAt, idleEndsAt }: Session, now: Date): boolean {
  return now < expiresAt && now < idleEndsAt;
}
