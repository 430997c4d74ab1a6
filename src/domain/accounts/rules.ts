import { day, hour, minute, second } from '#lib/units.ts';

/** How long a session lives: `idle` since it was last refreshed, `absolute` since sign-in. */
export const lifetimes = {
  member: { idle: 14 * day, absolute: 30 * day },
  owner: { idle: 1 * hour, absolute: 12 * hour },
} as const;

/** The role of an account: owners run the place, members use it. */
export type Role = keyof typeof lifetimes;

/** An account keeps this many sessions; the one used longest ago ends first. */
export const sessionsPerAccount = 20;

/** Dangerous acts stay open this long after the password was given. */
export const sudoSpan = 10 * minute;

/** A spent refresh token still gives its successor for this long: twelve tabs wake at once. */
export const refreshGrace = 10 * second;

/** Seals stay this much longer, for those who came in time and wait for the database. */
export const sealMargin = minute;

/** Hashes of dead families stay this long, so that a late replay is noticed. */
export const refreshMemory = 30 * day;

/** The audit is kept this long. The database refuses to forget what is younger than a year. */
export const auditMemory = 366 * day;

/** A browser that signed in is known this long. */
export const browserMemory = 180 * day;

/** A token that expired stays in its list this long, so that its holder sees why a program stopped. */
export const tokenMemory = 30 * day;

/** How long the links of letters work. */
export const linkLifetimes = {
  confirm: 24 * hour,
  address: 24 * hour,
  reset: 10 * minute,
  invite: 72 * hour,
} as const;

/** How long a name may be, in UTF-16 units. */
export const nameLimit = 80;
