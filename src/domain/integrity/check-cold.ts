import type { ColdStored } from '#adapters/cold/cold.ts';
import { coldCopiesForgotten, coldObjectForgotten } from '#domain/files/purge-trash.ts';
import { type Findings, pairByKey, walkRows } from './findings.ts';
import type { Ground } from './ground.ts';
import { hasAge, type Look, mendOrphan } from './orphans.ts';
import * as queries from './queries.ts';

const topics = [coldObjectForgotten, coldCopiesForgotten];
const groupSize = 500;

/** Hold the cold side against the blobs and the ledger that name its objects. */
export async function* checkCold(ground: Ground, look: Look): Findings {
  const rows = walkRows(
    (after, limit) => queries.listBlobsByKey(ground.database, 'coldKey', after, limit),
    ({ coldKey }) => coldKey ?? '',
  );
  const spare: ColdStored[] = [];
  for await (const [object, row] of pairByKey(ground.cold.list(), keyed(rows))) {
    look.count();
    if (row) yield* checkBlob(ground, look, { blob: row.blob, object });
    else if (object) spare.push(object);
    if (spare.length >= groupSize) yield* checkOrphans(ground, look, spare.splice(0));
  }
  yield* checkOrphans(ground, look, spare);
  yield* checkUnfinished(ground, look);
}

async function* keyed(rows: AsyncIterable<queries.BlobRow>) {
  for await (const blob of rows) yield { key: blob.coldKey ?? '', blob };
}

async function* checkBlob(
  ground: Ground,
  look: Look,
  { blob, object }: { blob: queries.BlobRow; object: ColdStored | null },
): Findings {
  const { id, accountId, bytes, sha256, coldKey, coldVersion } = blob;
  const about = `Blob ${id} of account ${accountId}`;
  const isEqual = object?.version === coldVersion && object?.bytes === bytes;
  if (isEqual && !look.deep) return;
  const head = await ground.cold.head(coldKey ?? '', coldVersion ?? '');
  if (head?.bytes === bytes && head.sha256 === sha256) return;
  const now = await queries.findBlob(ground.database, id);
  if (now?.coldKey !== coldKey || now?.coldVersion !== coldVersion) return;
  if (!head) {
    const words = `${about}: nothing lies cold under its key ${coldKey}.`;
    yield { kind: 'lost', words };
  } else yield { kind: 'differing', words: `${about}: its cold copy is another.` };
}

async function* checkOrphans(ground: Ground, look: Look, objects: readonly ColdStored[]): Findings {
  if (objects.length === 0) return;
  const listNamed = async (keys: string[]) => {
    const items = await ground.ledger.listByColdKeys(keys);
    return queries.listNamedColdKeys(ground.database, keys, { items, topics });
  };
  const named = await listNamed(objects.map(({ key }) => key));
  for (const { key, version, bytes, changedAt } of objects) {
    if (named.has(key) || !hasAge(look, changedAt)) continue;
    yield mendOrphan(look, {
      finding: { kind: 'orphaned', words: `Cold object ${key} (${bytes} bytes): no row names it.` },
      changedAt,
      isNamed: async () => (await listNamed([key])).has(key),
      forget: () => ground.cold.remove(key, version),
    });
  }
}

/** What a copy that broke off has left. The next try begins anew, so nobody needs it. */
async function* checkUnfinished(ground: Ground, look: Look): Findings {
  for await (const { key, changedAt } of ground.cold.listUnfinished()) {
    if (!hasAge(look, changedAt)) continue;
    yield mendOrphan(look, {
      finding: { kind: 'orphaned', words: `Cold object ${key}: only a part of it was written.` },
      changedAt,
      isNamed: async () => false,
      forget: () => ground.cold.discard(key),
    });
  }
}
