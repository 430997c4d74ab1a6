import type { KeyObject } from 'node:crypto';

/** A secret with the name that stored and signed things remember it by. */
export interface Named<T> {
  readonly kid: string;
  readonly key: T;
}

/** The keys of this place. Each purpose has its own, and none is ever logged or sent. */
export interface Secrets {
  /** Signs access tokens. */
  readonly signing: Named<KeyObject>;
  /** Verify access tokens, by `kid`: the current key and the one before it. */
  readonly verifying: ReadonlyMap<string, KeyObject>;
  /** Goes into new password hashes. */
  readonly pepper: Named<Buffer>;
  /** Every pepper that a stored password may name. */
  readonly peppers: ReadonlyMap<string, Buffer>;
  /** Derive the 32 bytes for one purpose: the same purpose gives the same bytes at each start. */
  derive(purpose: string): Buffer;
  /**
   * Look at the keys again: give the signing key a successor when it has grown old, and take over what
   * another process changed. Keys that come from the environment stay as they are until the next start.
   */
  renew(now: Date): void;
}
