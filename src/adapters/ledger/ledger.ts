import type { Tables } from '#adapters/database/schema.ts';

/** One thing of an archive, and how far it is. */
export type Item = Tables['archiveItems']['$inferSelect'];
export type ItemState = Item['state'];
export type ItemKey = Pick<Item, 'archiveId' | 'blobId'>;
export type NewItem = Pick<
  Item,
  'archiveId' | 'blobId' | 'state' | 'bytes' | 'sha256' | 'changedAt'
>;

/** What an item becomes. What is not named stays as it is. */
export type Change = Pick<Item, 'state' | 'changedAt'> &
  Partial<Pick<Item, 'attempt' | 'coldKey' | 'coldVersion' | 'problem'>>;

/** How many items of an archive stand alike, and how many bytes they are. */
export interface Counted {
  readonly state: ItemState;
  readonly attempt: number;
  readonly count: number;
  readonly bytes: number;
}

/**
 * The diary of the archive's pipeline: how far each thing of each archive is. What people see, the
 * database decides. A write here and one there are never one: each step puts them in an order in which
 * it may die in between. Never call it inside a transaction: its own would wait for that one.
 */
export interface Ledger {
  /** Write new items. Those that stand there stay as they are. */
  put(items: readonly NewItem[]): Promise<void>;
  /** Find one item as it is now. */
  find(archiveId: string, blobId: string): Promise<Item | null>;
  /**
   * Move items on, each by itself and only if it still has the state and the attempt that were seen.
   * Answers the blobs of those that moved.
   */
  move(seen: readonly Item[], change: Change): Promise<ReadonlySet<string>>;
  /**
   * Read the next items of an archive in these states, in the order of their blobs, as they are now.
   * Turned round they come from the end, or from before `after`, the nearest first.
   */
  list(of: {
    archiveId: string;
    states: readonly ItemState[];
    after: string | null;
    limit: number;
    way?: 'next' | 'prev';
  }): Promise<Item[]>;
  /** Tell whether an archive has any item in this state now. */
  hasAny(archiveId: string, state: ItemState): Promise<boolean>;
  /** Count the items of an archive as they are now. */
  count(archiveId: string): Promise<Counted[]>;
  /**
   * The same for people who look on, where counting is dear: it may be some moments old. Never older than
   * a change of `mark`, which says how far the work is.
   */
  glance(archiveId: string, mark: string): Promise<Counted[]>;
  /** List the items of a blob, whichever archives wrote them. What was just written may be missing. */
  listOfBlob(blobId: string): Promise<Item[]>;
  /** List the items whose cold copies lie under these keys. What was just written may be missing. */
  listByColdKeys(coldKeys: readonly string[]): Promise<Item[]>;
  /** Forget items. Forgetting one that is not there is not an error. */
  remove(items: readonly ItemKey[]): Promise<void>;
}
