import type { Begun } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import { completeSignIn, takeTry } from './pending-sign-in.ts';
import { takeCode } from './take-code.ts';
import { tellMember } from './tell-member.ts';

/** Finish a sign-in with a code of the app, or with a recovery code. */
export async function finishByCode(
  place: Omit<Place, 'passwords' | 'log'>,
  { token, code }: { token: string | undefined; code: string },
): Promise<Begun> {
  const pending = await takeTry(place, token);
  const { accountId } = pending;
  return completeSignIn(place, pending, async (tx, now) => {
    const by = await takeCode(tx, place.secrets, { accountId, code, now });
    if (by === null) return null;
    if (by === 'recovery-code') {
      await place.audit.record(tx, { event: 'recovery-code-used', actorId: accountId });
      await tellMember(tx, { accountId, purpose: 'recovery-code-used', now });
    }
    return { by, amr: 'pwd otp mfa' };
  });
}
