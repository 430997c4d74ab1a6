import type { Part, S3Place } from '#adapters/storage/storage.ts';

/** The classes of cold storage, by their names at S3. */
export type ColdClass = 'GLACIER' | 'DEEP_ARCHIVE';

/** How quickly to bring back: the faster the dearer. */
export type Tier = 'expedited' | 'standard' | 'bulk';

/**
 * Where bytes sleep: cheap to keep, slow to wake. It behaves as S3's archive classes do. An object is
 * named by its key and the version that `put` answered; the version of a call never has to be guessed.
 */
export interface Cold {
  /** Whose it is: a folder of this machine, somebody's S3 server, or AWS, which sends a bill. */
  readonly owner: 'machine' | 'server' | 'aws';
  /** How long each tier takes at most, in milliseconds. */
  readonly waits: Readonly<Record<Tier, number>>;
  /** The same for `DEEP_ARCHIVE`, which has no fast tier. */
  readonly deepWaits: Readonly<Record<Exclude<Tier, 'expedited'>, number>>;
  /**
   * Put an object to sleep, and answer its version once it was read back and has the right hash; with
   * another one it is refused: `bytes-differ`. Putting the same object again under its key answers the version that is there.
   */
  put(key: string, source: ReadableStream<Uint8Array>, object: NewColdObject): Promise<string>;
  /**
   * The same for an object that lies in S3, without its bytes coming through us. Null when this side
   * cannot do that, or could not prove the copy: then the bytes are to be put.
   */
  copy(key: string, from: S3Place, object: NewColdObject): Promise<string | null>;
  /** Tell where in S3 a version lies, or null for a side that is not in S3. */
  locate(key: string, version: string): S3Place | null;
  /** Look at an object without waking it, or answer null when that version is not there. */
  head(key: string, version: string): Promise<ColdObject | null>;
  /** Wake an object for so many days. */
  restore(key: string, version: string, how: { tier: Tier; days: number }): Promise<RestoreAnswer>;
  /**
   * Open an awake object, or a part of it. An absent one is null; one that sleeps is refused:
   * `folder-archived`.
   */
  read(key: string, version: string, part?: Part): Promise<ReadableStream<Uint8Array> | null>;
  /** Walk over everything that lies there, by key in the order of bytes, without holding it all. */
  list(): AsyncIterable<ColdStored>;
  /** Walk over what a `put` that broke off has left. */
  listUnfinished(): AsyncIterable<Pick<ColdStored, 'key' | 'changedAt'>>;
  /** Forget what a `put` that broke off has left under a key; an object is not touched. */
  discard(key: string): Promise<void>;
  /** Forget one version of an object. Forgetting an absent one is not an error. */
  remove(key: string, version: string): Promise<void>;
  /** Forget all that lies under a key, whole or broken off: for keys that no row will ever name. */
  forget(key: string): Promise<void>;
}

export interface NewColdObject {
  readonly class: ColdClass;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ColdObject extends NewColdObject {
  /** Null sleeps; `ongoing` wakes up; else it is awake until `expiresAt`. The class stays. */
  readonly restore: { ongoing: true } | { ongoing: false; expiresAt: Date } | null;
}

/** An object as a walk over the cold side sees it. */
export interface ColdStored {
  readonly key: string;
  readonly version: string;
  readonly bytes: number;
  /** By the store's own clock: the last wish to wake it counts as a change. */
  readonly changedAt: Date;
}

/**
 * What S3 answers to RestoreObject: `asked` (202, also for a faster tier while it wakes up),
 * `already-asked` (409 RestoreAlreadyInProgress), `extended` (200: awake, and counted anew from now),
 * `no-capacity` (503 for expedited), `refused` (a tier that the class has not), `absent` (404).
 */
export type RestoreAnswer =
  | 'asked'
  | 'already-asked'
  | 'extended'
  | 'no-capacity'
  | 'refused'
  | 'absent';
