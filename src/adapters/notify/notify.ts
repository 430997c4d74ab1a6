/** How a job of the archive ended, also one that was given up: ids, a state and counts. Names of files and folders stay in the house. */
export interface Told {
  /** Who hears of a job twice knows it by this. */
  readonly jobId: string;
  readonly accountId: string;
  readonly folderId: string;
  readonly kind: string;
  readonly state: string;
  readonly files: number;
  readonly bytes: number;
  readonly failed: number;
  readonly finishedAt: string | null;
}

/** Tells programs outside how the archive's jobs end. */
export interface Notify {
  /**
   * Hand a message over, and answer whether there is anybody to hand it to. It throws when that cannot be
   * reached: then it may have arrived all the same, and is sent again.
   */
  publish(told: Told): Promise<boolean>;
}

/** Tell nobody. */
export const noNotify: Notify = { publish: async () => false };
