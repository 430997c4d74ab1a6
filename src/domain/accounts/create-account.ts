import type { Transaction } from '#adapters/database/database.ts';
import type { Language } from '#i18n/languages.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toEmailKey } from './email.ts';
import type { WhenBorn } from './place.ts';
import { insertAccount } from './queries.ts';
import type { Role } from './rules.ts';

/** Let an account be born, with all that every account has, or refuse when its address has one. */
export async function createAccount(
  tx: Transaction,
  birth: {
    email: string;
    name: string;
    passwordHash: string;
    role: Role;
    language: Language;
    emailVerifiedAt: Date | null;
    now: Date;
    whenBorn: WhenBorn;
  },
): Promise<string> {
  const { email, name, passwordHash, role, language, emailVerifiedAt, now, whenBorn } = birth;
  const id = freshId();
  const born = await insertAccount(tx, {
    id,
    email,
    emailKey: toEmailKey(email),
    name,
    password: passwordHash,
    role,
    status: 'active',
    language,
    emailVerifiedAt,
    createdAt: now,
    changedAt: now,
  });
  if (!born) throw new Problem('account-exists');
  await whenBorn(tx, id);
  return id;
}
