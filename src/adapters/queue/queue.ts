/**
 * Where messages wait for whoever works. Each is delivered at least once, in any order: doing it again
 * must be harmless. Nothing is delayed here: what is for later waits in the outbox until it is due.
 */
export interface Queue {
  /** Send messages, and answer the ids of those that were not taken; these are to be sent again. */
  send(messages: readonly Outgoing[]): Promise<ReadonlySet<string>>;
  /**
   * Take some messages. Nobody else sees them for so many milliseconds; those that are not finished by
   * then come again. What came five times without an end is a dead letter.
   */
  receive(how: { limit: number; span: number }): Promise<Received[]>;
  /** Let a message that was received never come again. Its handle counts until somebody else has it. */
  finish(handle: string): Promise<void>;
  /** Let a message that was received come again at once. */
  giveBack(handle: string): Promise<void>;
  /** Count what waits. */
  measure(): Promise<QueueSize>;
  /** List dead letters, some of them when there are very many. */
  listDead(): Promise<Dead[]>;
  /**
   * Let a dead letter be tried anew; answers whether it was found. One that nobody can read is refused
   * with `message-unreadable`.
   */
  redrive(id: string): Promise<boolean>;
  /** Let every dead letter that can be read be tried anew; answers how many were. */
  redriveAll(): Promise<number>;
  /** Throw a dead letter away; answers whether it was found. */
  drop(id: string): Promise<boolean>;
}

/** What is sent. Bodies hold ids, never the names of files. */
export interface Outgoing {
  readonly id: string;
  readonly topic: string;
  /** What it is about: of two keys, neither waits until the other is worked off. */
  readonly key: string;
  readonly body: unknown;
}

export interface Received extends Outgoing {
  readonly handle: string;
  /** How often it was received by now. */
  readonly attempts: number;
}

export interface Dead {
  readonly id: string;
  /** Null when nobody can read what it says. */
  readonly message: Pick<Outgoing, 'topic' | 'key' | 'body'> | null;
  /** Why it was given up, where that is known. */
  readonly problem: string | null;
  /** When it was sent. */
  readonly sentAt: Date;
  /** How often it was tried; not every queue tells. */
  readonly attempts?: number;
}

export interface QueueSize {
  /** Messages that anybody may take now. */
  readonly waiting: number;
  /** Messages that are kept until they are due. */
  readonly later: number;
  readonly inFlight: number;
  readonly dead: number;
  /** Since when the oldest waits, or null when none does; not every queue tells. */
  readonly oldestAt?: Date | null;
}

/** A message is tried this often; then it is a dead letter. */
export const maximumAttempts = 5;
