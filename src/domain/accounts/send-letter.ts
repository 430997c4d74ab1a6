import { z } from 'zod';
import type { Mail } from '#adapters/mail/mail.ts';
import { letters } from '#i18n/letters.ts';
import { localPath } from '#i18n/paths.ts';
import { toEmailKey } from './email.ts';
import { toLetter } from './letter.ts';
import { mintLink } from './mint-link.ts';
import type { Place } from './place.ts';
import { findAccount, findAccountByEmail, findInvitation, findSignUp } from './queries.ts';
import { linkLifetimes } from './rules.ts';

const letterJob = z.strictObject({
  purpose: z.enum([
    'confirm',
    'reuse',
    'reset',
    'address',
    'address-told',
    'password-changed',
    'password-reset',
    'leaving',
    'invite',
    'totp-added',
    'totp-removed',
    'passkey-added',
    'passkey-removed',
    'recovery-code-used',
    'factors-cleared',
  ]),
  subjectId: z.string(),
});

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
    case 'reset':
      return sendReset(post, subjectId);
    case 'address':
      return sendAddress(post, subjectId);
    case 'reuse':
      return tell(post, subjectId, { words: 'reuse', path: '/account' });
    case 'address-told':
      return tell(post, subjectId, { words: 'addressTold', path: '/account' });
    case 'password-changed':
      return tell(post, subjectId, { words: 'passwordChanged', path: '/reset' });
    case 'password-reset':
      return tell(post, subjectId, { words: 'passwordReset', path: '/reset' });
    case 'invite':
      return sendInvitation(post, subjectId);
    case 'leaving':
      return tell(post, subjectId, { words: 'leaving', path: '/' });
    case 'totp-added':
      return tell(post, subjectId, { words: 'totpAdded', path: '/account/factors' });
    case 'totp-removed':
      return tell(post, subjectId, { words: 'totpRemoved', path: '/account/factors' });
    case 'passkey-added':
      return tell(post, subjectId, { words: 'passkeyAdded', path: '/account/factors' });
    case 'passkey-removed':
      return tell(post, subjectId, { words: 'passkeyRemoved', path: '/account/factors' });
    case 'recovery-code-used':
      return tell(post, subjectId, { words: 'recoveryCodeUsed', path: '/account/factors' });
    case 'factors-cleared':
      return tell(post, subjectId, { words: 'factorsCleared', path: '/account/factors' });
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

async function sendInvitation({ database, now, mail, origin }: Post, invitationId: string) {
  const invitation = await findInvitation(database, invitationId);
  // Taken back, or taken up, meanwhile.
  if (!invitation) return;
  const { id, email, language, expiresAt } = invitation;
  const token = await database.transaction((tx) =>
    mintLink(tx, { purpose: 'invite', subjectId: id, now: now(), expiresAt }),
  );
  const link = `${origin}${localPath(language, '/invite')}#${token}`;
  await mail.send(toLetter({ to: email, language, ...letters[language].invite, link }));
}

async function sendReset({ database, now, mail, origin }: Post, accountId: string) {
  const account = await findAccount(database, accountId);
  // Nobody has this address, or somebody who may not come in: the letter is not written.
  if (account?.status !== 'active') return;
  const { email, language } = account;
  const token = await database.transaction((tx) => {
    const expiresAt = new Date(now().getTime() + linkLifetimes.reset);
    const about = { subjectId: accountId, accountId, now: now(), expiresAt };
    return mintLink(tx, { purpose: 'reset', ...about });
  });
  const link = `${origin}${localPath(language, '/new-password')}#${token}`;
  await mail.send(toLetter({ to: email, language, ...letters[language].reset, link }));
}

async function sendAddress({ database, now, mail, origin }: Post, accountId: string) {
  // Read where the link is made: a link never goes to another address than it confirms.
  const made = await database.transaction(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (account?.status !== 'active' || account.pendingEmail === null) return null;
    const { pendingEmail: to, language } = account;
    const holder = await findAccountByEmail(tx, toEmailKey(to));
    if (holder && holder.id !== accountId) return { to, language, token: null };
    const expiresAt = new Date(now().getTime() + linkLifetimes.address);
    const about = { subjectId: accountId, accountId, now: now(), expiresAt };
    return { to, language, token: await mintLink(tx, { purpose: 'address', ...about }) };
  });
  if (!made) return;
  const { to, language, token } = made;
  const say = letters[language];
  if (token === null) {
    const link = `${origin}${localPath(language, '/sign-in')}`;
    return mail.send(toLetter({ to, language, ...say.known, link }));
  }
  const link = `${origin}${localPath(language, '/new-address')}#${token}`;
  await mail.send(toLetter({ to, language, ...say.address, link }));
}

/** The letters that only tell. */
type Told =
  | 'reuse'
  | 'addressTold'
  | 'passwordChanged'
  | 'passwordReset'
  | 'leaving'
  | 'totpAdded'
  | 'totpRemoved'
  | 'passkeyAdded'
  | 'passkeyRemoved'
  | 'recoveryCodeUsed'
  | 'factorsCleared';

/** Tell the holder of an account what happened to it. */
async function tell(
  { database, mail, origin }: Post,
  accountId: string,
  { words, path }: { words: Told; path: string },
) {
  const account = await findAccount(database, accountId);
  if (!account) return;
  const { email, language } = account;
  const link = `${origin}${localPath(language, path)}`;
  await mail.send(toLetter({ to: email, language, ...letters[language][words], link }));
}
