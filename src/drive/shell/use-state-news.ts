import { useEffect, useRef } from 'react';
import type { FolderAnswer, FolderState, Item } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { keys } from '#drive/queries.ts';

/** Tell when the archive has finished with a folder that is on screen. */
export function useStateNews(folder: FolderAnswer | undefined, items: readonly Item[] = []): void {
  const { saying, words, queries } = useDrive();
  const known = useRef(new Map<string, FolderState>());
  // An older answer may come out of the cache after a newer one: every end is told once.
  const told = useRef(new Set<string>());

  useEffect(() => {
    const rows = [folder, ...items].filter((row) => row?.kind === 'folder');
    for (const row of rows) {
      const before = known.current.get(row.id);
      known.current.set(row.id, row.state);
      const sentence =
        before === 'archiving' && row.state === 'archived'
          ? words.said.archived
          : before === 'restoring' && row.state === 'active'
            ? words.said.restored
            : null;
      const journey = `${row.id} ${row.version} ${row.state}`;
      if (sentence === null || told.current.has(journey)) continue;
      told.current.add(journey);
      saying.tell(sayName(sentence, row), { tone: 'good' });
      void queries.invalidateQueries({ queryKey: keys.notifications });
    }
  }, [folder, items, saying, words, queries]);
}
