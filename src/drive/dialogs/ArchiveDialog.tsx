import { Button } from 'react-aria-components';
import type { FolderItem } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { SnowIcon } from '#drive/icons.tsx';
import { useDriveFacts } from '#drive/queries.ts';
import { fill } from '#lib/fill.ts';
import { Frame } from './Frame.tsx';

/** Ask before a folder goes cold, since nothing in it can be used until it is back. */
export function ArchiveDialog({ folder }: { folder: FolderItem }) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const clearHours = useDriveFacts().data?.limits.clearHours ?? 0;
  const inside = [
    count(words.files, folder.files, language),
    count(words.folders, folder.folders, language),
    formatBytes(folder.bytes, language),
  ];
  const handleConfirm = () => {
    dialog.set(null);
    void acts.archive(folder);
  };
  return (
    <Frame title={sayName(words.archiving.title, folder)} isQuestion>
      <p>{words.archiving.text}</p>
      <dl className="drive-facts">
        <dt>{words.archiving.what}</dt>
        <dd>{inside.join(' · ')}</dd>
      </dl>
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
