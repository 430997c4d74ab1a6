import { z } from 'zod';
import type { Mail } from '#adapters/mail/mail.ts';
import { letters } from '#i18n/letters.ts';
import { localPath } from '#i18n/paths.ts';
import { toLetter } from './letter.ts';
import { mintLink } from './mint-link.ts';
import type { Place } from './place.ts';
import { findAccount, findAccountByEmail, findSignUp } from './queries.ts';
import { linkLifetimes } from './rules.ts';

const letterJob = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('confirm'), subjectId: z.string() }),
  z.strictObject({ purpose: z.literal('reuse'), subjectId: z.string() }),
]);

/** What the outbox keeps of a letter: what for and about whom, never a secret or an address. */
export type LetterJob = z.input<typeof letterJob>;

interface Post extends Pick<Place, 'database' | 'now'> {
  readonly mail: Mail;
  /** The public origin, which every link begins with. */
  readonly origin: string;
}

/** Write and send the letter that a job asks for. The secret of its link is made only now. */
export async function sendLetter(post: Post, job: unknown): Promise<void> {
  const { purpose, subjectId } = letterJob.parse(job);
  switch (purpose) {
    case 'confirm':
      return sendConfirmation(post, subjectId);
    case 'reuse':
      return sendReuse(post, subjectId);
  }
}

async function sendConfirmation({ database, now, mail, origin }: Post, signUpId: string) {
  const signUp = await findSignUp(database, signUpId);
  // Confirmed or forgotten meanwhile: there is nobody to write to.
  if (!signUp) return;
  const { email, emailKey, language } = signUp;
  const say = letters[language];
  if (await findAccountByEmail(database, emailKey)) {
    const link = `${origin}${localPath(language, '/sign-in')}`;
    return mail.send(toLetter({ to: email, language, ...say.known, link }));
  }
  const token = await database.transaction((tx) => {
    const expiresAt = new Date(now().getTime() + linkLifetimes.confirm);
    return mintLink(tx, { purpose: 'confirm', subjectId: signUpId, now: now(), expiresAt });
  });
  const link = `${origin}${localPath(language, '/confirm')}#${token}`;
  await mail.send(toLetter({ to: email, language, ...say.confirm, link }));
}

async function sendReuse({ database, mail, origin }: Post, accountId: string) {
  const account = await findAccount(database, accountId);
  if (!account) return;
  const { email, language } = account;
  const link = `${origin}${localPath(language, '/account')}`;
  await mail.send(toLetter({ to: email, language, ...letters[language].reuse, link }));
}
