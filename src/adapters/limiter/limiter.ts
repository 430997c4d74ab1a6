/** How often something may be tried. */
export interface Budget {
  /** Names the budget; two of one name share their counts. */
  readonly name: string;
  readonly tries: number;
  /** In milliseconds. */
  readonly per: number;
}

/** One budget, spent by one party: an address, a session, an account. */
export interface Spending {
  readonly budget: Budget;
  readonly by: string;
}

/** Counts what is tried, for all processes, over every restart. */
export interface Limiter {
  /**
   * Spend one try of each budget. When one of them has none left the try is refused with
   * `too-many-requests`, which says when to come again; the others are spent all the same.
   */
  spend(...spendings: readonly Spending[]): Promise<void>;
  /**
   * Enter a lane of guesses, or be refused while it is closed. Each entry counts as a failure until
   * `succeed` says otherwise, so a crowd that comes at once gets no more tries than one by one. After
   * five in a row the lane closes: 1 s, 2 s, 4 s … 15 min; after a hundred it stays closed for a
   * month, unless somebody comes through by another way.
   */
  enter(lane: string): Promise<void>;
  /** Forget the failures of a lane: somebody came through. */
  succeed(lane: string): Promise<void>;
  /** Forget what no longer counts. */
  sweep(): Promise<void>;
}

/** Count nothing: for benches and tests on one's own machine. */
export const noLimiter: Limiter = {
  spend: async () => {},
  enter: async () => {},
  succeed: async () => {},
  sweep: async () => {},
};
