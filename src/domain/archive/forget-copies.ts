import { z } from 'zod';
import type { Ground } from './ground.ts';
import { listCopies } from './queries.ts';

const forgotten = z.object({ version: z.string(), blobId: z.string() });

/**
 * Remove what lies on the cold side of a blob that is no more. Of two folders with the same blob that
 * were archived at one time each made a copy of its own, and the blob names only the last.
 */
export async function forgetCopies(
  { database, cold }: Pick<Ground, 'database' | 'cold'>,
  { key, body }: { key: string; body: unknown },
): Promise<void> {
  const { version, blobId } = forgotten.parse(body);
  for (const copy of await listCopies(database, blobId)) await cold.remove(copy.key, copy.version);
  await cold.remove(key, version);
}
