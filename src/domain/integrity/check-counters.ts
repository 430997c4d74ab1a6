import type { Transaction } from '#adapters/database/database.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { type Findings, walkRows } from './findings.ts';
import type { Ground } from './ground.ts';
import * as queries from './queries.ts';

/** A folder may hold a million files: few at a time, so that nobody waits for the count. */
const slice = 50;

/** Count what lies in each folder. What it says and what it holds are read in one statement. */
export async function* checkFolders({ database }: Ground): Findings {
  const rows = walkRows(
    (after, limit) => queries.listCountedFolders(database, { after, limit }),
    ({ id }) => id,
    slice,
  );
  for await (const folder of rows) {
    const { id, accountId, said, real } = folder;
    const about = `Folder ${id} of account ${accountId}`;
    const place = findPlaceFault(folder);
    if (place) yield { kind: 'counters', words: `${about} ${place}` };
    if (isEqual(said, real)) continue;
    yield {
      kind: 'counters',
      words: `${about} ${describeCounts(said, real)}`,
      mend: () =>
        mendUnderLock(database, accountId, async (tx) => {
          const [now] = await queries.listCountedFolders(tx, { id, limit: 1 });
          if (now) await queries.setCounters(tx, now);
        }),
    };
  }
}

function findPlaceFault(folder: queries.CountedFolder): string | null {
  const { parentId, parentDepth, depth, inTrash } = folder;
  if (parentId !== null && parentDepth === null) return 'lies in a folder that is not there.';
  // What lies in the trash is counted anew when it comes out.
  if (inTrash || depth === (parentDepth ?? -1) + 1) return null;
  return `is said to lie ${depth} deep, its parent ${parentDepth ?? 'nowhere'}.`;
}

/** Count how many files point to each blob. */
export async function* checkReferences({ database }: Ground): Findings {
  const rows = walkRows(
    (after, limit) => queries.listBlobsWithFiles(database, after, limit),
    ({ blob }) => blob.id,
  );
  for await (const { blob, files } of rows) {
    const { id, accountId, refs, hotKey, coldKey } = blob;
    const about = `Blob ${id} of account ${accountId}`;
    if (!hotKey && !coldKey) {
      yield { kind: 'lost', words: `${about}: it names no object at all.` };
    }
    if (refs === files) continue;
    const words = `${about} counts ${refs} files, ${files} point to it.`;
    // Without a file it stays for people to look at: it may be the last copy of something.
    if (files === 0) yield { kind: 'counters', words };
    else {
      const mend = () => mendUnderLock(database, accountId, (tx) => queries.setReferences(tx, id));
      yield { kind: 'counters', words, mend };
    }
  }
}

/** Add up what each drive uses: hot, cold and thrown away, each blob once, and what is reserved. */
export async function* checkDrives({ database }: Ground): Findings {
  const rows = walkRows(
    (after, limit) => queries.listCountedDrives(database, { after, limit }),
    ({ accountId }) => accountId,
    slice,
  );
  for await (const { accountId, said, real } of rows) {
    if (isEqual(said, real)) continue;
    yield {
      kind: 'quota',
      words: `Drive of account ${accountId} ${describeCounts(said, real)}`,
      mend: () =>
        mendUnderLock(database, accountId, async (tx) => {
          const [now] = await queries.listCountedDrives(tx, { id: accountId, limit: 1 });
          if (now) await queries.setUse(tx, accountId, now.real);
        }),
    };
  }
}

/** Nobody changes the tree while it is counted and written. */
async function mendUnderLock(
  database: Ground['database'],
  accountId: string,
  mend: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  await changeTree({ database }, accountId, mend);
  return true;
}

type Counts = Readonly<Record<string, number>>;

function isEqual(said: Counts, real: Counts): boolean {
  return Object.entries(said).every(([name, count]) => count === real[name]);
}

function describeCounts(said: Counts, real: Counts): string {
  const faults = Object.entries(said)
    .filter(([name, count]) => count !== real[name])
    .map(([name, count]) => `${name} ${count} instead of ${real[name]}`);
  return `says ${faults.join(', ')}.`;
}
