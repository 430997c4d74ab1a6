/** Knows the passwords that breaches of other places made known. */
export interface Breaches {
  /** Tell whether a password is among them, or null when nobody can say just now. Never throws. */
  has(password: string): Promise<boolean | null>;
}

/** Ask nobody. */
export const noBreaches: Breaches = { has: async () => null };
