import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { FolderItem } from '#domain/folders/contract.ts';
import { toHolding, useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count, formatBytes, sayName } from '#drive/format.ts';
import { CheckIcon } from '#drive/icons.tsx';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';
import type { Holding } from './dialog.ts';
import { Frame } from './Frame.tsx';

interface Props {
  readonly folder: FolderItem;
  readonly holding: Holding | null;
}

/** Delete a folder. One that holds something is first emptied into the trash, as a step of its own. */
export function RemoveDialog({ folder, holding: atFirst }: Props) {
  const { words, dialog, saying, api } = useDrive();
  const acts = useActs();
  const [holding, setHolding] = useState(atFirst);
  const [isEmptied, setIsEmptied] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [isFresh, setIsFresh] = useState(false);
  const say = words.remove;

  const handleConfirm = async () => {
    setIsSending(true);
    setIsFresh(false);
    try {
      if (holding !== null && !isEmptied) {
        await api.emptyFolder(folder.id);
        setIsEmptied(true);
      }
      // Emptying changed the folder: only its new version may be deleted.
      const { version } = await api.folder(folder.id);
      await api.deleteFolder(folder.id, version);
      saying.tell(sayName(words.said.folderDeleted, folder), { tone: 'good' });
      dialog.set(null);
    } catch (error) {
      if (isApiProblem(error) && error.code === 'folder-not-empty') {
        setHolding(toHolding(error.facts));
        setIsEmptied(false);
        setIsFresh(true);
      } else {
        acts.complain(error);
        dialog.set(null);
      }
    } finally {
      setIsSending(false);
      await acts.refresh();
    }
  };

  return (
    <Frame title={sayName(say.title, folder)} isQuestion>
      {holding === null ? <p>{say.blank}</p> : <Contents holding={holding} />}
      {holding !== null && (
        <ol className="drive-steps">
          <li data-done={isEmptied || undefined}>
            {isEmptied && <CheckIcon />}
            {say.stepEmpty}
          </li>
          <li>{say.stepDelete}</li>
        </ol>
      )}
      {isFresh && <p role="alert">{say.meanwhile}</p>}
      <div className="drive-dialog-acts">
        <Button className="button button-quiet" onPress={() => dialog.set(null)} autoFocus>
          {words.cancel}
        </Button>
        <Button
          className="button button-danger"
          isDisabled={isSending}
          onPress={() => void handleConfirm()}
        >
          {holding === null ? say.confirm : say.emptyThenDelete}
        </Button>
      </div>
    </Frame>
  );
}

function Contents({ holding: { files, folders, bytes } }: { holding: Holding }) {
  const { words, language } = useDrive();
  const what = [
    files > 0 && count(words.files, files, language),
    folders > 0 && count(words.folders, folders, language),
  ].filter(Boolean);
  return (
    <>
      <p>
        {fill(words.remove.full, {
          what: new Intl.ListFormat(language).format(what as string[]),
          size: formatBytes(bytes, language),
        })}
      </p>
      <p>{words.remove.how}</p>
    </>
  );
}
