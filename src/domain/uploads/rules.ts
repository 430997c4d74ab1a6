import { MiB } from '#lib/units.ts';

/** A client sends a file in bodies of this size: large ones keep the server's overhead small. */
export const chunkBytes = 64 * MiB;

/** An account has at most this many uploads that are not finished. */
export const maximumUnfinished = 200;
