import { bringBackItems, finishRestore } from './bring-back.ts';
import { discardCopies } from './cancel-job.ts';
import { checkArchive } from './check-archive.ts';
import { clearItems, settleArchive } from './clear-archive.ts';
import { copyItems } from './copy-items.ts';
import { expandArchive } from './expand-archive.ts';
import type { Ground } from './ground.ts';
import { type Body, messages, type Topic } from './messages.ts';
import { closeFolder, warnOfClosing } from './open/close-folder.ts';
import { askToOpen, watchOpening } from './open/open-folder.ts';
import { verifyArchive } from './verify/verify-archive.ts';
import { askForItems, watchItems } from './wake-items.ts';

const steps: { [T in Topic]: (ground: Ground, body: Body<T>) => Promise<void> } = {
  'archive-expand': expandArchive,
  'archive-copy': copyItems,
  'archive-check': checkArchive,
  'archive-settle': settleArchive,
  'archive-clear': clearItems,
  'archive-discard': discardCopies,
  'restore-ask': askForItems,
  'restore-watch': watchItems,
  'restore-bring-back': bringBackItems,
  'restore-finish': finishRestore,
  'archive-verify': verifyArchive,
  'open-ask': askToOpen,
  'open-watch': watchOpening,
  'open-warn': warnOfClosing,
  'open-close': closeFolder,
};

/** Every step of the archive by its topic, for whoever takes messages. Each may run twice. */
export function archiveSteps(
  ground: Ground,
): Record<Topic, (message: { body: unknown }) => Promise<void>> {
  const entries = Object.entries(steps).map(([topic, step]) => {
    // The table gives each topic the step that takes its body.
    const run = step as (ground: Ground, body: unknown) => Promise<void>;
    const contract = messages[topic as Topic];
    return [topic, ({ body }: { body: unknown }) => run(ground, contract.parse(body))];
  });
  return Object.fromEntries(entries);
}
