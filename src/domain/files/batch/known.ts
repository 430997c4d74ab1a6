import type { Transaction } from '#adapters/database/database.ts';
import { type FolderRow, findFolders, listTakenNames } from '#domain/folders/queries.ts';

// What a slice knows of folders and names, under the lock of its tree: nobody else changes them.

/** Read these folders when somebody asks for them, and again after something closed some. */
export function knownFolders(tx: Transaction, accountId: string, ids: readonly string[]) {
  let known: Map<string, FolderRow> | null = null;
  return {
    read: async (): Promise<ReadonlyMap<string, FolderRow>> => {
      if (known) return known;
      const rows = await findFolders(tx, accountId, [...new Set(ids)]);
      known = new Map(rows.map((row) => [row.id, row]));
      return known;
    },
    forget: () => {
      known = null;
    },
  };
}

/**
 * Know which of these names are taken in a folder. A name that was given away meanwhile still counts
 * as taken: who wants it goes by itself, and finds out.
 */
export function knownNames(tx: Transaction, nameKeys: readonly string[]) {
  const taken = new Map<string, Set<string>>();
  return {
    /** Take a name in a folder; tell whether it was free. */
    claim: async (folderId: string, nameKey: string): Promise<boolean> => {
      const names = taken.get(folderId) ?? (await listTakenNames(tx, folderId, nameKeys));
      taken.set(folderId, names);
      if (names.has(nameKey)) return false;
      names.add(nameKey);
      return true;
    },
  };
}
