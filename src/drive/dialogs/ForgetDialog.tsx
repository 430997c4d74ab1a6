import { Button } from 'react-aria-components';
import type { TrashItem } from '#domain/files/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { Frame } from './Frame.tsx';

interface Props {
  /** Null: all that is in the trash. */
  readonly items: readonly TrashItem[] | null;
  readonly total: number;
}

/** Ask before something is gone for good: this alone cannot be undone. */
export function ForgetDialog({ items, total }: Props) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const say = words.acts.trash;
  const handleConfirm = () => {
    dialog.set(null);
    void acts.forget(items, total);
  };
  return (
    <Frame title={count(say.title, total, language)} isQuestion>
      <p>{say.text}</p>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.cancel}
        </Button>
        <Button className="button button-danger" onPress={handleConfirm}>
          {say.confirm}
        </Button>
      </div>
    </Frame>
  );
}
