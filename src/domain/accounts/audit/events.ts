/** Everything that the audit tells of, in the order in which a filter offers it. */
export const auditEvents = [
  'sign-up',
  'account-born',
  'sign-in',
  'second-factor',
  'sign-out',
  'session-ended',
  'sessions-ended',
  'refresh-reuse',
  'sudo',
  'name-changed',
  'language-changed',
  'password-changed',
  'reset-asked',
  'password-reset',
  'address-asked',
  'address-changed',
  'address-verified',
  'passkey-added',
  'passkey-removed',
  'totp-added',
  'totp-removed',
  'factors-cleared',
  'recovery-codes-made',
  'recovery-code-used',
  'token-minted',
  'token-revoked',
  'token-refused',
  'share-made',
  'share-changed',
  'share-revoked',
  'share-opened',
  'invited',
  'invitation-revoked',
  'role-changed',
  'quota-changed',
  'messages-redriven',
  'message-dropped',
  'check-begun',
  'repair-begun',
  'clock-moved',
  'account-disabled',
  'account-enabled',
  'exported',
  'deletion-begun',
  'account-deleted',
  'refused',
  'forged-token',
  'mixed-cookies',
  'unexpected-error',
  'notes-dropped',
] as const;

/** The name of one event; it is part of the API and of the log. */
export type AuditEventName = (typeof auditEvents)[number];

/** How it ended: done, refused by a rule, or broken. */
export const auditResults = ['done', 'refused', 'failed'] as const;
export type AuditResult = (typeof auditResults)[number];

/** Who does something and from where, as far as it is known. */
export interface Trace {
  readonly requestId: string | null;
  /** The address or its network; kept only as an HMAC. */
  readonly address: string | null;
  /** The family of the browser. */
  readonly agent: string;
  /** Null for a stranger, and for the house itself. */
  readonly actorId: string | null;
  /** Kept only as an HMAC. */
  readonly sessionId: string | null;
}

/** What the house does by itself, without a request. */
export const noTrace: Trace = {
  requestId: null,
  address: null,
  agent: '',
  actorId: null,
  sessionId: null,
};

/** One event. `facts` hold neither secrets nor names. */
export interface AuditEvent {
  readonly event: AuditEventName;
  readonly result?: AuditResult;
  /** Whose entry it is; when nothing is said, the actor's own. */
  readonly accountId?: string | null;
  /** Who did it, where the act itself found that out. */
  readonly actorId?: string;
  /** The session that the act began or ended. */
  readonly sessionId?: string;
  /** The thing it was done to, where that is not the account. */
  readonly targetId?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}
