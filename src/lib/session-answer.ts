/** An account as it leaves the house, to itself. */
export interface AccountView {
  id: string;
  email: string;
  name: string;
  role: 'member' | 'owner';
}

/** What a page learns about who is there. */
export interface SessionAnswer {
  account: AccountView | null;
  /** Sent back as `X-CSRF-Token` with everything that changes something; null without a session. */
  csrf: string | null;
}
