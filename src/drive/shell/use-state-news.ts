import { useEffect, useRef } from 'react';
import type { FolderAnswer, FolderState, Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { keys } from '#drive/queries.ts';

/** Tell when the archive has finished with a folder that is on screen. */
export function useStateNews(folder: FolderAnswer | undefined, items: readonly Item[] = []): void {
  const { saying, words, queries } = useDrive();
  const known = useRef(new Map<string, { state: FolderState; version: number }>());

  useEffect(() => {
    const rows = [folder, ...items].filter((row) => row?.kind === 'folder');
    for (const row of rows) {
      const before = known.current.get(row.id);
      // An older answer may come out of the cache after a newer one.
      if (before && before.version >= row.version) continue;
      known.current.set(row.id, row);
      const end = before ? endOf(before.state, row.state) : null;
      if (end === null) continue;
      saying.tell(sayName(words.said[end], row), { tone: 'good' });
      void queries.invalidateQueries({ queryKey: keys.notifications });
    }
  }, [folder, items, saying, words, queries]);
}

/** What came to its end between two looks; of a small folder the way itself may not be seen. */
function endOf(before: FolderState, now: FolderState): 'archived' | 'restored' | null {
  if (now === 'archived' && before !== 'restoring' && before !== 'archived') return 'archived';
  if (now === 'active' && before !== 'archiving' && before !== 'active') return 'restored';
  return null;
}
