import type { Place } from '#domain/accounts/place.ts';

/** What an act of who runs the place stands on. */
export type AdminPlace = Pick<Place, 'database' | 'now' | 'audit'>;
