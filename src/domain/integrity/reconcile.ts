import { checkCold } from './check-cold.ts';
import { checkDrives, checkFolders, checkReferences } from './check-counters.ts';
import { checkHot, checkIncoming } from './check-hot.ts';
import { checkThumbs } from './check-thumbs.ts';
import { checkLedger, checkWork } from './check-work.ts';
import { type Findings, type Kind, kinds } from './findings.ts';
import type { Ground } from './ground.ts';
import type { Look } from './orphans.ts';
import { isArchiving } from './queries.ts';

/** What a run has found of one kind. The first of them are told in words. */
export interface Found {
  count: number;
  mended: number;
  rows: string[];
}

export interface Report {
  /** So many pairs of a row and an object were looked at. */
  looked: number;
  /** What is found and was not mended. */
  left: number;
  found: Record<Kind, Found>;
}

const toldRows = 20;

/**
 * Hold the database, the ledger and both stores against each other, while everything runs. It holds
 * no more than a slice of any of them. With `mend` it mends what cannot lose a byte: numbers, messages
 * that were lost, small pictures that are made again, old objects that no row names. While anything else
 * is lost those objects stay, since one of them may be it.
 */
export async function reconcile(
  ground: Ground,
  { deep = false, mend = false }: { deep?: boolean; mend?: boolean } = {},
): Promise<Report> {
  const empty = (): Found => ({ count: 0, mended: 0, rows: [] });
  // Every kind has its entry: the list is made from all of them.
  const found = Object.fromEntries(kinds.map((kind) => [kind, empty()])) as Report['found'];
  const report: Report = { looked: 0, left: 0, found };
  const look: Look = {
    deep,
    now: ground.now(),
    isBusy: await isArchiving(ground.database),
    count: (pairs = 1) => {
      report.looked += pairs;
    },
  };

  async function note(findings: Findings, mends: boolean): Promise<void> {
    for await (const { kind, words, mend: mendIt } of findings) {
      const of = report.found[kind];
      const isMended = mends && mendIt !== undefined && (await mendIt());
      of.count += 1;
      of.mended += Number(isMended);
      report.left += Number(!isMended);
      if (of.rows.length < toldRows) of.rows.push(isMended ? `${words} Mended.` : words);
    }
  }

  await note(checkWork(ground), mend);
  await note(checkLedger(ground), mend);
  await note(checkReferences(ground), mend);
  await note(checkFolders(ground), mend);
  await note(checkDrives(ground), mend);
  await note(checkThumbs(ground, look), mend);
  const stores = [checkHot, checkIncoming, checkCold];
  const isSafe = mend && !(await isAnyLost(ground, look, stores));
  for (const check of stores) await note(check(ground, look), isSafe);
  return report;
}

async function isAnyLost(
  ground: Ground,
  look: Look,
  stores: readonly ((ground: Ground, look: Look) => Findings)[],
): Promise<boolean> {
  const quick: Look = { ...look, deep: false, count: () => {} };
  for (const check of stores) {
    for await (const { kind } of check(ground, quick)) {
      if (kind === 'lost') return true;
    }
  }
  return false;
}
