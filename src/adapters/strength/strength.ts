/** Knows how hard passwords are to guess. */
export interface Strength {
  /**
   * Score a password from 0, which everybody tries first, to 4. `words` are what a stranger knows of
   * its holder. A long one is scored by its beginning. Wherever the work is done, nobody waits
   * behind it who asked for something else.
   */
  score(password: string, words: readonly string[]): Promise<number>;
  /** Let go of what was loaded. It is loaded again when somebody asks. */
  close(): Promise<void>;
}
