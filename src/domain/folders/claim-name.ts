import type { Transaction } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';
import type { Conflict } from './contract.ts';
import { findNameFault, nameBytes, toName, toNameKey, toNumberedName } from './names.ts';
import { findByName, listTakenNames } from './queries.ts';

type Name = ReturnType<typeof toName>;

/** Refuse a name that nothing may have. */
export function requireName(name: string): Name {
  const reason = findNameFault(name);
  if (reason) throw new Problem('name-invalid', { reason, limit: nameBytes });
  return toName(name);
}

/**
 * Settle which name something gets in a folder, under the lock of its tree: the wanted one when it
 * is free or already its own, else what `conflict` says.
 */
export async function claimName(
  tx: Transaction,
  { folderId, name, conflict }: { folderId: string; name: string; conflict: Conflict },
  selfId?: string,
): Promise<Name> {
  const wanted = requireName(name);
  const winner = await findByName(tx, folderId, wanted.nameKey);
  if (!winner || winner.id === selfId) return wanted;
  if (conflict === 'refuse') throw new Problem('name-taken', { id: winner.id, kind: winner.kind });
  return findFreeName(tx, folderId, wanted.name);
}

async function findFreeName(tx: Transaction, folderId: string, name: string): Promise<Name> {
  // One query is enough but for a name with more than a hundred twins; then the steps grow.
  for (let first = 2, size = 100; first < 1_000_000; first += size, size *= 2) {
    const candidates = Array.from({ length: Math.min(size, 8_000) }, (_, i) =>
      toNumberedName(name, first + i),
    );
    const taken = await listTakenNames(tx, folderId, candidates.map(toNameKey));
    const free = candidates.find((candidate) => !taken.has(toNameKey(candidate)));
    if (free) return toName(free);
  }
  throw new Problem('name-taken');
}
