import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ColdClass } from '#domain/archive/contract.ts';
import type { FolderItem } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { ClassBill, ClassChoice } from '#drive/archive/ClassBill.tsx';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { SnowIcon } from '#drive/icons.tsx';
import { useDriveFacts, useEstimate } from '#drive/queries.ts';
import { sayProblem } from '#drive/say-problem.ts';
import { fill } from '#lib/fill.ts';
import { Frame } from './Frame.tsx';

/** Ask before a folder goes cold, with what it holds in all and what that costs, now and then. */
export function ArchiveDialog({ folder }: { folder: FolderItem }) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const clearHours = useDriveFacts().data?.limits.clearHours ?? 0;
  const { data: estimate, error } = useEstimate({ folderId: folder.id });
  const [chosen, setChosen] = useState<ColdClass>();
  // The usual one, until another is chosen.
  const coldClass = chosen ?? estimate?.usual.class;
  const handleConfirm = () => {
    dialog.set(null);
    void acts.archive(folder, coldClass);
  };
  const what = estimate
    ? [count(words.files, estimate.files, language), formatBytes(estimate.bytes, language)]
    : [error ? sayProblem(error, words) : words.cold.counting];
  return (
    <Frame title={sayName(words.archiving.title, folder)} isQuestion>
      <p>{words.archiving.text}</p>
      <dl className="drive-facts" aria-busy={estimate === undefined && !error}>
        <dt>{words.archiving.what}</dt>
        <dd>{what.join(' · ')}</dd>
      </dl>
      {estimate?.bill && coldClass && (
        <>
          <ClassChoice bill={estimate.bill} value={coldClass} onChange={setChosen} />
          <ClassBill bill={estimate.bill} value={coldClass} />
        </>
      )}
      {estimate && estimate.owner !== 'aws' && (
        <p className="drive-soft">{words.cold.owners[estimate.owner]}</p>
      )}
      {clearHours >= 1 && (
        <p className="drive-soft">
          {fill(words.archiving.later, {
            time: count(words.hours, Math.round(clearHours), language),
          })}
        </p>
      )}
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.cancel}
        </Button>
        <Button className="button" onPress={handleConfirm}>
          <SnowIcon />
          {words.archiving.confirm}
        </Button>
      </div>
    </Frame>
  );
}
