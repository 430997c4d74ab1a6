import { z } from 'zod';
import type { Ground } from './ground.ts';

const forgotten = z.object({ version: z.string(), blobId: z.string() });

/**
 * Remove what lies on the cold side of a blob that is no more. Of two folders with the same blob that
 * were archived at one time each made a copy of its own, and the blob names only the last.
 */
export async function forgetCopies(
  { ledger, cold }: Pick<Ground, 'ledger' | 'cold'>,
  { key, body }: { key: string; body: unknown },
): Promise<void> {
  const { version, blobId } = forgotten.parse(body);
  for (const { coldKey, coldVersion } of await ledger.listOfBlob(blobId)) {
    if (coldKey && coldVersion) await cold.remove(coldKey, coldVersion);
  }
  await cold.remove(key, version);
}
