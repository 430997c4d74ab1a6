/**
 * Where the bytes of files live. Keys are random ids; a file's name is never part of one, and no key
 * is used twice. An object begins as *incoming*, is written from front to back, and becomes readable
 * when it is sealed; from then on it never changes.
 */
export interface Storage {
  /** Make room for an incoming object. A key that exists is refused. */
  begin(key: string): Promise<void>;
  /**
   * Go on writing at an offset that was flushed before. What lay behind it, never acknowledged, is cut
   * off.
   */
  resume(key: string, offset: number): Promise<Incoming>;
  /**
   * Make an incoming object of exactly this size readable, for good; only what was flushed counts.
   * Sealing again is harmless.
   */
  seal(key: string, bytes: number): Promise<void>;
  /** Forget an incoming object. Forgetting an absent one is not an error. */
  discard(key: string): Promise<void>;
  /** Open a sealed object, or a part of it (`end` included), or answer null when there is none. */
  read(key: string, part?: Part): Promise<ReadableStream<Uint8Array> | null>;
  /** Measure a sealed object, or answer null when there is none. */
  size(key: string): Promise<number | null>;
  /** Tell where in S3 a sealed object lies or would lie, or null for a store that is not in S3. */
  locate(key: string): S3Place | null;
  /**
   * Make a sealed object of one that lies in S3, without its bytes coming through us. False when this
   * store cannot do that, or could not prove what it made: then the bytes are to be looked at.
   */
  copy(key: string, from: S3Place, object: { bytes: number; sha256: string }): Promise<boolean>;
  /** Forget a sealed object. Forgetting an absent one is not an error; who reads it reads on. */
  remove(key: string): Promise<void>;
  /**
   * Walk over everything that is stored, by key in the order of bytes, without holding it all. What
   * comes or goes meanwhile may be told or not.
   */
  list(which: 'sealed' | 'incoming'): AsyncIterable<Stored>;
  /** How many bytes could still be stored, or null when that has no limit. */
  room(): Promise<number | null>;
  /** Let go of whatever is held. */
  close(): Promise<void>;
}

/** Where an object lies for whoever may copy it inside S3. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
  readonly version?: string | undefined;
}

/** An object as a walk over the store sees it; an incoming one has the bytes that were flushed. */
export interface Stored {
  readonly key: string;
  readonly bytes: number;
  /** By the store's own clock. */
  readonly changedAt: Date;
}

/** Which bytes of an object: both ends are included. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** An incoming object that is open for writing. One at a time; whoever opens it holds its lease. */
export interface Incoming {
  /**
   * Write at the end. The chunks belong to the store until the promise is kept. Where no room is left it
   * is refused, `storage-full`, and what was flushed before stays.
   */
  write(chunks: readonly Uint8Array[]): Promise<void>;
  /**
   * Everything written before this call survives a power cut once the promise is kept. More may be
   * written meanwhile. Flush again only when the last offset is acknowledged: a store that cannot cut
   * bytes off keeps what it needs to go on at the last two.
   */
  flush(): Promise<void>;
  close(): Promise<void>;
}
