import { findTold, type Once, writeOnce } from '#domain/folders/change-tree.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { day } from '#lib/units.ts';
import type { Selection } from '../batch/contract.ts';
import { reachSelection } from '../batch/reach-selection.ts';
import type { Ground } from '../ground.ts';
import type { MakeZipAnswer, MakeZipRequest } from './contract.ts';
import { findZip, insertZip, measurePart, removeOldZips } from './queries.ts';
import { type Zip, zipLimit } from './zip.ts';
import { type AccountPart, zipAccount } from './zip-account.ts';
import { zipSelection } from './zip-selection.ts';

// What is asked for is kept, not the zip: it is laid out anew for each request, and its tag tells
// whether that is the same. So a range goes on where it broke off, and what is closed meanwhile, or
// shared no more, is not given.

type Needs = Pick<Ground, 'database' | 'storage' | 'now'>;

/** What a kept zip holds. */
type ZipTask = { readonly selection: Selection } | { readonly part: AccountPart };

/** A zip can be fetched, and gone on with, for so long. */
const zipSpan = 1 * day;
const zipsPerAccount = 50;
/** All of an account takes longer to fetch. */
const accountZipSpan = 7 * day;

/** Get ready a zip of chosen things, of one's own or of what others share. */
export async function makeZip(
  ground: Needs,
  visitorId: string,
  { selection }: MakeZipRequest,
  once: Once | null = null,
): Promise<MakeZipAnswer> {
  const told = await findTold<MakeZipAnswer>(ground.database, visitorId, once);
  if (told) return told.answer;
  const createdAt = ground.now();
  const expiresAt = new Date(createdAt.getTime() + zipSpan);
  const of: ZipTask = { selection };
  const { name, bytes, files } = await layOut(ground, visitorId, { of, createdAt });
  const id = freshId();
  return writeOnce(ground, visitorId, once, async (tx) => {
    await insertZip(tx, { id, accountId: visitorId, of, createdAt, expiresAt }, zipsPerAccount);
    return { id, name, bytes, files, expiresAt: expiresAt.toISOString() };
  });
}

/** A part of all files that an account keeps, and the zip that it can be fetched as. */
export interface KeptPart {
  readonly id: string;
  readonly files: number;
  readonly bytes: number;
  readonly expiresAt: string;
}

/** Get ready zips of all files of an account that can be read: as many as it takes. */
export async function zipAll(
  { database, now }: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  limit = zipLimit,
): Promise<KeptPart[]> {
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + accountZipSpan);
  const kept: KeptPart[] = [];
  for (let after: string | null = null; ; ) {
    const found = await measurePart(database, accountId, { after, limit });
    if (found.last === null) return kept;
    const of: ZipTask = { part: { number: kept.length + 1, after, last: found.last } };
    const id = freshId();
    await database.transaction((tx) =>
      insertZip(tx, { id, accountId, of, createdAt, expiresAt }, zipsPerAccount),
    );
    const { files, bytes, last } = found;
    kept.push({ id, files, bytes, expiresAt: expiresAt.toISOString() });
    after = last;
  }
}

/** Get a zip that was asked for, laid out of what is there now. */
export async function getZip(ground: Needs, visitorId: string, zipId: string): Promise<Zip> {
  const row = await findZip(ground.database, visitorId, { zipId, now: ground.now() });
  if (!row) throw new Problem('zip-not-found');
  // Only what is above writes them.
  return layOut(ground, visitorId, { ...row, of: row.of as ZipTask });
}

/** Forget what nobody will fetch any more. */
export async function sweepZips({ database, now }: Pick<Ground, 'database' | 'now'>) {
  await database.transaction((tx) => removeOldZips(tx, now()));
}

async function layOut(
  ground: Needs,
  visitorId: string,
  { of, createdAt: madeBefore }: { of: ZipTask; createdAt: Date },
): Promise<Zip> {
  if ('part' in of) return zipAccount(ground, visitorId, { part: of.part, madeBefore });
  const { selection } = of;
  const whose = await reachSelection(ground, visitorId, { action: 'copy', selection });
  return zipSelection(ground, whose, { selection, madeBefore });
}
