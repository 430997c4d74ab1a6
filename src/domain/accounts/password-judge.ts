import type { Breaches } from '#adapters/breaches/breaches.ts';
import type { Strength } from '#adapters/strength/strength.ts';
import { Problem } from '#lib/problem.ts';
import { findPasswordFault, listContextWords, type PasswordFault } from './password.ts';
import { turnstile } from './password-keeper.ts';

/** Under this score a password is among the first hundred million that somebody would try. */
const goodScore = 3;

/** Decides about new passwords. */
export interface PasswordJudge {
  /** Refuse a new password that is not good enough, and tell the reason. */
  requireGood(password: string, context: readonly string[]): Promise<void>;
}

/** Judge by our own rules, then by how hard it is to guess, then by the lists of breaches. */
export function passwordJudge({
  strength,
  breaches,
}: {
  strength: Pick<Strength, 'score'>;
  breaches: Breaches;
}): PasswordJudge {
  const turn = turnstile();

  async function findFault(password: string, context: readonly string[]) {
    const text = password.normalize('NFC');
    const fault = findPasswordFault(text, context);
    if (fault) return fault;
    const score = await turn(() => strength.score(text, listContextWords(context)));
    if (score < goodScore) return 'common' satisfies PasswordFault;
    return (await breaches.has(text)) ? ('breached' satisfies PasswordFault) : null;
  }

  return {
    requireGood: async (password, context) => {
      const fault = await findFault(password, context);
      if (fault === null) return;
      throw new Problem(`password-${fault}`, { errors: [{ field: 'password', code: fault }] });
    },
  };
}
