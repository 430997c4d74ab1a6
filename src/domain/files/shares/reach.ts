import type { Reader } from '#adapters/database/database.ts';
import type { Once } from '#domain/folders/change-tree.ts';
import { findFolder, listTrail } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { type At, findSharedHome, isOwn, listOpenShares, type ShareRow } from './queries.ts';

// Two doors lead into another's drive: the pass of a link, and an account with which something was
// shared. Behind both stands the same rule, `findScope`: which shares are alive, and whether a folder
// lies at or below what one of them shows. Whose drive an act is done to comes from here alone.

/** How far one may go: look, change what lies in a folder, change that folder too. */
export type Level = 'read' | 'write' | 'change';
const levels: readonly Level[] = ['read', 'write', 'change'];

/** A folder as a guest may see it. */
export interface Scope {
  readonly may: Level;
  /** From what is shared down to the folder; empty for a file that is shared alone. */
  readonly trail: readonly { id: string; name: string }[];
}

/** Whose drive an act is done to, and by which guest; null for the account itself. */
export interface Whose {
  readonly accountId: string;
  readonly guestId: string | null;
}

/** The same, with what the guest may see of the place. */
export interface Reach extends Whose {
  readonly guest: Scope | null;
}

/** Decide what shares of an account show of one of its folders, or of a file in it; null is nothing. */
export async function findScope(
  reader: Reader,
  shares: readonly Pick<ShareRow, 'folderId' | 'fileId' | 'right'>[],
  {
    accountId,
    folderId,
    fileId = null,
  }: { accountId: string; folderId: string; fileId?: string | null },
): Promise<Scope | null> {
  const folder = await findFolder(reader, accountId, folderId);
  if (!folder || folder.trashId) return null;
  const trail = await listTrail(reader, accountId, folderId);
  const shown = trail.findIndex(({ id }) => shares.some((share) => share.folderId === id));
  if (shown < 0) {
    const isLone = fileId !== null && shares.some((share) => share.fileId === fileId);
    return isLone ? { may: 'read', trail: [] } : null;
  }
  const open = shares.filter(({ right }) => right === 'write');
  const writable = trail.findIndex(({ id }) => open.some((share) => share.folderId === id));
  const inside = writable < trail.length - 1 ? 'change' : 'write';
  return { may: writable < 0 ? 'read' : inside, trail: trail.slice(shown) };
}

interface Needs {
  readonly database: Reader;
  readonly now: () => Date;
}

/** Answer whose drive something is in, when this account may do so much there; else it is not there. */
export async function reach(
  ground: Needs,
  visitorId: string,
  { need, ...at }: At & { need: Level },
): Promise<Reach> {
  if (await isOwn(ground.database, visitorId, at)) {
    return { accountId: visitorId, guestId: null, guest: null };
  }
  const found = await findShared(ground, visitorId, at);
  if (!found) throw new Problem('fileId' in at ? 'file-not-found' : 'folder-not-found');
  requireLevel(found.guest.may, need);
  return found;
}

/** Answer whose drive the first of many things is in. What is nobody's is left to the act itself. */
export async function reachFirst(ground: Needs, visitorId: string, id: string): Promise<Whose> {
  const own = { accountId: visitorId, guestId: null };
  for (const at of [{ fileId: id }, { folderId: id }]) {
    if (await isOwn(ground.database, visitorId, at)) return own;
    const found = await findShared(ground, visitorId, at);
    if (found) return found;
  }
  return own;
}

/** Tell how far a guest may go in a folder of this account; null is nowhere. */
export async function findLevel(
  { database, now }: Needs,
  guestId: string,
  { accountId, folderId }: { accountId: string; folderId: string },
): Promise<Level | null> {
  const shares = await listOpenShares(database, { toAccount: guestId, accountId }, now());
  const scope = await findScope(database, shares, { accountId, folderId });
  return scope?.may ?? null;
}

/** Tell whether one level holds another. */
export function isEnough(may: Level | null, need: Level): boolean {
  return may !== null && levels.indexOf(may) >= levels.indexOf(need);
}

/** Keep what a guest's request is called apart from what the account's own are. */
export function nameOnce({ guestId }: Whose, once: Once | null): Once | null {
  return guestId && once ? { ...once, key: `${guestId}!${once.key}` } : once;
}

/** Refuse what no guest may do, however much else: a star is a mark of whose drive it is. */
export function requireGuestMay(
  { guestId }: Whose,
  { starred }: { starred?: boolean | undefined },
): void {
  if (guestId !== null && starred !== undefined) throw new Problem('not-allowed');
}

async function findShared(
  { database, now }: Needs,
  guestId: string,
  at: At,
): Promise<(Reach & { guest: Scope }) | null> {
  const home = await findSharedHome(database, guestId, at);
  if (!home) return null;
  const { accountId } = home;
  const shares = await listOpenShares(database, { toAccount: guestId, accountId }, now());
  const fileId = 'fileId' in at ? at.fileId : null;
  const scope = await findScope(database, shares, { ...home, fileId });
  return scope && { accountId, guestId, guest: scope };
}

function requireLevel(may: Level, need: Level): void {
  if (isEnough(may, need)) return;
  // What is shared is itself its owner's to name, to move and to throw away.
  throw new Problem(may === 'read' ? 'shared-to-read' : 'not-allowed');
}
