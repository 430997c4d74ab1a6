import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { FolderItem } from '#domain/folders/contract.ts';
import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { CheckIcon } from '#drive/icons.tsx';
import { chooseSome } from '#drive/selection/selection.ts';
import { fill } from '#lib/fill.ts';
import type { Holding } from './dialog.ts';
import { Frame } from './Frame.tsx';

interface Props {
  readonly folder: FolderItem;
  readonly holding: Holding;
}

/** A folder that holds something goes in two steps: what is inside, then the folder itself. */
export function RemoveDialog({ folder, holding }: Props) {
  const { words, dialog, language } = useDrive();
  const acts = useActs();
  const [step, setStep] = useState<'full' | 'emptying' | 'empty'>('full');
  const { files, folders, bytes } = holding;
  const what = [
    ...(files > 0 ? [count(words.files, files, language)] : []),
    ...(folders > 0 ? [count(words.folders, folders, language)] : []),
  ];
  const handleEmpty = async () => {
    setStep('emptying');
    setStep((await acts.empty(folder)) ? 'empty' : 'full');
  };
  const handleRemove = () => {
    dialog.set(null);
    void acts.run({ action: 'trash', what: chooseSome([folder]) });
  };
  const isEmpty = step === 'empty';
  return (
    <Frame title={sayName(words.remove.fullTitle, folder)} isQuestion>
      <p>
        {fill(words.remove.full, {
          what: new Intl.ListFormat(language).format(what),
          size: formatBytes(bytes, language),
        })}
      </p>
      <ol className="drive-steps" aria-live="polite">
        <li data-done={isEmpty || undefined}>
          {words.remove.stepEmpty}
          {isEmpty && (
            <>
              {' '}
              <CheckIcon />
              <span className="unseen">{words.acts.stepDone}</span>
            </>
          )}
        </li>
        <li>{words.remove.stepDelete}</li>
      </ol>
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {isEmpty ? words.close : words.cancel}
        </Button>
        {isEmpty ? (
          <Button className="button button-danger" onPress={handleRemove} autoFocus key="remove">
            {words.acts.removeFolder}
          </Button>
        ) : (
          <Button
            className="button"
            onPress={() => step === 'full' && void handleEmpty()}
            key="empty"
          >
            {words.acts.empty}
          </Button>
        )}
      </div>
    </Frame>
  );
}
