import { createHash } from 'node:crypto';
import type { Stored } from '#adapters/storage/storage.ts';
import { objectForgotten } from '#domain/files/forget-object.ts';
import { uploadForgotten } from '#domain/uploads/cancel-upload.ts';
import { type Finding, type Findings, inGroups, pairByKey, walkRows } from './findings.ts';
import type { Ground } from './ground.ts';
import { hasAge, type Look, mendOrphan } from './orphans.ts';
import * as queries from './queries.ts';

/** What waits under these topics goes by itself. */
const topics = [objectForgotten, uploadForgotten];
const groupSize = 500;

/**
 * Hold the hot side against its rows. Rows and objects are walked over side by side, so neither list
 * is ever held; what looks wrong is looked at again, row first, before it is called a difference.
 */
export async function* checkHot(ground: Ground, look: Look): Findings {
  const spare: Stored[] = [];
  const rows = walkRows(
    (after, limit) => queries.listBlobsByKey(ground.database, 'hotKey', after, limit),
    ({ hotKey }) => hotKey ?? '',
  );
  const named = keyed(rows, ({ hotKey }) => hotKey ?? '');
  for await (const [object, row] of pairByKey(ground.storage.list('sealed'), named)) {
    look.count();
    if (object && row) yield* checkBytes(ground, look, { object, blob: row.row });
    else if (row) yield* checkLost(ground, row.row);
    else if (object) spare.push(object);
    if (spare.length >= groupSize) yield* checkOrphans(ground, look, spare.splice(0));
  }
  yield* checkOrphans(ground, look, spare);
}

/** Hold what is on its way against the uploads that know of it. */
export async function* checkIncoming(ground: Ground, look: Look): Findings {
  const rows = walkRows(
    (after, limit) => queries.listOpenUploads(ground.database, after, limit),
    ({ storageKey }) => storageKey,
  );
  const named = keyed(rows, ({ storageKey }) => storageKey);
  const pairs = pairByKey(ground.storage.list('incoming'), named);
  for await (const group of inGroups(pairs, groupSize)) {
    look.count(group.length);
    const spare = group.flatMap(([object, row]) => (object && !row ? [object] : []));
    for (const [object, row] of group) {
      if (row) yield* checkUpload(ground, row.row, object);
    }
    yield* checkOrphans(ground, look, spare, 'incoming');
  }
}

async function* keyed<Row>(rows: AsyncIterable<Row>, keyOf: (row: Row) => string) {
  for await (const row of rows) yield { key: keyOf(row), row };
}

async function* checkLost(ground: Ground, blob: queries.BlobRow): Findings {
  const { id, hotKey } = blob;
  const isThere = async () => (await queries.findBlob(ground.database, id))?.hotKey === hotKey;
  // The row, the object, the row: it named its object before it was looked for, and still does.
  if (!hotKey || !(await isThere())) return;
  if ((await ground.storage.size(hotKey)) !== null || !(await isThere())) return;
  yield { kind: 'lost', words: `${name(blob)}: nothing is stored under its key ${hotKey}.` };
}

async function* checkBytes(
  ground: Ground,
  look: Look,
  { object, blob }: { object: Stored; blob: queries.BlobRow },
): Findings {
  if (object.bytes !== blob.bytes) {
    const words = `${name(blob)}: ${object.bytes} bytes are stored, not ${blob.bytes}.`;
    yield { kind: 'differing', words };
    return;
  }
  if (!look.deep) return;
  const stream = await ground.storage.read(object.key);
  // Gone since the walk: then its row has let go of it, or the next run finds it lost.
  if (!stream) return;
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  if (hash.digest('hex') === blob.sha256) return;
  yield { kind: 'differing', words: `${name(blob)}: other bytes are stored than were sent.` };
}

async function* checkUpload(
  ground: Ground,
  upload: queries.UploadRow,
  object: Stored | null,
): Findings {
  const { id, accountId, offset, state, storageKey } = upload;
  if (state === 'receiving' && offset === 0) return;
  if (object && (object.bytes >= offset || state !== 'receiving')) return;
  if (!object && (await ground.storage.size(storageKey)) !== null) return;
  const now = await queries.findUpload(ground.database, id);
  // Another offset or state: somebody is at work on it.
  if (now?.state !== state || now.offset !== offset) return;
  if (state === 'failed' && upload.problem === 'bytes-differ') return;
  const words = `Upload ${id} of account ${accountId}: ${object?.bytes ?? 0} of the ${offset} bytes that were acknowledged are stored.`;
  yield { kind: object ? 'differing' : 'lost', words };
}

async function* checkOrphans(
  ground: Ground,
  look: Look,
  objects: readonly Stored[],
  which: 'sealed' | 'incoming' = 'sealed',
): Findings {
  if (objects.length === 0) return;
  const keys = objects.map(({ key }) => key);
  const listNamed = (some: string[]) => queries.listNamedKeys(ground.database, some, topics);
  const named = await listNamed(keys);
  for (const { key, changedAt, bytes } of objects) {
    if (named.has(key) || !hasAge(look, changedAt)) continue;
    const forget = () =>
      which === 'sealed' ? ground.storage.remove(key) : ground.storage.discard(key);
    const finding: Finding = {
      kind: 'orphaned',
      words: `Hot object ${key} (${bytes} bytes, ${which}): no row names it.`,
    };
    const isNamed = async () => (await listNamed([key])).has(key);
    yield mendOrphan(look, { finding, changedAt, isNamed, forget });
  }
}

function name({ id, accountId }: queries.BlobRow): string {
  return `Blob ${id} of account ${accountId}`;
}
