import { createHash } from 'node:crypto';
import { forgetObject } from '#domain/files/forget-object.ts';
import { type Findings, walkRows } from './findings.ts';
import type { Ground } from './ground.ts';
import type { Look } from './orphans.ts';
import * as queries from './queries.ts';

/**
 * Hold the small pictures against the store. One that is not there, or is another, may be let go: a
 * browser makes it again from the bytes that it shows.
 */
export async function* checkThumbs(ground: Ground, look: Look): Findings {
  const rows = walkRows(
    (after, limit) => queries.listThumbs(ground.database, after, limit),
    ({ blobId }) => blobId,
  );
  for await (const thumb of rows) {
    look.count();
    const bytes = await ground.storage.size(thumb.key);
    const isEqual = bytes === thumb.bytes && (!look.deep || (await isAsWritten(ground, thumb)));
    if (isEqual || !(await queries.hasThumb(ground.database, thumb))) continue;
    const about = `Small picture of blob ${thumb.blobId} of account ${thumb.accountId}`;
    const fault = bytes === null ? 'nothing is stored' : 'something else is stored';
    yield {
      kind: bytes === null ? 'lost' : 'differing',
      words: `${about}: ${fault} under its key ${thumb.key}.`,
      mend: () =>
        ground.database.transaction(async (tx) => {
          if (!(await queries.dropThumb(tx, thumb))) return false;
          await forgetObject(tx, thumb.key, ground.now());
          return true;
        }),
    };
  }
}

async function isAsWritten({ storage }: Ground, thumb: queries.ThumbRow): Promise<boolean> {
  const stream = await storage.read(thumb.key);
  const hash = createHash('sha256');
  for await (const chunk of stream ?? []) hash.update(chunk);
  return hash.digest('hex') === thumb.sha256;
}
