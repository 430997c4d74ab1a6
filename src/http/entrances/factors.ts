import type { z } from 'zod';
import type { factorsRequest } from '#domain/accounts/factors/contract.ts';
import { beginTotp, confirmTotp } from '#domain/accounts/factors/enrol-totp.ts';
import { makeRecoveryCodes } from '#domain/accounts/factors/make-recovery-codes.ts';
import { removePasskey, removeTotp } from '#domain/accounts/factors/remove-factor.ts';
import type { Session } from '#domain/accounts/session.ts';
import { requireSession } from '#http/require-account.ts';
import { sessionCookies } from '#http/session-cookies.ts';

/** What an act of the page of second factors leaves to be shown. */
export interface FactorsOutcome {
  /** The session goes on, or the one that came in its place. */
  readonly session: Session;
  /** Recovery codes that were just made: shown this once. */
  readonly codes: readonly string[];
  /** What the page says is done. */
  readonly done: string | null;
}

/** Do one act of the page of second factors. */
export async function changeFactors(
  locals: App.Locals,
  wish: z.output<typeof factorsRequest>,
): Promise<FactorsOutcome> {
  const { services } = locals;
  const session = requireSession(locals);
  const { accountId } = session;
  switch (wish.act) {
    case 'begin-totp':
      await beginTotp(services, accountId);
      return { session, codes: [], done: null };
    case 'confirm-totp': {
      const { begun, codes } = await confirmTotp(services, { session, code: wish.code });
      (await sessionCookies(services, begun)).forEach(locals.setCookie);
      return { session: begun.session, codes, done: 'totp' };
    }
    case 'remove-totp':
      await removeTotp(services, accountId);
      return { session, codes: [], done: 'totp-removed' };
    case 'make-codes':
      return { session, codes: await makeRecoveryCodes(services, accountId), done: null };
    case 'remove-passkey':
      await removePasskey(services, { id: wish.id, accountId });
      return { session, codes: [], done: 'passkey-removed' };
  }
}
