import type { PlannedEntry } from '#domain/uploads/contract.ts';

/** What becomes of one file of a plan. */
export type PlanChoice = 'upload' | 'keep-both' | 'replace' | 'skip';

/** What may become of a file, the safest first. Where there is one answer, nobody is asked. */
export function listChoices({
  is,
  exists,
  twinOf,
  suggestion,
}: PlannedEntry): readonly PlanChoice[] {
  if (is === 'new') return ['upload', 'skip'];
  // A file stands where one of its folders should be: only another name could help.
  if (is === 'refused' || suggestion === 'rename') return ['skip'];
  const mayReplace = exists?.kind === 'file' && twinOf === null;
  return mayReplace ? ['keep-both', 'replace', 'skip'] : ['keep-both', 'skip'];
}

/** What is chosen before anybody chose: the server's suggestion, where it may be done. */
export function firstChoice(entry: PlannedEntry): PlanChoice {
  const choices = listChoices(entry);
  return choices.find((choice) => choice === entry.suggestion) ?? choices[0] ?? 'skip';
}

/** Choose the same for many; what may not be done with one of them stays as it was. */
export function chooseForAll(
  choices: readonly PlanChoice[],
  entries: readonly PlannedEntry[],
  { wanted, is }: { wanted: PlanChoice; is: PlannedEntry['is'] | 'all' },
): PlanChoice[] {
  return choices.map((now, i) => {
    const entry = entries[i];
    if (!entry || entry.is === 'new' || (is !== 'all' && entry.is !== is)) return now;
    return listChoices(entry).includes(wanted) ? wanted : now;
  });
}

/** What a plan comes to: how many files go, and their bytes. */
export function sumChoices(
  choices: readonly PlanChoice[],
  sizes: readonly number[],
): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  for (const [i, choice] of choices.entries()) {
    if (choice === 'skip') continue;
    files += 1;
    bytes += sizes[i] ?? 0;
  }
  return { files, bytes };
}
