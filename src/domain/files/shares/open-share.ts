import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Limiter } from '#adapters/limiter/limiter.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import type { PasswordKeeper } from '#domain/accounts/password-keeper.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { isId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from '../ground.ts';
import type { OpenShareRequest } from './contract.ts';
import { listOpenShares, type ShareRow } from './queries.ts';
import { findScope } from './reach.ts';
import { shareSpan } from './rules.ts';

// The secret of a link travels once, in the body of a POST. For it the guest gets a pass: the share's
// id, an end, and a MAC over both, over the link's hash and over the password's. So a pass opens one
// share, dies within the hour, and with the link's password. All that counts is looked up each time.

type Needs = Pick<Ground, 'database' | 'now'> & { readonly secrets: Secrets };

/** What a guest may look at: one file or one folder of somebody's drive, and nothing above it. */
export interface Access {
  readonly share: ShareRow;
  readonly accountId: string;
}

/** Open a link: answer the pass that stands for it from now on. */
export async function openShare(
  ground: Needs & {
    readonly passwords: PasswordKeeper;
    readonly limiter: Limiter;
    readonly audit: Audit;
  },
  { token, password }: OpenShareRequest,
): Promise<string> {
  const { database, passwords, limiter, audit, now } = ground;
  const [share] = await listOpenShares(database, { tokenHash: hashToken(token) }, now());
  if (!share) throw new Problem('share-gone');
  const whose = { event: 'share-opened', accountId: share.accountId, targetId: share.id } as const;
  if (share.password !== null) {
    if (!password) throw new Problem('share-password');
    const lane = `share!${share.id}`;
    await limiter.enter(lane);
    if (!(await passwords.verify(password, share.password))) {
      audit.note({ ...whose, result: 'refused' });
      throw new Problem('share-wrong-password');
    }
    await limiter.succeed(lane);
  }
  audit.note(whose);
  const until = String(now().getTime() + shareSpan);
  return [share.id, until, mac(ground.secrets, share, until).toString('base64url')].join('.');
}

/** Let a guest in by a pass, as long as the share works: the one door to everything it shows. */
export async function enterShare(ground: Needs, pass: string | undefined): Promise<Access> {
  const [id = '', until = '', given = ''] = pass?.split('.') ?? [];
  const now = ground.now();
  if (!isId(id) || !(Number(until) > now.getTime())) throw new Problem('share-gone');
  const [share] = await listOpenShares(ground.database, { id }, now);
  if (!share || !isMac(ground.secrets, { share, until, given })) throw new Problem('share-gone');
  return { share, accountId: share.accountId };
}

/** Refuse a folder that is not what is shared, nor below it; answer the way to it from there. */
export async function requireInside(
  { database }: Pick<Ground, 'database'>,
  { share, accountId }: Access,
  folderId: string,
): Promise<{ id: string; name: string }[]> {
  const scope = await findScope(database, [share], { accountId, folderId });
  if (!scope) throw new Problem('folder-not-found');
  return [...scope.trail];
}

function isMac(
  secrets: Secrets,
  { share, until, given }: { share: ShareRow; until: string; given: string },
): boolean {
  const [wanted, bytes] = [mac(secrets, share, until), Buffer.from(given, 'base64url')];
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

function mac(secrets: Secrets, { id, tokenHash, password }: ShareRow, until: string): Buffer {
  return createHmac('sha256', secrets.derive('passes of shares'))
    .update(`${id}!${until}!${tokenHash}!${password ?? ''}`)
    .digest();
}
