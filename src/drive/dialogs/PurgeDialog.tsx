import { Button } from 'react-aria-components';
import type { TrashItem } from '#domain/files/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { sayName } from '#drive/format.ts';
import { Frame } from './Frame.tsx';

/** Ask before something is gone for good. */
export function PurgeDialog({ item }: { item: TrashItem }) {
  const { words, dialog } = useDrive();
  const acts = useActs();
  const handleConfirm = () => {
    dialog.set(null);
    void acts.purge(item);
  };
  return (
    <Frame title={sayName(words.trash.purgeTitle, item)} isQuestion>
      <p>{words.trash.purgeText}</p>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.cancel}
        </Button>
        <Button className="button button-danger" onPress={handleConfirm}>
          {words.trash.purge}
        </Button>
      </div>
    </Frame>
  );
}
