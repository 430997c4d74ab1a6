/** What a token may be allowed, in the order in which a form offers it. */
export const scopes = ['files:read', 'files:write', 'archive'] as const;

/** One of them; the rows of the policy name it. */
export type Scope = (typeof scopes)[number];
